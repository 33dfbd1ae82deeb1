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
_NUMBER_MARGIN = 0.2
_NUMBER = re.compile(
    r"(?:page\s*)?[|–\-\[]?\s*(?:(?!(?:19|20)\d\d)\d{1,4}|[ivxlc]{1,6})\s*[|–\-\]]?(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*\|?\s*page)?",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?P<number>\d{1,3})\s*(?=[A-Z“‘(\[])")
_MOST_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class _Slot:
    """A line's place: from the page's top or bottom (`edge`), how far, and in what size."""

    edge: str
    distance: int
    size: float


def strip(pages: Sequence[Page]) -> list[Page]:
    """Give the pages without their furniture."""
    seen: dict[tuple[str, _Slot], set[int]] = {}
    for page in pages:
        for outer in _outer(page):
            # Rounding may part lines that differ by a hair.
            for step in (-1, 0, 1):
                slot = replace(outer.slot, distance=outer.slot.distance + step)
                seen.setdefault((outer.text, slot), set()).add(page.number)
    repeated = {key for key, numbers in seen.items() if _is_repeated(numbers, len(pages))}
    slots = Counter(
        slot for page in pages for slot in {o.slot for o in _outer(page) if o.key in repeated}
    )
    usual = {slot for slot, count in slots.items() if count > max(3, 0.6 * len(pages))}
    counted = _counted(pages)
    notes = _notes(pages)
    return [_stripped(page, repeated, usual, counted, notes, len(pages)) for page in pages]


def _counted(pages: Sequence[Page]) -> set[int]:
    """Give the lines, by identity, that are numbers which count the pages."""
    steps: dict[int, list[Line]] = {}
    for page in pages:
        for outer in _outer(page):
            if outer.line.text.strip().isdigit():
                steps.setdefault(int(outer.line.text) - page.number, []).append(outer.line)
    least = 2 if len(pages) <= 4 else 3
    return {id(line) for lines in steps.values() if len(lines) >= least for line in lines}


def _notes(pages: Sequence[Page]) -> set[int]:
    """Give the lines, by identity, of notes that stand again at the feet of other pages.

    A report that cites one work in many notes has them so; their numbers do not count the pages.
    """
    again: dict[str, list[tuple[int, _Outer]]] = {}
    for page in pages:
        for outer in _outer(page):
            if outer.begins is not None:
                again.setdefault(_folded(outer.begins), []).append((page.number, outer))
    return {
        id(outer.line)
        for outers in again.values()
        if len({number for number, _ in outers}) > 1
        and len({_leading(outer.begins) - number for number, outer in outers}) > 1
        for _, outer in outers
    }


def _leading(line: Line | None) -> int:
    match = _BEGINS.match(line.text) if line else None
    return int(match["number"]) if match else 0


def _is_repeated(numbers: set[int], count: int) -> bool:
    """Say whether a line that stands on these pages is furniture: of all, or of a chapter's.

    A note that is printed again a few pages on is none.
    """
    if len(numbers) < (2 if count <= 4 else 3):
        return False
    return len(numbers) >= 0.4 * (max(numbers) - min(numbers) + 1)


@dataclass(frozen=True, slots=True)
class _Outer:
    """One of a page's first or last lines. `apart` is how far the next one inwards stands from it.

    `begins` is the line with a number that begins those at a page's foot with which this one stands.
    """

    line: Line
    text: str
    slot: _Slot
    distance: float
    apart: float
    begins: Line | None

    @property
    def key(self) -> tuple[str, _Slot]:
        return self.text, self.slot


def _outer(page: Page) -> Iterator[_Outer]:
    """Give the first and the last lines of a page, from the outside."""
    lines = sorted((line for column in page.columns for line in column.lines), key=lambda x: x.y)
    height = page.bottom - page.top or 1.0
    for edge, ordered in (("top", lines), ("bottom", lines[::-1])):
        for index, line in enumerate(ordered[:_MOST_LINES]):
            distance = line.y - page.top if edge == "top" else page.bottom - line.y
            number = line.text.strip().isdigit() and index == 0
            if distance < (_NUMBER_MARGIN if number else _MARGIN) * height:
                inner = ordered[index + 1].y if index + 1 < len(ordered) else line.y
                slot = _Slot(edge, round(distance / 3), line.size)
                begins = _beginning(ordered[index:]) if edge == "bottom" else None
                yield _Outer(line, _folded(line), slot, distance, abs(inner - line.y), begins)


def _beginning(upwards: Sequence[Line]) -> Line | None:
    """Give the line with a number that begins the lines of which the last is the first given."""
    for at, line in enumerate(upwards[:_MOST_TOGETHER]):
        if at and upwards[at - 1].y - line.y > 1.6 * line.size:
            return None
        if _BEGINS.match(line.text):
            return line
    return None


def _folded(line: Line) -> str:
    """Give the line's text as it is compared from page to page: numbers are all alike."""
    if _NUMBER.fullmatch(line.text.strip()):
        return "#"
    return re.sub(r"\d+", "#", " ".join(line.text.split()).lower())


def _is_year(outer: _Outer, count: int) -> bool:
    """Say whether a lone number is the year with which a note or an item ends (`… 22 March / 2023`)."""
    year = re.fullmatch(r"(?:19|20)\d\d\.?", outer.line.text.strip())
    return bool(year) and count < 1000 and outer.apart < 1.8 * outer.line.size


def _stripped(
    page: Page,
    repeated: set[tuple[str, _Slot]],
    usual: set[_Slot],
    counted: set[int],
    notes: set[int],
    count: int,
) -> Page:
    gone: set[int] = set()
    ended: set[str] = set()
    height = page.bottom - page.top or 1.0
    for outer in _outer(page):
        if _is_year(outer, count):
            ended.add(outer.slot.edge)
            continue
        number = outer.text == "#" and outer.key in repeated and outer.distance < 0.09 * height
        if number or id(outer.line) in counted:
            # Notes may reach below a page's number.
            gone.add(id(outer.line))
            continue
        lone_number = outer.text == "#" and outer.distance < 0.09 * height and count > 1
        in_slot = outer.slot in usual and outer.apart > 1.8 * outer.line.size
        # Only what stands outside of all text is furniture.
        # A few pages may begin alike by chance: then a head must stand apart.
        again = outer.key in repeated and (count > 5 or outer.apart > 1.6 * outer.line.size)
        again = again and id(outer.line) not in notes
        if outer.slot.edge in ended or not (again or in_slot or lone_number):
            ended.add(outer.slot.edge)
        else:
            gone.add(id(outer.line))
    if not gone:
        return page
    columns = [_without(column, gone) for column in page.columns]
    return replace(page, columns=tuple(column for column in columns if column.lines or column.rows))


def _without(column: Column, gone: set[int]) -> Column:
    kept = tuple(line for line in column.lines if id(line) not in gone)
    if len(kept) == len(column.lines) or not kept:
        return replace(column, lines=kept)
    return Column(kept, min(line.x0 for line in kept), max(line.x1 for line in kept))
