"""How lines follow each other, at a place and in a document: their steps, gaps and indents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from evidence_refs.reading.pdf.columns import Column
from evidence_refs.reading.pdf.lines import Line

ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\d{0,3}$|\.pdf$|[a-z]/$")
_ADDRESS = re.compile(r"https?:|www\.|doi:|10\.\d{4}", re.IGNORECASE)
_APART = 1.1
_BUCKET = 3
"""Indents are compared in steps of so many points."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines that follow each other in a column.

    `full` says that the second's first word would not have fitted on the first, so that they may be
    one paragraph; `sure` that they surely are; `ended` that the first surely ends one. `turn` is
    where a full line goes on from the indent `start` to the indent `goal`. `new` says that lines
    of another kind begin with the second.
    """

    size: float
    step: float
    full: bool
    sure: bool
    ended: bool
    turn: Literal["", "right", "left", "below"]
    start: int
    goal: int
    new: bool


def pairs_of(column: Column) -> list[Pair]:
    """Give the pairs of lines of a column."""
    edges = rights(column)
    return [
        _pair(above, below, edges[above.size], column.left)
        for above, below in pairwise(column.lines)
    ]


def _pair(above: Line, below: Line, right: float, left: float) -> Pair:
    em, step, indent = below.size, round(below.y - above.y, 1), below.x0 - above.x0
    new = not alike(above, below) or above.bold != below.bold
    usable = not new and 0.8 * em < step < 3 * em and not above.cells and not below.cells
    full = usable and not fits(above, below, right)
    lower = below.text[:1].islower()
    ended = usable and not full and below.text[:1].isupper()
    turn: Literal["", "right", "left", "below"] = ""
    if full and 0.5 * em < abs(indent) < 8 * em:
        turn = "right" if indent > 0 else "left"
    elif full and lower and abs(indent) < 0.3 * em:
        turn = "below"
    return Pair(
        em, step if usable else 0.0, full, full and lower,
        ended and bool(ENDS.search(above.text.rstrip())), turn,
        round((above.x0 - left) / _BUCKET), round((below.x0 - left) / _BUCKET), new,
    )  # fmt: skip


@dataclass(slots=True)
class Habits:
    """What many pairs show, by size: the steps of sure pairs, and where full lines go on."""

    steps: dict[float, Counter[float]] = field(default_factory=dict)
    turns: Counter[tuple[str, float, int]] = field(default_factory=Counter)

    def add(self, pairs: Iterable[Pair]) -> None:
        """Take in what pairs show."""
        for pair in pairs:
            if pair.sure:
                self.steps.setdefault(pair.size, Counter())[pair.step] += 1
            if pair.turn:
                self.turns[pair.turn, pair.size, pair.start] += 1
                self.turns[f"to {pair.turn}", pair.size, pair.goal] += 1

    def step(self, size: float) -> float | None:
        """Give the usual step between lines of a size, where it was seen."""
        steps = self.steps.get(size)
        return steps.most_common(1)[0][0] if steps and steps.total() > 1 else None

    def begins(self, turn: str, size: float, indent: int, *, least: int = 2) -> bool | None:
        """Say whether lines at an indent begin what goes on further right, or left; None if unseen."""
        around = (indent - 1, indent, indent + 1)
        seen = sum(self.turns[turn, size, each] for each in around)
        flush = sum(self.turns["below", size, each] for each in around)
        # An item may end with a full line: then the next one seems to be its rest.
        back = "to left" if turn == "right" else "to right"
        against = sum(self.turns[back, size, each] for each in around)
        if seen + flush + against <= least:
            return None
        return seen >= least and max(flush, 0.34 * against) <= 0.34 * seen


def neighbours(pairs: Sequence[Sequence[Pair]], index: int) -> Habits:
    """Give the habits of a column and of those beside it."""
    near = Habits()
    for each in pairs[max(0, index - 2) : index + 3]:
        near.add(each)
    return near


@dataclass(frozen=True, slots=True)
class Place:
    """What lines round about show for one line.

    `step` is the usual step between lines; `apart` says that gaps part the paragraphs; `hangs` and
    `outdents` that a line at this indent begins one that goes on further right, or left.
    """

    step: float
    apart: bool
    hangs: bool
    outdents: bool


def places(column: Column, pairs: Sequence[Pair], near: Habits, whole: Habits) -> list[Place]:
    """Give the place of each line of a column."""
    found: list[Place] = []
    start = 0
    while start < len(column.lines):
        end = start
        while end < len(pairs) and not pairs[end].new:
            end += 1
        found += _places(
            column, start, end + 1, [p for p in pairs[start:end] if p.step], near, whole
        )
        start = end + 1
    return found


def _places(
    column: Column, start: int, end: int, around: Sequence[Pair], near: Habits, whole: Habits
) -> list[Place]:
    """Give the places of lines that follow each other and are of one kind."""
    local = Habits()
    local.add(around)
    size = column.lines[start].size
    step = _step(around) or near.step(size) or whole.step(size)
    step = _smallest(around, step) if step else 1.25 * max(size, 1.0)
    ended = [pair.step > _APART * step for pair in around if pair.ended]
    apart = sum(ended) >= 3 and sum(ended) >= 4 * (len(ended) - sum(ended))
    known: dict[int, tuple[bool, bool]] = {}
    found: list[Place] = []
    for line in column.lines[start:end]:
        indent = round((line.x0 - column.left) / _BUCKET)
        if indent not in known:
            right, left = (_begins(turn, size, indent, local, near) for turn in ("right", "left"))
            known[indent] = right, left
        found.append(Place(step, apart, *known[indent]))
    return found


def _begins(turn: str, size: float, indent: int, local: Habits, near: Habits) -> bool:
    here = local.begins(turn, size, indent)
    return bool(near.begins(turn, size, indent) if here is None else here)


def _step(around: Sequence[Pair]) -> float | None:
    for steps in ([p.step for p in around if p.sure], [p.step for p in around if p.full]):
        if len(steps) > 1:
            return Counter(steps).most_common(1)[0][0]
    return None


def _smallest(around: Sequence[Pair], step: float) -> float:
    """Give `step`, or the smallest step here if lines are set wider than elsewhere in that size."""
    steps = [pair.step for pair in around]
    if len(steps) < 3 or any(abs(other - step) < 0.06 * step for other in steps):
        return step
    return min(steps) if min(steps) < 2.2 * around[0].size else step


def alike(above: Line, line: Line) -> bool:
    """Say whether two lines are of one size."""
    return abs(above.size - line.size) < 0.08 * max(above.size, line.size)


def fits(above: Line, line: Line, right: float) -> bool:
    """Say whether the first word of a line would have had place on the line before."""
    if _ADDRESS.match(line.text):
        # An address goes to the next line whole, and may be broken there.
        return above.x1 < 0.5 * right
    return above.x1 + line.first + 0.8 * line.size < right


def rights(column: Column) -> dict[float, float]:
    """Give, for each size, the right edge of the lines set in it."""
    edges: dict[float, float] = {}
    for line in column.lines:
        if not line.cells and len(line.text) > 25:
            edges[line.size] = max(edges.get(line.size, 0.0), line.x1)
    return {line.size: edges.get(line.size, column.right) for line in column.lines}
