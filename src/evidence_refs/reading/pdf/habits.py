"""How lines follow each other in a column and its neighbours: their steps, gaps and indents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from evidence_refs.reading.pdf.columns import Column
from evidence_refs.reading.pdf.lines import Line

ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\d{0,3}$|\.pdf$|[a-z]/$")
_ADDRESS = re.compile(r"https?:|www\.|doi:|10\.\d{4}", re.IGNORECASE)
_NEAR = 15
_APART = 1.1


_Counts = Counter[tuple[float, int]]


@dataclass(slots=True)
class Habits:
    """What columns show of how their lines follow each other.

    `leading` counts the steps between lines that are surely one paragraph, by size. The others
    count full lines by size and indent: `hanging` those that go on further right, `outdent` those
    that go on further left, `flush` those that go on below; `from_left` and `from_right` the lines
    on which they go on so.
    """

    leading: dict[float, Counter[float]] = field(default_factory=dict)
    hanging: _Counts = field(default_factory=Counter)
    outdent: _Counts = field(default_factory=Counter)
    flush: _Counts = field(default_factory=Counter)
    from_left: _Counts = field(default_factory=Counter)
    from_right: _Counts = field(default_factory=Counter)

    def add(self, other: Habits) -> None:
        """Take over what another column shows."""
        for size, steps in other.leading.items():
            self.leading.setdefault(size, Counter()).update(steps)
        self.hanging.update(other.hanging)
        self.outdent.update(other.outdent)
        self.flush.update(other.flush)
        self.from_left.update(other.from_left)
        self.from_right.update(other.from_right)

    def step(self, size: float) -> float | None:
        """Give the usual step between lines of a size, where it was seen."""
        steps = self.leading.get(size)
        return steps.most_common(1)[0][0] if steps and steps.total() > 1 else None

    def hangs(self, size: float, indent: float) -> bool:
        """Say whether lines at this indent begin items that go on further right."""
        return self._begins(self.hanging, self.from_right, size, indent)

    def outdents(self, size: float, indent: float) -> bool:
        """Say whether lines at this indent begin paragraphs that go on further left."""
        return self._begins(self.outdent, self.from_left, size, indent)

    def _begins(self, counts: _Counts, against: _Counts, size: float, indent: float) -> bool:
        keys = [(size, round(indent / 3) + step) for step in (-1, 0, 1)]
        seen = sum(counts[key] for key in keys)
        # An item may end with a full line: then the next one seems to be its rest.
        others = sum(max(0.34 * against[key], self.flush[key]) for key in keys)
        return seen >= 2 and others <= 0.34 * seen


def neighbours(habits: Sequence[Habits], index: int) -> Habits:
    """Give the habits of a column and of those beside it."""
    near = Habits()
    for each in habits[max(0, index - 2) : index + 3]:
        near.add(each)
    return near


def habits_of(column: Column) -> Habits:
    """See how the lines of a column follow each other."""
    habits = Habits()
    edges = rights(column)
    for above, below in pairwise(column.lines):
        em, step, indent = above.size, below.y - above.y, below.x0 - above.x0
        if not alike(above, below) or below.cells or above.cells or not 0 < step < 3 * em:
            continue
        if fits(above, below, edges[em]):
            continue
        goes_on = below.text[:1].islower()
        key = (em, round((above.x0 - column.left) / 3))
        goal = (em, round((below.x0 - column.left) / 3))
        if goes_on and step > 0.8 * em:
            habits.leading.setdefault(em, Counter())[round(step, 1)] += 1
        if 0.5 * em < indent < 8 * em:
            habits.hanging[key] += 1
            habits.from_left[goal] += 1
        elif -8 * em < indent < -0.5 * em:
            habits.outdent[key] += 1
            habits.from_right[goal] += 1
        elif abs(indent) < 0.3 * em and goes_on:
            habits.flush[key] += 1
    return habits


@dataclass(frozen=True, slots=True)
class Spacing:
    """The usual step between lines at a place, and whether gaps part the paragraphs there."""

    step: float
    apart: bool


def spacings(column: Column, near: Habits, whole: Habits) -> list[Spacing]:
    """Give the spacing above each line but the first, as the lines round about show it."""
    edges = rights(column)
    pairs = [_Pair.of(above, below, edges) for above, below in pairwise(column.lines)]
    found: list[Spacing] = []
    for index, pair in enumerate(pairs):
        around = [
            other
            for other in pairs[max(0, index - _NEAR) : index + _NEAR + 1]
            if other.usable and other.size == pair.size
        ]
        step = _step(around) or near.step(pair.size) or whole.step(pair.size)
        step = _smallest(around, step) if step else 1.25 * max(pair.size, 1.0)
        ended = [other.step > _APART * step for other in around if other.ended]
        apart = sum(ended) >= 3 and sum(ended) >= 4 * (len(ended) - sum(ended))
        found.append(Spacing(step, apart))
    return found


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two lines that follow each other. `sure` and `likely` say how probably they are of one paragraph."""

    size: float
    step: float
    usable: bool
    sure: bool
    likely: bool
    ended: bool

    @classmethod
    def of(cls, above: Line, below: Line, edges: dict[float, float]) -> _Pair:
        em, step = below.size, round(below.y - above.y, 1)
        usable = alike(above, below) and 0.8 * em < step < 3 * em
        full = usable and not fits(above, below, edges[above.size])
        start = below.text[:1]
        ended = usable and not full and start.isupper() and bool(ENDS.search(above.text.rstrip()))
        return cls(em, step, usable, full and start.islower(), full, ended)


def _step(around: Sequence[_Pair]) -> float | None:
    for wanted in ([p.step for p in around if p.sure], [p.step for p in around if p.likely]):
        if len(wanted) > 1:
            return Counter(wanted).most_common(1)[0][0]
    return None


def _smallest(around: Sequence[_Pair], step: float) -> float:
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
