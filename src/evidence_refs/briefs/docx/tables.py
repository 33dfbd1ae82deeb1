"""Tables of Word: as wide as the text, in the style `Table Grid`, with a head that is printed on each page anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from evidence_refs.briefs.blocks import Break, Run, Table
from evidence_refs.briefs.docx.runs import Runs
from evidence_refs.briefs.docx.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHOLE = "5000"  # in fiftieths of a percent
_WIDTH = 9000  # of all columns, in twentieths of a point, until Word fits them to what they hold


def table(table: Table, styles: Styles, runs: Runs) -> list[_Element]:
    """Give a table, and the paragraph behind it: Word joins two tables that meet."""
    made: Any = OxmlElement("w:tbl")
    settings = _within(made, "w:tblPr")
    _within(settings, "w:tblStyle", val=styles.table())
    _within(settings, "w:tblW", w=_WHOLE, type="pct")
    grid = _within(made, "w:tblGrid")
    for _ in table.aligned:
        _within(grid, "w:gridCol", w=str(_WIDTH // len(table.aligned)))
    for number, cells in enumerate(table.rows):
        row = _within(made, "w:tr")
        if not number:
            _within(_within(row, "w:trPr"), "w:tblHeader")
            cells = tuple(map(_bold, cells))
        pairs = zip(cells, table.aligned, strict=True)
        row.extend(_cell(cell, place, runs) for cell, place in pairs)
    return [made, OxmlElement("w:p")]


def _cell(cell: Sequence[Run | Break], place: str, runs: Runs) -> Any:
    made: Any = OxmlElement("w:tc")
    paragraph = _within(made, "w:p")
    settings = _within(paragraph, "w:pPr")
    _within(settings, "w:spacing", after="0")
    if place:
        _within(settings, "w:jc", val=place)
    paragraph.extend(runs.of(cell))
    return made


def _bold(cell: Iterable[Run | Break]) -> tuple[Run | Break, ...]:
    return tuple(replace(each, bold=True) if isinstance(each, Run) else each for each in cell)


def _within(parent: Any, tag: str, **attributes: str) -> Any:
    """Give a new element, the last within another."""
    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    parent.append(made)
    return made
