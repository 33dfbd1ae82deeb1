"""Tables: words to cells by the lines drawn between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.reading.pdf.characters import Word
from evidence_refs.reading.pdf.columns import Column, rows
from evidence_refs.reading.pdf.lines import fragments, line
from evidence_refs.reading.pdf.rules import Grid, Rule

_LONG_CELL = 500
"""A cell of more characters holds a text, and its table lays out a page."""
_SAME = 3.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table between `top` and `bottom`. Each row has its cells from the left."""

    rows: tuple[tuple[Column, ...], ...]
    top: float
    bottom: float

    @property
    def is_layout(self) -> bool:
        """Whether its cells hold texts of their own, so that it only lays out a page."""
        cells = [cell for row in self.rows for cell in row if cell.lines]
        long = sum(sum(len(each.text) for each in cell.lines) > _LONG_CELL for cell in cells)
        return long > 0.2 * len(cells) or all(sum(bool(c.lines) for c in r) < 2 for r in self.rows)


def take_tables(words: Sequence[Word], grids: Sequence[Grid]) -> tuple[list[Table], list[Word]]:
    """Give the tables of a page, from the top, and the words outside of them.

    A grid with text at its side is left: it may be a chart, or one of two columns.
    """
    tables: list[Table] = []
    rest = list(words)
    for grid in sorted(grids, key=lambda grid: grid.rows[0].at):
        left, right = grid.columns[0].at, grid.columns[-1].at
        top, bottom = grid.rows[0].at, grid.rows[-1].at
        level = [word for word in rest if top < _middle(word) < bottom]
        inside = [word for word in level if left < (word.x0 + word.x1) / 2 < right]
        if len(inside) < 4 or len(level) - len(inside) > 2:
            continue
        found = _rows(inside, grid)
        if len(found) < 2 or max(sum(bool(c.lines) for c in row) for row in found) < 2:
            continue
        tables.append(Table(found, top, bottom))
        taken = set(map(id, inside))
        rest = [word for word in rest if id(word) not in taken]
    return tables, rest


def _middle(word: Word) -> float:
    return word.y - 0.3 * word.style.size


def _rows(words: Sequence[Word], grid: Grid) -> tuple[tuple[Column, ...], ...]:
    xs, ys = _places(grid.columns), _places(grid.rows)
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        column = bisect_right(xs, (word.x0 + word.x1) / 2)
        row = bisect_right(ys, _middle(word))
        cells.setdefault(_whole_cell(row, column, grid, xs, ys), []).append(word)
    numbers = sorted({row for row, _ in cells})
    return tuple(
        tuple(_cell(cells.get((row, column), ()), xs, column) for column in range(1, len(xs)))
        for row in numbers
    )


def _places(rules: Sequence[Rule]) -> list[float]:
    """Give where the lines stand; those that nearly meet are one."""
    found: list[float] = []
    for rule in rules:
        if not found or rule.at - found[-1] > _SAME:
            found.append(rule.at)
    return found


def _whole_cell(
    row: int, column: int, grid: Grid, xs: Sequence[float], ys: Sequence[float]
) -> tuple[int, int]:
    """Give the first row and column of a cell that goes over several of them."""
    middle_x = (xs[column - 1] + xs[min(column, len(xs) - 1)]) / 2
    middle_y = (ys[row - 1] + ys[min(row, len(ys) - 1)]) / 2
    while row > 1 and not _drawn(grid.rows, ys[row - 1], middle_x):
        row -= 1
    while column > 1 and not _drawn(grid.columns, xs[column - 1], middle_y):
        column -= 1
    return row, column


def _drawn(rules: Sequence[Rule], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= _SAME and rule.start <= along <= rule.end for rule in rules)


def _cell(words: Sequence[Word], xs: Sequence[float], column: int) -> Column:
    lines = tuple(line(row) for row in rows(fragments(words))) if words else ()
    left = min((each.x0 for each in lines), default=xs[column - 1])
    return Column(lines, left, xs[column] - (left - xs[column - 1]))
