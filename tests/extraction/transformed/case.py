"""A document with its labels, as lines that know where they came from.

A transformation takes a `Case` and gives a `Case`: it may change, add, drop, divide or move lines, and
change what the labels say. The labels' `lines` stay those of the untouched document all the while;
`placed` maps them to the new lines at the end, through the lines' origins.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text and the number (from 1) of the line that it came from, 0 where it is new."""

    text: str
    origin: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """What is extracted and what should be found.

    `section` says how the scorer compares sections: `path`, `last` or `no`; `newline` is what ends a
    line in the file.
    """

    name: str
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    section: str = "path"
    newline: str = "\n"

    @property
    def text(self) -> str:
        """The file's text."""
        return self.newline.join(line.text for line in self.lines)

    def with_lines(self, lines: Iterable[Line]) -> Case:
        """Give the same case with other lines."""
        return replace(self, lines=tuple(lines))

    def relabelled(self, change: Callable[[Label], Label | None]) -> Case:
        """Give the same case with each label as `change` gives it; None drops it."""
        changed = (change(copy.deepcopy(label)) for label in self.labels)
        return replace(self, labels=tuple(label for label in changed if label is not None))

    def of(self, *forms: str) -> list[Label]:
        """Give the labels of these forms."""
        return [label for label in self.labels if label["form"] in forms]


Change = Callable[[Case], Case]


def placed(case: Case) -> list[Label]:
    """Give the labels with `lines` as they stand in the changed text; those that went are left out."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, line in enumerate(case.lines, start=1):
        if line.origin:
            first.setdefault(line.origin, number)
            last[line.origin] = number
    out = []
    for label in case.labels:
        a, b = label["lines"]
        inside = [n for n in range(a, b + 1) if n in first]
        if inside:
            start, end = first[inside[0]], last[inside[-1]]
            out.append(label | {"lines": [start, max(start, end)]})
    return out


def chain(*changes: Change) -> Change:
    """Give the change that does one after the other."""

    def change(case: Case) -> Case:
        for step in changes:
            case = step(case)
        return case

    return change


def each_line(change: Callable[[str], str]) -> Change:
    """Give the change that changes the text of every line."""
    return lambda case: case.with_lines(
        replace(line, text=change(line.text)) for line in case.lines
    )


def substitute(pattern: str, put: str | Callable[[re.Match[str]], str]) -> Change:
    """Give the change that substitutes in every line."""
    compiled = re.compile(pattern)
    return each_line(lambda text: compiled.sub(put, text))


def numbers_of(labels: Iterable[Label]) -> set[int]:
    """Give the original numbers of all lines that the labels cover."""
    return {n for label in labels for n in range(label["lines"][0], label["lines"][1] + 1)}


def split_at(line: Line, at: int, between: Sequence[str]) -> list[Line]:
    """Divide a line before character `at`, with other lines between the halves."""
    left, right = line.text[:at].rstrip(), line.text[at:].lstrip()
    return [
        Line(left, line.origin),
        *(Line(text) for text in between),
        Line(right, line.origin),
    ]
