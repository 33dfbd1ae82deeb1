"""The parts of a Word file that have prose in them: the document itself, its footnotes and endnotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence_refs.briefs.marked.elements import Elements, elements
from evidence_refs.briefs.marked.prose import Prose, prose

if TYPE_CHECKING:
    from evidence_refs.briefs.marked import fragments
    from evidence_refs.briefs.marked.word import Word

KINDS = ("footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Text:
    """A part: its name, its bytes, its prefixes for namespaces, and its paragraphs.

    `copies` are the bytes of what is there once more.
    """

    name: str
    xml: bytes
    prefixes: fragments.Prefixes
    prose: Prose
    copies: Sequence[tuple[int, int]]

    def is_copy(self, at: int) -> bool:
        """Say whether what stands at a byte is there once more."""
        return any(start <= at < end for start, end in self.copies)


def texts(word: Word, file: str) -> dict[str, Text]:
    """Give the parts of a file by their kinds, which is empty for the document itself.

    Raises:
        UnreadableError: one is damaged.
    """
    package = word.package
    found = {"": _text(package.main, word.xml, word.found)}
    for each in package.document.part.rels.values():
        kind = each.reltype.rpartition("/")[2]
        if kind in KINDS and not each.is_external:
            name = str(each.target_part.partname).lstrip("/")
            xml = package.part(name)
            found[kind] = _text(name, xml, elements(xml, file))
    return found


def _text(name: str, xml: bytes, found: Elements) -> Text:
    return Text(name, xml, found.prefixes, prose(xml, found), found.copies)
