"""One numbering for a document: what its text cites, in that order, then what its lists have beside it.

So a work has one number, and one letter behind its year, in the text and in each list of a style.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs import styles
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.sections import sections

if TYPE_CHECKING:
    from evidence_refs.model import Reference
    from evidence_refs.styles.document import Numbered


class Numbering:
    """The works of one document, numbered for each style that is asked for.

    Args:
        lists: its lists, each with what is asked of it.
        cited: the works that its text cites, in the order in which it does first.
        cites_in: the style of its citations; empty where another program writes them, in that of the lists.
    """

    def __init__(
        self,
        lists: Iterable[tuple[Sequence[Reference], Asked]],
        cited: Sequence[Reference] = (),
        cites_in: str = "",
    ) -> None:
        self._lists, self._cited, self._cites_in = list(lists), cited, cites_in
        self._made: dict[str, Numbered] = {}

    def of(self, style: str) -> Numbered:
        """Give the works that are cited or listed in a style of CSL.

        Raises:
            UsageError: there is no such style.
            UnreadableError: the style's file cannot be followed; with its line.
        """
        if style not in self._made:
            works = {each.key: each for each in self._works(style)}
            self._made[style] = styles.numbered(list(works.values()), style)
        return self._made[style]

    def _works(self, style: str) -> Iterable[Reference]:
        if not self._cites_in or _same(style, self._cites_in):
            yield from self._cited
        for references, asked in self._lists:
            if _same(style, asked.style):
                for section in sections(references, asked):
                    yield from section.references


def _same(style: str, other: str) -> bool:
    """Say whether two names are of one style, which may be that of one file."""
    if style == other:
        return True
    return (
        bool(Path(style).suffix and Path(other).suffix)
        and Path(style).resolve() == Path(other).resolve()
    )
