"""A document's text, and slices of it that know where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from evidence_refs.problems import Problem

MarkKind = Literal["link", "underline", "emphasis", "strong"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as text. Lines end in LF and count from 1.

    `id` is its name in the catalogue, `file` the name of the file without its folder, `sha256` that
    of the file's bytes. `page_starts` holds, for each page of a PDF, the line on which it begins.
    `paragraphs` says that empty lines divide paragraphs exactly, and lines within are only wrapped;
    where it is false, paragraphs are guessed from the lines. `problems` are what the reader of the
    file could not make out.
    """

    id: str
    file: str
    text: str
    sha256: str = ""
    page_starts: tuple[int, ...] = ()
    paragraphs: bool = False
    problems: tuple[Problem, ...] = ()

    def pages_of(self, lines: tuple[int, int]) -> tuple[int, int] | None:
        """Give the pages, from 1, of a first and last line; None for a document without pages."""
        if not self.page_starts:
            return None
        first, last = (max(1, bisect_right(self.page_starts, line)) for line in lines)
        return first, last


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a slice that the print marks. `target` is a link's address."""

    kind: MarkKind
    start: int
    end: int
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a document without its text format's own signs.

    `marks` says which characters were linked, underlined or set in italics; `origins` holds pairs
    (offset, line), ascending: from that offset on, the text stands on that line of the document.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    origins: tuple[tuple[int, int], ...] = ((0, 0),)

    def line_at(self, offset: int) -> int:
        """Give the line of the document on which the character at `offset` stands."""
        return self.origins[max(0, bisect_right(self.origins, (offset, 1 << 60)) - 1)][1]

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line of the document that it covers."""
        return self.origins[0][1], self.origins[-1][1]

    def cut(self, start: int, end: int | None = None) -> Slice:
        """Give characters `start` to `end`, without white space around them."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        marks = tuple(
            Mark(m.kind, max(m.start, start) - start, min(m.end, end) - start, m.target)
            for m in self.marks
            if m.start < end and m.end > start
        )
        origins = [(0, self.line_at(start))]
        origins += [(at - start, line) for at, line in self.origins if start < at < end]
        return Slice(self.text[start:end], marks, tuple(origins))


def join(parts: Sequence[Slice], glue: str = " ") -> Slice:
    """Put slices one after the other with `glue` between them."""
    if len(parts) == 1:
        return parts[0]
    text, marks, origins, at = [], [], [], 0
    for number, part in enumerate(parts):
        if number:
            text.append(glue)
            at += len(glue)
        text.append(part.text)
        marks += [Mark(m.kind, m.start + at, m.end + at, m.target) for m in part.marks]
        origins += [(offset + at, line) for offset, line in part.origins]
        at += len(part.text)
    return Slice("".join(text), tuple(marks), tuple(origins) or ((0, 0),))
