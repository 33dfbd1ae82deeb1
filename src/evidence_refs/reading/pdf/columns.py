"""The reading order of a page: which parts of it are columns, and which lines each has.

A gutter is a blank strip beside which text stands on both sides over several lines. Where one is,
the page is cut into what stands above, left, right and below, and each part is looked at again.
Cells of a table have such strips too: they are short, or begin together line by line.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from evidence_refs.reading.pdf.lines import Fragment, Line, line

_LEAST_LINES = 4
_NUMBER = re.compile(r"\[?(?P<number>\d{1,3})[.)\]]*$")
_DEEPEST = 6
_PAGE, _WIDE = 15, 45
"""Columns of so many lines of so many characters are a text; cells of a table are shorter."""
_LABEL_WIDTH = 5
"""The numbers of a list begin at most as many times their size left of its items."""
_TITLE = 1.25
"""A line above a column that is so much larger than its text is a title."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after the other, with the edges of their column.

    A column with `rows` is a table: each row has its cells, and it has no lines of its own. A
    `closed` one is a cell that holds a text: no paragraph goes on from it, or into it.
    """

    lines: tuple[Line, ...]
    left: float
    right: float
    rows: tuple[tuple[Column, ...], ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Band:
    """A gutter at `x` between two heights, and the fragments on both sides of it."""

    x: float
    left: tuple[Fragment, ...]
    right: tuple[Fragment, ...]
    top: float
    bottom: float

    @property
    def area(self) -> float:
        return (self.bottom - self.top) * min(
            sum(f.x1 - f.x0 for f in self.left), sum(f.x1 - f.x0 for f in self.right)
        )


def columns(fragments: Sequence[Fragment], gutters: Counter[int]) -> list[Column]:
    """Give the columns of a page in the order in which they are read.

    `gutters` counts where those of the pages before end; this page's are added. Where one is
    known, a column of a few lines is one too: so a list ends on its last page.
    """
    ordered = sorted(fragments, key=lambda f: (f.y, f.x0))
    return [_column(part) for part in _cut(ordered, gutters, 0) if part]


def _column(fragments: Sequence[Fragment]) -> Column:
    lines = [line(row) for row in rows(fragments)]
    return Column(tuple(lines), min(f.x0 for f in fragments), max(f.x1 for f in fragments))


def rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Give the fragments that stand on one baseline together, from the top."""
    found: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: f.y):
        last = found[-1] if found else None
        if (
            last
            and fragment.y - last[0].y < 0.3 * min(fragment.size, last[0].size)
            and not any(_overlap(fragment, other) for other in last)
        ):
            last.append(fragment)
        else:
            found.append([fragment])
    return found


def _overlap(one: Fragment, other: Fragment) -> bool:
    """Say whether two fragments lie over each other, and so cannot be one line."""
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > max(one.size, 0.3 * min(one.x1 - one.x0, other.x1 - other.x0))


def _cut(fragments: Sequence[Fragment], gutters: Counter[int], depth: int) -> list[list[Fragment]]:
    if depth >= _DEEPEST or len(fragments) < _LEAST_LINES:
        return [list(fragments)]
    edges = [(x, False) for x in _edges(fragments)]
    edges += [(x, True) for x in _known(fragments, gutters)]
    bands = [band for x, known in edges for band in _bands(fragments, x, known=known)]
    if not bands:
        return [list(fragments)]
    band = max(bands, key=lambda band: band.area)
    gutters[round(band.x)] += 1
    inside = {id(f) for f in (*band.left, *band.right)}
    above = [f for f in fragments if id(f) not in inside and f.y < band.bottom]
    below = [f for f in fragments if id(f) not in inside and f.y >= band.bottom]
    parts: list[list[Fragment]] = []
    for part in (above, band.left, band.right, below):
        if part:
            parts += _cut(part, gutters, depth + 1)
    return parts


def _edges(fragments: Sequence[Fragment]) -> list[float]:
    """Give the places at which several lines begin with other text left of them."""
    left = min(f.x0 for f in fragments)
    starts = sorted(f.x0 for f in fragments if f.x0 > left + 5 * f.size)
    edges: list[float] = []
    index = 0
    while index < len(starts):
        end = index
        while end < len(starts) and starts[end] - starts[index] < 3:
            end += 1
        if end - index >= _LEAST_LINES:
            edges.append(starts[index])
        index = end
    return edges


def _known(fragments: Sequence[Fragment], gutters: Counter[int]) -> list[float]:
    """Give the places of known gutters at which a line begins here."""
    starts = {round(f.x0): f.x0 for f in fragments}
    near = [start for start in starts if any(gutters[start + step] for step in (-1, 0, 1))]
    return [starts[start] for start in near]


def _bands(fragments: Sequence[Fragment], x: float, *, known: bool) -> list[_Band]:
    """Give the heights at which nothing crosses the strip left of `x`, and text stands on both sides."""
    bands: list[_Band] = []
    left: list[Fragment] = []
    right: list[Fragment] = []
    for fragment in [*fragments, None]:
        if fragment is not None and fragment.x1 < x - 0.5 * fragment.size:
            left.append(fragment)
        elif fragment is not None and fragment.x0 > x - 1:
            right.append(fragment)
        else:
            band = _band(x, left, right, known=known)
            if band:
                bands.append(band)
            left, right = [], []
    return bands


def _band(
    x: float, left: Sequence[Fragment], right: Sequence[Fragment], *, known: bool
) -> _Band | None:
    left, right = _without_title(left, right), _without_title(right, left)
    least = 1 if known else _LEAST_LINES
    if len(left) < least or len(right) < least:
        return None
    # What stands above or below the shorter side is no neighbour of it, but goes with its side.
    top = min(f.top for f in (*left, *right))
    bottom = max(f.y for f in (*left, *right)) + 0.01
    shared = min(left[-1].y, right[-1].y) - max(left[0].top, right[0].top)
    if shared < (0 if known else 3 * left[0].size) or _parts_labels(x, left, right):
        return None
    sides = [side for side in (left, right) if not known or len(side) >= _LEAST_LINES]
    if all(map(_is_numbered, (left, right))):
        return _Band(x, tuple(left), tuple(right), top, bottom)
    if not all(_is_prose(side) for side in sides) or _is_table(left, right):
        return None
    return _Band(x, tuple(left), tuple(right), top, bottom)


def _without_title(side: Sequence[Fragment], other: Sequence[Fragment]) -> list[Fragment]:
    """Take off a title that stands over both columns, though it begins where one of them does."""
    if not side or not other:
        return list(side)
    size = median(f.size for f in side)
    top = min(f.top for f in other)
    return [f for f in side if f.y > top or f.size < _TITLE * size]


def _parts_labels(x: float, left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Say whether what begins just left of a strip are the numbers of the items right of it."""
    near = [f for f in left if x - f.x0 < _LABEL_WIDTH * f.size]
    labels = [
        f
        for f in near
        if len(f.words) == 1 and any(abs(f.y - other.y) < 0.3 * f.size for other in right)
    ]
    return len(labels) >= 0.8 * len(near) and _is_numbered(labels)


def _is_numbered(side: Sequence[Fragment]) -> bool:
    """Say whether a column is a list whose numbers climb: its lines may be as short as addresses."""
    numbers = [
        int(match["number"])
        for row in rows(side)
        if (match := _NUMBER.match(min(row, key=lambda f: f.x0).words[0].text))
    ]
    climbing = sum(b == a + 1 for a, b in itertools.pairwise(numbers))
    return len(numbers) >= 3 and climbing >= 0.7 * (len(numbers) - 1)


def _is_prose(side: Sequence[Fragment]) -> bool:
    """Say whether lines fill their column, as those of a text do and those of a table do not."""
    lines = rows(side)
    left, right = min(f.x0 for f in side), max(f.x1 for f in side)
    widths = sorted(max(f.x1 for f in row) - min(f.x0 for f in row) for row in lines)
    characters = sorted(sum(f.characters for f in row) for row in lines)
    half = len(lines) // 2
    return (
        len(lines) >= _LEAST_LINES
        and characters[half] >= 14
        and widths[half] > 0.5 * (right - left)
    )


def _is_table(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Say whether the parts on the right begin where parts on the left do, as cells of a row."""
    tops_left, tops_right = _tops(left), _tops(right)
    if min(len(tops_left), len(tops_right)) < 3:
        return False
    few, many = sorted((tops_left, tops_right), key=len)
    met = sum(any(abs(top - other) < 3 for other in many) for top in few)
    # Paragraphs of two columns meet by chance where both stand on the same lines.
    long = all(len(rows(side)) >= _PAGE and _width(side) >= _WIDE for side in (left, right))
    return met >= (0.9 if long else 0.7) * len(few)


def _width(side: Sequence[Fragment]) -> float:
    """Give how many characters most lines of a column have."""
    return median(sum(f.characters for f in row) for row in rows(side))


def _tops(side: Sequence[Fragment]) -> list[float]:
    """Give the baselines of the lines that follow a gap wider than the usual one."""
    baselines = [row[0].y for row in rows(side)]
    steps = sorted(b - a for a, b in itertools.pairwise(baselines))
    usual = steps[len(steps) // 4] if steps else 0.0
    return [baselines[0]] + [b for a, b in itertools.pairwise(baselines) if b - a > 1.25 * usual]
