"""The list of contents: a field that Word makes anew, with what it holds now, for readers that do not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from evidence_refs.briefs.docx.runs import Runs
from evidence_refs.briefs.docx.styles import DEEPEST, Styles
from evidence_refs.briefs.outline import Line

if TYPE_CHECKING:
    from lxml.etree import _Element


def field(depth: int, lines: Sequence[Line], styles: Styles, runs: Runs) -> list[_Element]:
    """Give the paragraphs of a list of contents: a line that leads to each heading.

    `depth` is the level of the lowest headings in it. Word puts the numbers of pages in when it opens
    the document, and asks first.
    """
    depth = min(depth, DEEPEST)
    paragraphs = [_line(each, styles, runs) for each in lines] or [OxmlElement("w:p")]
    first, last = paragraphs[0], paragraphs[-1]
    at = 1 if first.pPr is not None else 0
    begin = _mark("begin")
    begin[0].set(qn("w:dirty"), "true")
    for mark in (_mark("separate"), _instruction(rf' TOC \o "1-{depth}" \h \z \u '), begin):
        first.insert(at, mark)
    last.append(_mark("end"))
    return paragraphs


def _line(line: Line, styles: Styles, runs: Runs) -> Any:
    made: Any = OxmlElement("w:p")
    made.get_or_add_pPr().style = styles.contents(line.depth + 1)
    made.append(runs.within(line.words, line.anchor))
    return made


def _mark(kind: str) -> Any:
    run: Any = OxmlElement("w:r")
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    return run


def _instruction(code: str) -> Any:
    run: Any = OxmlElement("w:r")
    text = OxmlElement("w:instrText")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = code
    run.append(text)
    return run
