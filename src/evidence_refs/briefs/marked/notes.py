"""The footnotes of a text in the Markdown of pandoc: `[^1]: of a paragraph or more`, and `^[of one]`.

Source: https://pandoc.org/MANUAL.html#footnotes
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEFINED = re.compile(r"[ ]{0,3}\[\^[^\]\s]+\]:[ \t]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_INDENTED = re.compile(r"[ ]{4}|[ ]{0,3}\t")
_SIGN = re.compile(r"\\.|\^\[|[\[\]]", re.DOTALL)

Span = tuple[int, int]
"""Where what a note says begins and ends."""


def notes(text: str) -> list[Span]:
    """Give where the notes of a text stand."""
    return [*_defined(text), *_inline(text)]


def _defined(text: str) -> Iterator[Span]:
    """Give notes of their own: to the end of the paragraph, and with those below that are indented."""
    start, end, is_behind_blank = -1, -1, False
    for line in _LINE.finditer(text):
        begins = _DEFINED.match(text, line.start(), line.end())
        is_blank = not line[0].strip()
        ends = is_behind_blank and not is_blank and not _INDENTED.match(line[0])
        if start >= 0 and (begins or ends):
            yield start, end
            start = -1
        if begins:
            start = begins.end()
        if not is_blank:
            end = line.end()
        is_behind_blank = is_blank
    if start >= 0:
        yield start, end


def _inline(text: str) -> Iterator[Span]:
    """Give the notes in a sentence; brackets in one are its own."""
    opened: list[int] = []
    for sign in _SIGN.finditer(text):
        if sign[0] in ("[", "^["):
            opened.append(sign.end() if sign[0] == "^[" else -1)
        elif sign[0] == "]" and opened and (start := opened.pop()) >= 0:
            yield start, sign.start()
