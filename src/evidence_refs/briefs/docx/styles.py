"""The styles of Word that a list needs: those of the document, and where it lacks one, one like Word's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

_TITLE = 28
_SIZES = (16, 14, 13, 12, 11, 11, 11, 11, 11)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINK = RGBColor(0x05, 0x63, 0xC1)
DEEPEST = len(_SIZES)
"""How many levels of heading Word has."""


class Styles:
    """The ids of the styles of one document, each looked up once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ids: dict[str, str] = {}

    def heading(self, level: int) -> str:
        """Give the id of the style of a heading; that of level 0 is the title of the document."""
        if level == 0:
            return self._id("Title", self._make_title)
        level = min(level, DEEPEST)
        return self._id(f"Heading {level}", lambda name: self._make_heading(name, level))

    def entry(self) -> str:
        """Give the id of the style of an entry, which Word calls `Bibliography`."""
        return self._id("Bibliography", self._make_entry)

    def contents(self, level: int) -> str:
        """Give the id of the style of a line of the list of contents."""
        return self._id(f"toc {level}", lambda name: self._make_contents(name, level))

    def link(self) -> str:
        """Give the id of the style of a link."""
        return self._id("Hyperlink", self._make_link)

    def table(self) -> str:
        """Give the id of the style of a table with lines."""
        return self._id("Table Grid", self._make_table)

    def _id(self, name: str, make: Callable[[str], None]) -> str:
        if name not in self._ids:
            if name not in self._document.styles:
                make(name)
            self._ids[name] = self._document.styles[name].style_id
        return self._ids[name]

    def _make_title(self, name: str) -> None:
        style = self._make(name)
        style.font.size = Pt(_TITLE)
        style.paragraph_format.space_after = Pt(12)

    def _make_heading(self, name: str, level: int) -> None:
        style = self._make(name)
        style.font.bold = True
        style.font.size = Pt(_SIZES[level - 1])
        style.paragraph_format.space_before = Pt(12)
        style.paragraph_format.keep_with_next = True
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level - 1))
        style.element.get_or_add_pPr().append(outline)

    def _make_entry(self, name: str) -> None:
        self._make(name).paragraph_format.space_after = Pt(10)

    def _make_contents(self, name: str, level: int) -> None:
        style = self._make(name)
        style.paragraph_format.left_indent = Pt(11 * (level - 1))
        style.paragraph_format.space_after = Pt(3)

    def _make_link(self, name: str) -> None:
        style = self._document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
        style.font.color.rgb = _LINK
        style.font.underline = True

    def _make_table(self, name: str) -> None:
        style: Any = self._document.styles.add_style(name, WD_STYLE_TYPE.TABLE, builtin=True)
        lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="auto"/>' for side in _SIDES)
        borders = f"<w:tblPr {nsdecls('w')}><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
        style.element.append(parse_xml(borders))

    def _make(self, name: str) -> ParagraphStyle:
        styles = self._document.styles
        style: ParagraphStyle = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = styles.default(WD_STYLE_TYPE.PARAGRAPH)
        return style
