"""What the text of a brief cites: its keys, which of them the catalogue has, and the works that these are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence_refs.errors import UsageError
from evidence_refs.problems import Problem, Where

if TYPE_CHECKING:
    from evidence_refs.briefs.marked.clusters import Cluster
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.model import Reference


@dataclass(frozen=True, slots=True)
class Citations:
    """The keys that a text cites.

    `ids` gives for each that the catalogue has the index's number of its reference, in the order in
    which they are first cited; `missing` is what to say of the others.
    """

    ids: Mapping[str, int]
    missing: Mapping[str, UsageError]

    def works(self, index: Index) -> dict[str, Reference]:
        """Give the reference of each key."""
        return dict(zip(self.ids, index.references(list(self.ids.values())), strict=True))

    def tell_missing(self, screen: Screen) -> None:
        """Say which keys the catalogue does not have, where that is no error: pandoc may know more."""
        for each in self.missing.values():
            screen.problem(
                Problem("no-such-key", each.message, each.where, "warning", hint=each.hint)
            )


def citations(
    index: Index, found: Iterable[Cluster], where: Callable[[Cluster], Where]
) -> Citations:
    """Look up what citations cite, each of which stands somewhere."""
    ids: dict[str, int] = {}
    missing: dict[str, UsageError] = {}
    for cluster in found:
        for key in (cite.key for cite in cluster.cites):
            if key in ids or key in missing:
                continue
            try:
                ids[key] = index.id_of(key)
            except UsageError as error:
                missing[key] = UsageError(error.message, where=where(cluster), hint=error.hint)
    return Citations(ids, missing)


def tell_nearly(screen: Screen, every: Citations, sure: Citations) -> None:
    """Say which names in a sentence may be mistyped keys: those that are no citations, but near to a key."""
    for key in (each for each in every.missing if each not in sure.missing):
        error = every.missing[key]
        if error.hint and error.hint.startswith("did you mean"):
            message = f"`@{key}` is no citation: {error.message}"
            screen.problem(Problem("no-such-key", message, error.where, "warning", hint=error.hint))
