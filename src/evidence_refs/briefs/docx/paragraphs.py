"""Blocks -> paragraphs of Word: headings that links can lead to, entries, and the list of contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from evidence_refs.briefs.blocks import Block, Contents, Heading, Paragraph, Run, Table
from evidence_refs.briefs.docx.contents import field
from evidence_refs.briefs.docx.runs import Runs
from evidence_refs.briefs.docx.styles import Styles
from evidence_refs.briefs.docx.tables import table
from evidence_refs.briefs.outline import contents
from evidence_refs.briefs.ready import text_of

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_HANGING = Cm(1)
_WITHIN = Pt(3)  # between the paragraphs of an entry, less than between entries


def elements(blocks: Sequence[Block], document: Document) -> list[_Element]:
    """Give blocks as paragraphs for a document.

    Raises:
        UsageError: a template wrote a part, which Word cannot have.
    """
    styles = Styles(document)
    runs = Runs(document, styles)
    marks = _Bookmarks(document)
    named = {at: marks.name() for at, each in enumerate(blocks) if isinstance(each, Heading)}
    found: list[_Element] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            style = styles.heading(block.level)
            made = [_styled(style, marks.around(named[at], runs.of(block.runs)))]
        elif isinstance(block, Paragraph):
            made = [_paragraph(block, styles, runs)]
            if _goes_on(blocks, at):
                _keep_near(made[0], is_head=_key(blocks, at - 1) != block.key)
        elif isinstance(block, Contents):
            made = field(block.depth, contents(blocks, at, named), styles, runs)
        elif isinstance(block, Table):
            made = table(block, styles, runs)
        else:
            text_of(block, "docx")
        found += made
    return found


def _goes_on(blocks: Sequence[Block], at: int) -> bool:
    """Say whether the next paragraph is of the same entry."""
    key = _key(blocks, at)
    return bool(key) and _key(blocks, at + 1) == key


def _keep_near(made: Any, *, is_head: bool) -> None:
    """Put a paragraph near the next of its entry; no page may part the first from it."""
    properties = made.get_or_add_pPr()
    properties.spacing_after = _WITHIN
    if is_head:
        properties.keepNext_val = True


def _key(blocks: Sequence[Block], at: int) -> str:
    block = blocks[at] if 0 <= at < len(blocks) else None
    return block.key if isinstance(block, Paragraph) else ""


def _paragraph(paragraph: Paragraph, styles: Styles, runs: Runs) -> Any:
    """Give a paragraph; a number stands in the margin, as text: Word does not count what styles counted."""
    style = styles.entry() if paragraph.key else ""
    content = runs.of(paragraph.runs)
    if paragraph.number:
        content = [*runs.of([Run(paragraph.number)]), runs.tab(), *content]
    made = _styled(style, content)
    if paragraph.number or paragraph.indent:
        properties = made.get_or_add_pPr()
        properties.ind_left = Cm(paragraph.indent + bool(paragraph.number))
        if paragraph.number:
            properties.first_line_indent = -_HANGING
    return made


def _styled(style: str, content: Iterable[_Element]) -> Any:
    made: Any = OxmlElement("w:p")
    if style:
        made.get_or_add_pPr().style = style
    made.extend(content)
    return made


class _Bookmarks:
    """Names for places in a document, which it does not have yet."""

    def __init__(self, document: Document) -> None:
        starts = document.element.iter(qn("w:bookmarkStart"))
        self._taken = {each.get(qn("w:name")) for each in starts}
        ids = [each.get(qn("w:id")) for each in document.element.iter(qn("w:bookmarkStart"))]
        self._next = max((int(id) for id in ids if id and id.isdigit()), default=0) + 1
        self._number = 0

    def name(self) -> str:
        """Give a name such as Word gives to what its list of contents leads to."""
        while True:
            self._number += 1
            found = f"_Toc{self._number:08}"
            if found not in self._taken:
                return found

    def around(self, name: str, content: Sequence[_Element]) -> Iterator[_Element]:
        """Give a content between the marks of a place of this name."""
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self._next))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), name)
                yield mark
                yield from content
            else:
                yield mark
        self._next += 1
