"""The thin lines drawn on a page, as those between the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ctypes import byref, c_float
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from evidence_refs.reading.pdf.characters import Box, framed

_MOST = 5_000
"""The most objects of one page that are looked at: a map or a chart may have many more."""
_THIN = 2.5
_SHORTEST = 8.0
_TOUCH = 3.5


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line at `at`, from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines down (`columns`) and across (`rows`) that touch each other, in ascending order."""

    columns: tuple[Rule, ...]
    rows: tuple[Rule, ...]


def grids(page: Any, turn: int) -> list[Grid]:
    """Give the grids of lines of a page, in the frame of its text."""
    down: list[Rule] = []
    across: list[Rule] = []
    sides = [c_float() for _ in range(4)]
    references = [byref(side) for side in sides]
    for index in range(min(_MOST, pdfium.FPDFPage_CountObjects(page))):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, *references):
            continue
        left, right, top, bottom = framed(Box(*(side.value for side in sides)), turn)
        if right - left <= _THIN and bottom - top >= _SHORTEST:
            down.append(Rule((left + right) / 2, top, bottom))
        elif bottom - top <= _THIN and right - left >= _SHORTEST:
            across.append(Rule((top + bottom) / 2, left, right))
    return _grids(merged(down), merged(across))


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Put together lines that are parts of one: programs draw the sides of each cell apart."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / 2), rule.start)):
        last = found[-1] if found else None
        if last and abs(last.at - rule.at) < _THIN and rule.start < last.end + _TOUCH:
            found[-1] = Rule(last.at, min(last.start, rule.start), max(last.end, rule.end))
        else:
            found.append(rule)
    return found


def _grids(down: Sequence[Rule], across: Sequence[Rule]) -> list[Grid]:
    waiting = list(down)
    found: list[Grid] = []
    while waiting:
        columns, rows = [waiting.pop()], list[Rule]()
        grown = True
        while grown:
            new_rows = [r for r in across if r not in rows and any(_meet(c, r) for c in columns)]
            rows += new_rows
            new = [c for c in waiting if any(_meet(c, r) for r in rows)]
            columns += new
            waiting = [c for c in waiting if c not in new]
            grown = bool(new_rows or new)
        found.append(Grid(_ordered(columns), _ordered(rows)))
    return [grid for grid in found if len(grid.columns) > 2 and len(grid.rows) > 2]


def _ordered(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.at))


def _meet(down: Rule, across: Rule) -> bool:
    return (
        down.start - _TOUCH <= across.at <= down.end + _TOUCH
        and across.start - _TOUCH <= down.at <= across.end + _TOUCH
    )
