"""Running heads, footers and page numbers: what stands at the same place of many pages, taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_refs.reading.pdf.columns import Column
from evidence_refs.reading.pdf.lines import Line
from evidence_refs.reading.pdf.pages import Page

_MOST_LINES = 4
_MARGIN = 0.13
_NUMBER = re.compile(
    r"(?:page\s*)?[|–\-\[]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[|–\-\]]?(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*\|?\s*page)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A line's place: from the page's top or bottom (`edge`), how far, and in what size."""

    edge: str
    distance: int
    size: float


def strip(pages: Sequence[Page]) -> list[Page]:
    """Give the pages without their furniture."""
    texts: Counter[tuple[str, _Slot]] = Counter()
    for page in pages:
        texts.update({key for _, key in _outer(page)})
    least = max(3, round(0.03 * len(pages)))
    repeated = {key for key in texts if _count(texts, key) >= least}
    slots = Counter(
        slot for page in pages for slot in {k[1] for _, k in _outer(page) if k in repeated}
    )
    usual = {slot for slot, count in slots.items() if count > max(3, 0.6 * len(pages))}
    return [_stripped(page, repeated, usual, len(pages)) for page in pages]


def _count(texts: Counter[tuple[str, _Slot]], key: tuple[str, _Slot]) -> int:
    text, slot = key
    # Rounding may part lines that differ by a hair.
    return sum(texts[text, replace(slot, distance=slot.distance + step)] for step in (-1, 0, 1))


def _outer(page: Page) -> Iterator[tuple[Line, tuple[str, _Slot]]]:
    """Give the first and the last lines of a page, from the outside, with what tells them again."""
    lines = sorted((line for column in page.columns for line in column.lines), key=lambda x: x.y)
    height = page.bottom - page.top or 1.0
    for line in lines[:_MOST_LINES]:
        if line.y - page.top < _MARGIN * height:
            yield line, _key(line, "top", line.y - page.top)
    for line in reversed(lines[-_MOST_LINES:]):
        if page.bottom - line.y < _MARGIN * height:
            yield line, _key(line, "bottom", page.bottom - line.y)


def _key(line: Line, edge: str, distance: float) -> tuple[str, _Slot]:
    text = re.sub(r"\d+", "#", " ".join(line.text.split()).lower())
    if _NUMBER.fullmatch(line.text.strip()):
        text = "#"
    return text, _Slot(edge, round(distance / 3), line.size)


def _stripped(page: Page, repeated: set[tuple[str, _Slot]], usual: set[_Slot], count: int) -> Page:
    gone: set[int] = set()
    ended: set[str] = set()
    height = page.bottom - page.top or 1.0
    for line, key in _outer(page):
        edge = key[1].edge
        distance = line.y - page.top if edge == "top" else page.bottom - line.y
        lone_number = key[0] == "#" and distance < 0.09 * height and count > 1
        if key in repeated or key[1] in usual or lone_number:
            if edge not in ended:
                gone.add(id(line))
        else:
            # Only what stands outside of all text is furniture.
            ended.add(edge)
    if not gone:
        return page
    columns = [_without(column, gone) for column in page.columns]
    return replace(page, columns=tuple(column for column in columns if column.lines))


def _without(column: Column, gone: set[int]) -> Column:
    kept = tuple(line for line in column.lines if id(line) not in gone)
    if len(kept) == len(column.lines) or not kept:
        return replace(column, lines=kept)
    return Column(kept, min(line.x0 for line in kept), max(line.x1 for line in kept))
