"""What finders hand on: a citation before its section and document are known, and how to build it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from evidence_refs.extraction.citation import Evidence
from evidence_refs.extraction.fields.dates import DateReading
from evidence_refs.model import Form, Work
from evidence_refs.problems import Problem, Where


@dataclass(frozen=True, slots=True)
class Found:
    """A citation as its finder sees it.

    `block` is the index of the block where it stands, `blocks` those that it takes up (which no
    other finder reads), `abstract_blocks` those of them whose links count by themselves. `by` is the
    style that read it, where one did; `evidence` says it of single fields.
    """

    form: Form
    lines: tuple[int, int]
    text: str
    work: Work
    block: int
    footnote: str | None = None
    locator: str | None = None
    back_reference: bool = False
    confidence: float = 0.9
    section: tuple[str, ...] | None = None
    problems: tuple[Problem, ...] = ()
    blocks: frozenset[int] = field(default=frozenset())
    titles: frozenset[int] = field(default=frozenset())
    by: str = ""
    evidence: tuple[Evidence, ...] = ()


def date_fields(reading: DateReading | None, text: str | None) -> dict[str, Any]:
    """Give `date`, `date_text`, `date_updated` and `undated` of a date that was read."""
    if reading is None:
        return {}
    return {
        "date": reading.date,
        "date_text": text,
        "date_updated": reading.updated,
        "undated": reading.undated,
    }


def date_problem(reading: DateReading | None, text: str | None, line: int) -> tuple[Problem, ...]:
    """Say that a printed date cannot be, where it cannot."""
    if reading is None or reading.date or reading.undated:
        return ()
    return (
        Problem(
            "impossible-date",
            f"no such date: {text}",
            Where(line=line),
            "warning",
            hint="look at the document; the printed text is kept in date_text",
        ),
    )
