"""What is known of a code: told to people by `validate --explain`, and in docs/validation.md."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_refs.problems import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem.

    `summary` is one line; `why` says what it means and why it matters, `mend` how a person mends it,
    `fix` what `--fix` does, empty where it does nothing. `bad` is a catalogue, or records of one,
    with this problem alone, `good` the same without it; in `bad`, a character from U+DC80 to U+DCFF
    stands for a byte that is not UTF-8.
    """

    name: str
    severity: Severity
    summary: str
    why: str
    mend: str
    bad: str
    good: str
    fix: str = ""

    @property
    def bad_file(self) -> bytes:
        """The bytes of a file with the problem."""
        return whole(self.bad).encode("utf-8", "surrogateescape")

    @property
    def bad_shown(self) -> str:
        """The example as an editor shows it, with signs for what has none."""
        shown = self.bad.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return re.sub(r"[\x00-\x09\x0b-\x1f]", lambda sign: chr(0x2400 + ord(sign[0])), shown)


def whole(example: str) -> str:
    """Give a whole catalogue for records of one."""
    return f"version: 1\nreferences:\n{example}" if example.startswith("- ") else example
