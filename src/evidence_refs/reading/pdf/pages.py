"""A PDF, opened and read page by page into columns of lines; nothing of pdfium is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from ctypes import byref
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from evidence_refs.reading.pdf.characters import Box, Word, page_words
from evidence_refs.reading.pdf.columns import Column, columns
from evidence_refs.reading.pdf.lines import Fragment, fragments
from evidence_refs.reading.pdf.links import mark, page_links

_MARGIN = 0.09


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
    return _laid_out(index + 1, words, bounds, gutters)


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


def _laid_out(number: int, words: list[Word], bounds: Box, gutters: Counter[int]) -> Page:
    turns: Counter[int] = Counter()
    for word in words:
        turns[word.turn] += len(word.text)
    main, *others = [turn for turn, _ in turns.most_common()] or [0]
    aside: list[Column] = []
    for turn in others:
        aside += columns(fragments([w for w in words if w.turn == turn]), Counter())
    found = fragments([w for w in words if w.turn == main])
    edges = {0: (-bounds.top, -bounds.bottom), 1: (bounds.left, bounds.right),
             2: (bounds.bottom, bounds.top), 3: (-bounds.right, -bounds.left)}  # fmt: skip
    top, bottom = edges[main]
    numbers = page_numbers(found, top, bottom)
    body = columns([f for f in found if f not in numbers], gutters)
    body += [column for number in numbers for column in columns([number], Counter())]
    unmapped = sum(_is_unmapped(word.text) for word in words)
    return Page(number, tuple(body), tuple(aside), top, bottom, len(words), unmapped)


def page_numbers(found: Sequence[Fragment], top: float, bottom: float) -> list[Fragment]:
    """Give the numbers that stand alone at the page's edge, which no line of text may take in."""
    near = _MARGIN * (bottom - top)
    outer = [f for f in found if f.y - top < near or bottom - f.y < near]
    lone = [
        f for f in outer if len(f.words) == 1 and f.words[0].text.isdigit() and f.characters < 5
    ]
    return [f for f in lone if sum(abs(f.y - other.y) < f.size for other in lone) == 1]


def _is_unmapped(text: str) -> bool:
    return any(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text) and len(text) > 1
