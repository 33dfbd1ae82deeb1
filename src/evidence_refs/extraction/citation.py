"""A citation: one place in a document that points to a work, and what the print says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from evidence_refs.model import Form, Work
from evidence_refs.problems import Problem

SURE = 0.72
"""At this confidence or below, a citation is worth a look."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which rule or model gave a field, from characters `start` to `end` of the text it was given.

    `probability` is what a model says of the field (0 to 1); a rule says none.
    """

    field: str
    by: str
    start: int
    end: int
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """What extraction yields. `lines` are the first and last line of its text, from 1.

    `text` is the printed words: the title line, the note, the linked words. `confidence` is the
    chance (0 to 1) that title, authors, year and address are all right. `by` is the style that read
    it, where one did; `evidence` says of single fields what gave them.
    """

    document: str
    file: str
    form: Form
    lines: tuple[int, int]
    text: str
    work: Work
    section: tuple[str, ...] = ()
    footnote: str | None = None
    locator: str | None = None
    pages: tuple[int, int] | None = None
    back_reference: bool = False
    confidence: float = 1.0
    problems: tuple[Problem, ...] = field(default=())
    by: str = ""
    evidence: tuple[Evidence, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give the object that `extract --json` prints; absent values are left out of `reference`."""
        return {
            "document": self.document,
            "file": self.file,
            "form": self.form,
            "lines": list(self.lines),
            **({"pages": list(self.pages)} if self.pages else {}),
            "footnote": _number(self.footnote),
            "locator": self.locator,
            "section": list(self.section),
            "text": self.text,
            "back_reference": self.back_reference,
            "confidence": round(self.confidence, 2),
            "problems": [
                {"code": p.code, "message": p.message, "line": p.where.line} for p in self.problems
            ],
            "reference": self.work.model_dump(mode="json", exclude_unset=True, exclude_none=True),
        }


def _number(text: str | None) -> int | str | None:
    """A note's number is a number in JSON; `12a` and `*` stay text."""
    return int(text) if text and text.isascii() and text.isdigit() else text
