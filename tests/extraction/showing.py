"""What goldens show of a citation and of a block: readable text, the same for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.citation import Citation
from evidence_refs.extraction.fields.dates import DateReading
from evidence_refs.model import WORK_FIELDS, Name, Organisation, Work
from evidence_refs.source import Slice

_LEFT_OUT = ("date_text",)


def show_fields(fields: dict[str, Any]) -> str:
    """`title=…; authors=Smith, J + {NHS England}; date=2019`, in the order of the model."""
    work = Work.of(**{name: value for name, value in fields.items() if value})
    shown = []
    for name in WORK_FIELDS:
        value = getattr(work, name)
        if value and name not in _LEFT_OUT:
            shown.append(f"{name}={_show(value)}")
    return "; ".join(shown)


def show_citation(citation: Citation) -> str:
    """One line: form, number, lines, section, fields, and the codes of its problems."""
    first, last = citation.lines
    where = f"{first}-{last}" if first != last else str(first)
    head = " ".join(
        part
        for part in (
            citation.form,
            citation.footnote and f"[{citation.footnote}]",
            f"on {where}",
            citation.section and f"under {' > '.join(citation.section)}",
            citation.locator and f"at {citation.locator}",
            "back" if citation.back_reference else "",
        )
        if part
    )
    problems = "".join(f" !{problem.code}" for problem in citation.problems)
    fields = show_fields({name: getattr(citation.work, name) for name in WORK_FIELDS})
    return f"{head}: {fields}{problems}".replace("\n\n", " ¶ ")


def show_blocks(blocks: Iterable[Block]) -> str:
    """One line a block: kind, marker or level, lines, text with its marks."""
    return "\n".join(show_block(block) for block in blocks)


def show_block(block: Block) -> str:
    first, last = block.slice.lines
    marker = f" {block.marker}" if block.marker else f" {block.level}" if block.level else ""
    lines = f"{first}-{last}" if first != last else str(first)
    return f"{block.kind}{marker} ({lines}): {show_slice(block.slice)}"


def show_slice(piece: Slice) -> str:
    """The text, and after it each mark with the words that it covers."""
    marks = [
        f"{mark.kind}[{piece.text[mark.start : mark.end]}]"
        + (f"->{mark.target}" if mark.target else "")
        for mark in piece.marks
    ]
    return " ".join([piece.text, *marks])


def _show(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return " + ".join(_show_one(item) for item in value)
    return "yes"


def _show_one(item: Any) -> str:
    return item if isinstance(item, str) else show_name(item)


def show_name(name: Name) -> str:
    """`Family, Given, Jr`, an organisation in braces."""
    if isinstance(name, Organisation):
        return f"{{{name.literal}}}"
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def show_date(reading: DateReading) -> str:
    """The date as EDTF, `undated`, or `impossible`; after it the date of an update."""
    shown = "undated" if reading.undated else reading.date or "impossible"
    return f"{shown}, updated {reading.updated}" if reading.updated else shown
