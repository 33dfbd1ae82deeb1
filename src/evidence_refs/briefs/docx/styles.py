"""The styles of Word that a list needs: those of the document, and where it lacks one, one like Word's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

_SIZES = (16, 14, 13, 12, 11, 11, 11, 11, 11)
_LINK = RGBColor(0x05, 0x63, 0xC1)
DEEPEST = len(_SIZES)
"""How many levels of heading Word has."""


def heading(document: Document, level: int) -> str:
    """Give the id of the style of a heading."""
    level = min(level, DEEPEST)
    name = f"Heading {level}"
    if name not in document.styles:
        style = _paragraph_style(document, name)
        style.font.bold = True
        style.font.size = Pt(_SIZES[level - 1])
        style.paragraph_format.space_before = Pt(12)
        style.paragraph_format.keep_with_next = True
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level - 1))
        style.element.get_or_add_pPr().append(outline)
    return _id(document, name)


def entry(document: Document) -> str:
    """Give the id of the style of an entry, which Word calls `Bibliography`."""
    if "Bibliography" not in document.styles:
        _paragraph_style(document, "Bibliography").paragraph_format.space_after = Pt(6)
    return _id(document, "Bibliography")


def contents(document: Document, level: int) -> str:
    """Give the id of the style of a line of the list of contents."""
    name = f"toc {level}"
    if name not in document.styles:
        style = _paragraph_style(document, name)
        style.paragraph_format.left_indent = Pt(11 * (level - 1))
        style.paragraph_format.space_after = Pt(3)
    return _id(document, name)


def link(document: Document) -> str:
    """Give the id of the style of a link."""
    if "Hyperlink" not in document.styles:
        style = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
        style.font.color.rgb = _LINK
        style.font.underline = True
    return _id(document, "Hyperlink")


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    return style


def _id(document: Document, name: str) -> str:
    found: str = document.styles[name].style_id
    return found
