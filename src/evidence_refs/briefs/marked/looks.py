"""How paragraphs of Word look to a reader, by which two versions of a list are compared.

Word and LibreOffice write the same text in other XML each time that they save it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from evidence_refs.briefs.marked.elements import W as _SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{_SPACE}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one look."""

    text: str
    bold: bool
    italic: bool
    link: str


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph: the identifier of its style, and its words."""

    style: str
    words: tuple[Words, ...]

    def __str__(self) -> str:
        """Give it as a line for people."""
        text = "".join(
            f"{each.text} <{each.link}>" if each.link else each.text for each in self.words
        )
        return " ".join(f"[{self.style}] {text}".split()) if self.style else " ".join(text.split())


def looks(elements: Iterable[_Element], targets: Mapping[str, str]) -> Sequence[Look]:
    """Give how paragraphs look; those without words are left out.

    Args:
        elements: of the document.
        targets: for the id of a relationship, where it leads.
    """
    paragraphs = (each for element in elements for each in element.iter(f"{W}p"))
    found = (_look(each, targets) for each in paragraphs)
    return [each for each in found if each.words]


def _look(paragraph: _Element, targets: Mapping[str, str]) -> Look:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    runs = [each for each in _runs(paragraph, targets) if each.text]
    words = tuple(
        Words("".join(each.text for each in alike), *look)
        for look, alike in groupby(runs, key=lambda each: (each.bold, each.italic, each.link))
    )
    return Look("" if style is None else style.get(f"{W}val", ""), words)


def _runs(paragraph: _Element, targets: Mapping[str, str]) -> Iterator[Words]:
    for run in paragraph.iter(f"{W}r"):
        link = next(run.iterancestors(f"{W}hyperlink"), None)
        target = "" if link is None else targets.get(link.get(f"{R}id", ""), "")
        text = "".join(
            each.text or "" if each.tag == f"{W}t" else _SIGNS.get(str(each.tag), "")
            for each in run
        )
        yield Words(text, _is_on(run, "b"), _is_on(run, "i"), target)


def _is_on(run: _Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off", "none")
