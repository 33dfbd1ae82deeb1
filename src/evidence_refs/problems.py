"""What went wrong, as data: a problem says what, where and how to mend it; it never prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file. `line` and `column` count from 1; None where there is none."""

    file: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """`FILE:LINE:COLUMN`, as far as known; empty where nothing is."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place.

    `code` is a stable kebab-case word that scripts may test; `key` is the record's key in the
    catalogue, where the problem is of a record; `hint` says how to mend it.
    """

    code: str
    message: str
    where: Where = NOWHERE
    severity: Severity = "error"
    key: str | None = None
    hint: str | None = None
