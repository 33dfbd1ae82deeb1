"""A PDF, opened and read page by page into columns of lines; nothing of pdfium is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from ctypes import byref
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from evidence_refs.reading.pdf.characters import Box, Word, page_words
from evidence_refs.reading.pdf.columns import Column, columns, rows
from evidence_refs.reading.pdf.lines import Fragment, fragments
from evidence_refs.reading.pdf.links import mark, page_links
from evidence_refs.reading.pdf.rules import grids
from evidence_refs.reading.pdf.tables import Table, take_tables

_MARGIN = 0.09
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page in reading order. `number` counts from 1; `top` and `bottom` are its edges.

    `aside` holds what is turned against the rest of the page, such as a stamp at its side.
    `words` counts all of them; `unmapped` those of them that have no known characters.
    """

    number: int
    columns: tuple[Column, ...]
    aside: tuple[Column, ...]
    top: float
    bottom: float
    words: int = 0
    unmapped: int = 0


def read_pages(document: Any) -> Iterator[Page]:
    """Give the pages of an open document, one after the other."""
    gutters: Counter[int] = Counter()
    for index in range(pdfium.FPDF_GetPageCount(document)):
        yield _page(document, index, gutters)


def _page(document: Any, index: int, gutters: Counter[int]) -> Page:
    handle = pdfium.FPDF_LoadPage(document, index)
    if not handle:
        return Page(index + 1, (), (), 0, 0)
    with closing(_Closer(pdfium.FPDF_ClosePage, handle)):
        text_page = pdfium.FPDFText_LoadPage(handle)
        if not text_page:
            return Page(index + 1, (), (), 0, 0)
        with closing(_Closer(pdfium.FPDFText_ClosePage, text_page)):
            bounds = _bounds(handle)
            words = mark(page_words(text_page, bounds), page_links(document, handle))
        return _laid_out(index + 1, handle, words, bounds, gutters)


class _Closer:
    def __init__(self, function: Any, handle: Any) -> None:
        self.function, self.handle = function, handle

    def close(self) -> None:
        self.function(self.handle)


def _bounds(handle: Any) -> Box:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(handle, byref(rect)):
        return Box(-1e9, -1e9, 1e9, 1e9)
    return Box(rect.left, rect.bottom, rect.right, rect.top)


def _laid_out(
    number: int, handle: Any, words: list[Word], bounds: Box, gutters: Counter[int]
) -> Page:
    turns: Counter[int] = Counter()
    for word in words:
        turns[word.turn] += len(word.text)
    main, *others = [turn for turn, _ in turns.most_common()] or [0]
    aside: list[Column] = []
    for turn in others:
        aside += columns(fragments([w for w in words if w.turn == turn]), Counter())
    edges = {0: (-bounds.top, -bounds.bottom), 1: (bounds.left, bounds.right),
             2: (bounds.bottom, bounds.top), 3: (-bounds.right, -bounds.left)}  # fmt: skip
    top, bottom = edges[main]
    read = [w for w in words if w.turn == main]
    found = fragments(read)
    tables: list[Table] = []
    if _may_have_tables(found):
        tables, rest = take_tables(read, grids(handle, main))
        found = fragments(rest) if tables else found
    body = _body(found, tables, (top, bottom), gutters)
    unmapped = (
        len(words)
        if _is_no_language(words)
        else sum(len(w.text) > 1 and bool(_UNMAPPED.search(w.text)) for w in words)
    )
    return Page(number, tuple(body), tuple(aside), top, bottom, len(words), unmapped)


def _may_have_tables(found: Sequence[Fragment]) -> bool:
    """Say whether several lines have text apart: only then the lines drawn are looked at."""
    return sum(len(row) > 1 for row in rows(found)) > 1


def _body(
    found: list[Fragment],
    tables: Sequence[Table],
    edges: tuple[float, float],
    gutters: Counter[int],
) -> list[Column]:
    numbers = page_numbers(found, *edges)
    found = [f for f in found if f not in numbers]
    body: list[Column] = []
    for table in tables:
        body += columns([f for f in found if f.y < table.bottom], gutters)
        found = [f for f in found if f.y >= table.bottom]
        if table.is_layout:
            body += [replace(c, closed=True) for row in table.rows for c in row if c.lines]
        else:
            cells = [cell for row in table.rows for cell in row]
            left, right = min(c.left for c in cells), max(c.right for c in cells)
            body.append(Column((), left, right, table.rows))
    body += columns(found, gutters)
    return body + [column for number in numbers for column in columns([number], Counter())]


def page_numbers(found: Sequence[Fragment], top: float, bottom: float) -> list[Fragment]:
    """Give the numbers that stand alone at the page's edge, which no line of text may take in."""
    near = _MARGIN * (bottom - top)
    outer = [f for f in found if f.y - top < near or bottom - f.y < near]
    lone = [
        f for f in outer if len(f.words) == 1 and f.words[0].text.isdigit() and f.characters < 4
    ]
    beside = {id(f): [g for g in found if abs(g.y - f.y) < f.size and g is not f] for f in lone}
    return [f for f in lone if _stands_apart(f, beside[id(f)], lone)]


def _stands_apart(number: Fragment, beside: Sequence[Fragment], lone: Sequence[Fragment]) -> bool:
    """Say whether a number is none of a heading, which it would begin, and no cell of a table."""
    return all(other.x1 < number.x0 and other not in lone for other in beside)


def _is_no_language(words: Sequence[Word]) -> bool:
    """Say whether most words have no vowel: a font may give other letters than it shows."""
    latin = [w.text for w in words if len(w.text) > 3 and w.text.isascii() and w.text.isalpha()]
    return len(latin) >= 30 and sum(not _VOWEL.search(text) for text in latin) > 0.5 * len(latin)
