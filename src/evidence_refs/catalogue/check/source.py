"""The bytes of a catalogue as text that YAML can read, whatever stands in them, and back.

What no reader takes is put out of the way and reported: bytes that are not UTF-8, characters that
YAML cannot hold, merges that git could not finish. Nothing moves: each character that is left stands
where it stood, so that every place is that of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_refs.catalogue.check.conflicts import without_conflicts
from evidence_refs.catalogue.check.finding import Finding
from evidence_refs.catalogue.text import lines
from evidence_refs.errors import UnreadableError

_NOT_UTF8 = re.compile("[\udc80-\udcff]")  # what Python's `surrogateescape` makes of such bytes
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\udc80-\udcff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_LINES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text. `clean` is the same with what cannot be read put out of the way.

    `names` are the keys and ids that stand only in what was put out of the way.
    """

    raw: bytes
    text: str
    clean: str
    findings: tuple[Finding, ...]
    names: frozenset[str]

    @classmethod
    def of(cls, raw: bytes, file: str) -> Self:
        """Read a file's bytes.

        Raises:
            UnreadableError: they are UTF-16, or too many for a catalogue.
        """
        try:
            text = lines.decode(raw, file)
        except UnreadableError as error:
            if error.where.line is None:
                raise
            text = raw.removeprefix(lines.BOM).decode("utf-8", "surrogateescape")
            text = text.replace("\r\n", "\n") if lines.is_crlf(raw) else text
        readable = _UNPRINTABLE.sub(" ", _NOT_UTF8.sub("x", text))
        clean, conflicts, names = without_conflicts(readable)
        findings = (*_not_utf8(text), *_unprintable(text), *conflicts)
        return cls(raw, text, clean, findings, names)

    def encoded(self, text: str) -> bytes:
        """Give the bytes of the file with another text; line ends and first mark stay."""
        raw = text.encode("utf-8", "surrogateescape")
        if lines.is_crlf(self.raw):
            raw = raw.replace(b"\n", b"\r\n")
        return lines.BOM + raw if self.raw.startswith(lines.BOM) else raw


def _not_utf8(text: str) -> Iterator[Finding]:
    if match := _NOT_UTF8.search(text):
        yield Finding(
            "not-utf8",
            match.start(),
            f"is not UTF-8: byte 0x{ord(match[0]) - 0xDC00:02x}{_on_lines(_NOT_UTF8, text)}",
            "open it as what it is (Windows-1252, as a rule) and save it again as UTF-8",
        )


def _unprintable(text: str) -> Iterator[Finding]:
    if match := _UNPRINTABLE.search(text):
        yield Finding(
            "unprintable",
            match.start(),
            f"holds a character that YAML cannot: U+{ord(match[0]):04X}"
            + _on_lines(_UNPRINTABLE, text),
            f'take it out, or write it in double quotes as "\\u{ord(match[0]):04X}"',
        )


def _on_lines(pattern: re.Pattern[str], text: str) -> str:
    """Name the lines that hold what a pattern finds, where they are several."""
    held = [str(n) for n, line in enumerate(text.split("\n"), 1) if pattern.search(line)]
    if len(held) < 2:
        return ""
    more = f" and {len(held) - _LINES_NAMED} more" if len(held) > _LINES_NAMED else ""
    return f"; on lines {', '.join(held[:_LINES_NAMED])}{more}"
