"""The footnotes of a text in the Markdown of pandoc: `[^1]: of a paragraph or more`, and `^[of one]`.

Source: https://pandoc.org/MANUAL.html#footnotes
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_refs.briefs.marked.code import code

_DEFINED = re.compile(r"[ ]{0,3}\[\^(?P<name>[^\]\s]+)\]:[ \t]*")
_REFERENCE = re.compile(r"(?<!\\)\[\^(?P<name>[^\]\s]+)\]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_INDENTED = re.compile(r"[ ]{4}|[ ]{0,3}\t")
_CODE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
_SIGN = re.compile(r"\\.|\^\[|[\[\]]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Note:
    """Where what a note says begins and ends, and where in the text it is read.

    That is where the text first refers to it; at the end of all, if it does nowhere.
    """

    start: int
    end: int
    read_at: int


def notes(text: str) -> list[Note]:
    """Give the notes of a text, code left out, in the order in which they are read: that of their numbers."""
    silent = [*code(text), *(each.span() for each in _CODE.finditer(text))]

    def counts(at: int) -> bool:
        return not any(start <= at < end for start, end in silent)

    defined = [each for each in _defined(text) if counts(each[1])]
    first: dict[str, int] = {}
    for each in _REFERENCE.finditer(text):
        if counts(each.start()) and not any(
            at <= each.start() < start for _, at, start, _ in defined
        ):
            first.setdefault(each["name"], each.start())
    found = [
        *(Note(start, end, first.get(name, len(text))) for name, _, start, end in defined),
        *(Note(start, end, start) for start, end in _inline(text) if counts(start)),
    ]
    return sorted(found, key=lambda each: (each.read_at, each.start))


def _defined(text: str) -> Iterator[tuple[str, int, int, int]]:
    """Give notes of their own: to the end of the paragraph, and with those below that are indented.

    Of each its name, and where its line, its text and its end are.
    """
    name, at, start, end, is_behind_blank = "", -1, -1, -1, False
    for line in _LINE.finditer(text):
        begins = _DEFINED.match(text, line.start(), line.end())
        is_blank = not line[0].strip()
        ends = is_behind_blank and not is_blank and not _INDENTED.match(line[0])
        if start >= 0 and (begins or ends):
            yield name, at, start, end
            start = -1
        if begins:
            name, at, start = begins["name"], begins.start(), begins.end()
        if not is_blank:
            end = line.end()
        is_behind_blank = is_blank
    if start >= 0:
        yield name, at, start, end


def _inline(text: str) -> Iterator[tuple[int, int]]:
    """Give the notes in a sentence; brackets in one are its own."""
    opened: list[int] = []
    for sign in _SIGN.finditer(text):
        if sign[0] in ("[", "^["):
            opened.append(sign.end() if sign[0] == "^[" else -1)
        elif sign[0] == "]" and opened and (start := opened.pop()) >= 0:
            yield start, sign.start()
