"""Which references an export has, and under which keys: their own, those that a paper cites, or new ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs.errors import UsageError
from evidence_refs.problems import Problem

if TYPE_CHECKING:
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.cli.export.options import Asked
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.formats.papers.cited import Cited

Named = Mapping[int, Sequence[str]]
"""For the index's number of each reference, in their order, the keys under which it is written.

Where there are none, it is written under its own.
"""


def named(screen: Screen, index: Index, ids: Sequence[int], wanted: Asked) -> Named:
    """Give the references of a filter as they were asked for; says which keys of a paper are missing.

    Raises:
        UnreadableError: a paper cannot be read.
    """
    if wanted.papers:
        return _cited(screen, index, ids, wanted)
    if wanted.key_format:
        from evidence_refs.catalogue.records.key_format import formatted

        # Of all references, so that a filter changes no key.
        made = formatted(index.all(), wanted.key_format)
        rows = zip(ids, index.rows(ids), strict=True)
        return {id: (made[row.key],) for id, row in rows}
    return dict.fromkeys(ids, ())


def _cited(screen: Screen, index: Index, ids: Sequence[int], wanted: Asked) -> Named:
    from evidence_refs.formats.papers.cited import EVERYTHING

    places: dict[str, Cited] = {}
    for each in _papers(wanted):
        if isinstance(each, Problem):
            screen.problem(each)
        else:
            places.setdefault(each.key, each)
    everything = places.pop(EVERYTHING, None)
    if not places and not everything:
        screen.note(f"note: {', '.join(wanted.papers)}: cites nothing")
    keys: dict[int, list[str]] = {}
    for key, cited in places.items():
        try:
            keys.setdefault(index.id_of(key), []).append(key)
        except UsageError as missing:
            screen.problem(
                Problem("no-such-key", missing.message, cited.where, "warning", hint=missing.hint)
            )
    return {id: keys.get(id, ()) for id in ids if everything or id in keys}


def _papers(wanted: Asked) -> Iterator[Cited | Problem]:
    from evidence_refs.formats.papers import aux, markdown, tex

    for module, files in ((aux, wanted.aux), (tex, wanted.tex), (markdown, wanted.markdown)):
        for file in files:
            yield from module.read(Path(file))
