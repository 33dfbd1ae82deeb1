"""Lines of a column to paragraphs.

Whether a line begins a paragraph is a sum of what speaks for and against it: the gap above it, its
indent, its label, how it is set, and whether its first word would have fitted on the line before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidence_refs.reading.pdf.columns import Column
from evidence_refs.reading.pdf.labels import Label, label_of, plain_number
from evidence_refs.reading.pdf.lines import Line

BREAK = 1.5
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\d{0,3}$|\.pdf$|[a-z]/$")
_OPEN = re.compile(
    r"(?:[,&(–\-/\x02\ufffe\xad]|\b(?:and|or|of|the|for|in|to|a|an|on|by|with|from|at))$"
)
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, each with the number of its page."""

    lines: list[Line]
    pages: list[int]
    left: float
    right: float
    label: Label | None = None
    note: str = ""
    level: int = 0

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        return sizes.most_common(1)[0][0]


@dataclass(slots=True)
class Habits:
    """How lines follow each other in a column, or in a document.

    `leading` counts the steps between lines that are surely one paragraph, by size. `hanging`
    counts, by size and indent, full lines that go on at a deeper indent; `flush` those that go on
    at their own.
    """

    leading: dict[float, Counter[float]] = field(default_factory=dict)
    hanging: Counter[tuple[float, int]] = field(default_factory=Counter)
    flush: Counter[tuple[float, int]] = field(default_factory=Counter)

    def add(self, other: Habits) -> None:
        """Take over what another column shows."""
        for size, steps in other.leading.items():
            self.leading.setdefault(size, Counter()).update(steps)
        self.hanging.update(other.hanging)
        self.flush.update(other.flush)

    def step(self, size: float) -> float | None:
        """Give the usual step between lines of a size, if any was seen."""
        steps = self.leading.get(size)
        return steps.most_common(1)[0][0] if steps and steps.total() > 1 else None

    def hangs(self, size: float, indent: float) -> bool:
        """Say whether lines at this indent begin items that go on further right."""
        keys = [(size, round(indent / 3) + step) for step in (-1, 0, 1)]
        hanging = sum(self.hanging[key] for key in keys)
        return hanging >= 2 and sum(self.flush[key] for key in keys) <= 0.34 * hanging


def habits_of(column: Column) -> Habits:
    """See how the lines of a column follow each other."""
    habits = Habits()
    rights = _rights(column)
    for above, below in zip(column.lines, column.lines[1:], strict=False):
        if not _alike(above, below) or below.cells or above.cells:
            continue
        full = not _fits(above, below, rights[above.size])
        step = round(below.y - above.y, 1)
        em = above.size
        goes_on = below.text[:1].islower()
        if full and goes_on and 0.8 * em < step < 3 * em:
            habits.leading.setdefault(em, Counter())[round(step * 2) / 2] += 1
        if full and 0 < step < 3 * em:
            key = (em, round((above.x0 - column.left) / 3))
            indent = below.x0 - above.x0
            if 0.5 * em < indent < 8 * em:
                habits.hanging[key] += 1
            elif abs(indent) < 0.3 * em and goes_on:
                habits.flush[key] += 1
    return habits


def split(column: Column, page: int, near: Habits, whole: Habits) -> list[Paragraph]:
    """Give the paragraphs of a column.

    `near` are the habits of this column and its neighbours, `whole` those of the document.
    """
    rights = _rights(column)
    numbers = _Numbers()
    found: list[Paragraph] = []
    for line in column.lines:
        label = label_of(line)
        last = found[-1] if found else None
        if last is not None:
            joint = _Joint(last, line, label, numbers, column.left, rights[last.lines[-1].size])
            step = near.step(line.size) or whole.step(line.size) or 1.25 * line.size
            if joint.score(near) + _gap(last.lines[-1], line, step) <= BREAK:
                last.lines.append(line)
                last.pages.append(page)
                continue
        numbers.see(line, label)
        found.append(Paragraph([line], [page], column.left, rights[line.size], label))
    return found


def goes_on(
    last: Paragraph, first: Paragraph, left: float, near: Habits, *, labelled: bool
) -> bool:
    """Say whether a paragraph is the rest of the last one of the column before.

    `left` is the left edge of its column; `labelled` says that what follows it has labels as `last` has.
    """
    line = first.lines[0]
    if first.level or last.level or first.note or not _alike(last.lines[-1], line):
        return False
    if last.lines[-1].cells or line.cells:
        return False
    moved = last.lines[-1].x0 - last.left, line.x0 - left
    joint = _Joint(last, line, first.label, _Numbers(), left, last.right, moved)
    score = joint.score(near)
    if last.label and not first.label and labelled:
        score -= 2.5
    return score <= 0.4


class _Numbers:
    """The numbers of labels seen so far: the next of a list is a label for sure."""

    def __init__(self) -> None:
        self.last: dict[str, int] = {}

    def see(self, line: Line, label: Label | None) -> None:
        if label and label.value is not None:
            self.last[label.kind + label.shape] = label.value
        plain = plain_number(line)
        if plain is not None:
            self.last["plain"] = plain

    def is_next(self, key: str, value: int | None) -> bool:
        last = self.last.get(key)
        return value is not None and last is not None and last < value <= last + 2


@dataclass(frozen=True, slots=True)
class _Joint:
    """The place between a paragraph and a line that may go on with it."""

    paragraph: Paragraph
    line: Line
    label: Label | None
    numbers: _Numbers
    left: float
    right: float
    moved: tuple[float, float] | None = None

    def score(self, near: Habits) -> float:
        """Give how much speaks for a new paragraph, without the gap between the lines."""
        return self._type() + self._label() + self._indent(near) + self._end()

    def _type(self) -> float:
        above, line = self.paragraph.lines[-1], self.line
        score = 0.0 if _alike(above, line) else 3.0
        if above.bold != line.bold and _uniform(above) and _uniform(line):
            score += 2.0
        if _LEADER.search(above.text):
            score += 2.0
        if above.cells or line.cells:
            score += 2.0
        return score

    def _label(self) -> float:
        label = self.label
        if label is None:
            number = plain_number(self.line)
            return 1.0 if self.numbers.is_next("plain", number) else 0.0
        if label.kind in ("bullet", "raised"):
            return 3.0
        key = label.kind + label.shape
        if label.value is None:
            return 1.8
        return 2.8 if self.numbers.is_next(key, label.value) or label.value == 1 else 1.0

    def _indent(self, near: Habits) -> float:
        lines, line = self.paragraph.lines, self.line
        em = line.size
        x = line.x0
        if self.moved:
            # Over a column's end only the distance from its edge can be compared.
            x = self.paragraph.lines[-1].x0 + self.moved[1] - self.moved[0]
        first = lines[0].x0
        if near.hangs(line.size, line.x0 - self.left) and x < lines[0].text_x + em:
            return 2.5 if self.label is None or x <= first + 0.5 * em else 0.5
        body = lines[1].x0 if len(lines) > 1 else None
        if body is not None and not (self.moved and len(lines) < 2):
            if x < body - 0.4 * em:
                return 2.5 if abs(x - first) < 0.5 * em or x < first else 0.8
            if x > body + 0.5 * em:
                return 1.8
            return -1.5 if body > first + 0.5 * em else 0.0
        if x > first + 0.5 * em:
            return -1.5 if not _fits(lines[-1], line, self.right) else 0.8
        if x < first - 0.5 * em:
            return 1.6 if _fits(lines[-1], line, self.right) else 0.0
        return 0.0

    def _end(self) -> float:
        above, line = self.paragraph.lines[-1], self.line
        text, start = above.text.rstrip(), line.text[:1]
        score = 0.0
        if _fits(above, line, self.right):
            free = (self.right - above.x1) / max(1.0, self.right - self.paragraph.left)
            score += 1.3 if free < 0.3 else 1.7
        else:
            score -= 0.5
        if start.islower():
            score -= 1.5
        if _ENDS.search(text):
            score += 0.5
        elif _OPEN.search(text):
            score -= 1.2
        return score


def _gap(above: Line, line: Line, step: float) -> float:
    ratio = (line.y - above.y) / step
    if ratio > 1.3 or ratio < 0.4:
        return 3.2
    if ratio > 1.15:
        return 1.3
    return -0.3


def _alike(above: Line, line: Line) -> bool:
    return abs(above.size - line.size) < 0.08 * max(above.size, line.size)


def _uniform(line: Line) -> bool:
    return len({p.bold for p in line.pieces if p.text.strip() and not p.raised}) < 2


def _fits(above: Line, line: Line, right: float) -> bool:
    """Say whether the first word of a line would have had place on the line before."""
    return above.x1 + line.first + 0.8 * line.size < right


def _rights(column: Column) -> dict[float, float]:
    """Give, for each size, the right edge of the lines set in it."""
    rights: dict[float, float] = {}
    for line in column.lines:
        if not line.cells and len(line.text) > 25:
            rights[line.size] = max(rights.get(line.size, 0.0), line.x1)
    return {line.size: rights.get(line.size, column.right) for line in column.lines}


def neighbours(habits: Sequence[Habits], index: int) -> Habits:
    """Give the habits of a column and of those beside it."""
    near = Habits()
    for each in _slice(habits, index):
        near.add(each)
    return near


def _slice(habits: Sequence[Habits], index: int) -> Iterable[Habits]:
    return habits[max(0, index - 2) : index + 3]
