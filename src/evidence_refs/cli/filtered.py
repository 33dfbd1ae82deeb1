"""The references that the filters take; where there are none, which name nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.catalogue.index.offered import Unknown
    from evidence_refs.cli.options.filters import Filters
    from evidence_refs.cli.terminal.render import Screen


def filtered(screen: Screen, index: Index, filters: Filters) -> list[int]:
    """Give the index's numbers of the references that pass filters, in their order.

    Raises:
        UsageError: a filter names a field, type or key that there is not, or no year or date.
    """
    from evidence_refs.catalogue.index.filters import Filter

    found = index.select(Filter(**filters))
    if not found:
        say_unknown(screen, index, filters)
    return found


def say_unknown(screen: Screen, index: Index, filters: Filters) -> None:
    """Say, in a line for each, what filters name and no reference has, and what may have been meant."""
    from evidence_refs.catalogue.index.filters import Filter

    for each in index.unknown(Filter(**filters)):
        screen.note(f"--{each.option}: there is no {each.option} `{each.value}`{_meant(each)}")


def _meant(unknown: Unknown) -> str:
    if unknown.near:
        return f"; did you mean {', '.join(f'`{name}`' for name in unknown.near)}?"
    return f"; {unknown.option}s: {', '.join(unknown.all)}" if unknown.all else ""
