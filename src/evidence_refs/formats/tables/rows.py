"""Rows of a delimited table, whatever its quotation marks do.

A mark that opens a cell and is never closed would swallow the rows below it, up to the next mark. So a
row of many lines is looked at: where it took in what are rows by themselves, its first line is read
alone, as if marks meant nothing, and reading goes on at the second.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_LONGEST_CELL = 2**31 - 1  # the largest limit that every platform's C long takes
_LONGEST = 1 << 26
# After a mark that swallowed much, no other is followed that far: time stays linear.
_LONGEST_AFTER_THAT = 1 << 14
DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, and the line on which they begin; `torn` where a quotation mark is not closed."""

    line: int
    cells: list[str]
    torn: bool = False


class _TooLongError(Exception):
    """A row goes on beyond what a row can be."""


class _Lines:
    """Lines that are kept until the row which they make is known, and can be given back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self._size = 0
        self.limit = _LONGEST

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        self._size += len(line)
        if self._size > self.limit and len(self.taken) > 1:
            raise _TooLongError
        return line

    def accept(self) -> int:
        """Forget the lines of a row; give how many they were."""
        count, self.taken, self._size = len(self.taken), [], 0
        return count

    def give_back(self) -> str:
        """Keep the first line of the row, and give the others back; the first is returned."""
        if self._size > _LONGEST_AFTER_THAT:
            self.limit = _LONGEST_AFTER_THAT
        first, *rest = self.taken
        self._again.extendleft(reversed(rest))
        self.taken, self._size = [], 0
        return first


def rows(lines: Iterable[str], delimiter: str, *, start: int = 1) -> Iterator[Row]:
    """Give the rows of a table; the first is its header. `start` is the number of the first line."""
    csv.field_size_limit(_LONGEST_CELL)
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=delimiter)
    width, line = 0, start
    while True:
        ran_out = False
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_TooLongError, csv.Error):
            cells, ran_out = [], True
        many = len(source.taken) > 1
        if ran_out or (many and width and _swallowed(source.taken, cells, width, delimiter)):
            first = source.give_back()
            yield Row(line, _alone(first, delimiter), torn=True)
            reader = csv.reader(source, delimiter=delimiter)
            line += 1
            continue
        if cells:
            width = width or len(cells)
            yield Row(line, cells)
        line += source.accept()


def _swallowed(taken: Sequence[str], cells: Sequence[str], width: int, delimiter: str) -> bool:
    """Whether a row of many lines took in lines that are rows by themselves."""
    wrong = _what_is_wrong(taken, delimiter)
    if not wrong and len(cells) == width:
        return False
    if wrong.endswith("end of data"):
        return True
    return any(
        each.count(delimiter) == width - 1 or _cells(each, delimiter) == width for each in taken[1:]
    )


def _what_is_wrong(taken: Sequence[str], delimiter: str) -> str:
    """What a strict reader says of a row; nothing where each of its marks is in its place."""
    try:
        list(csv.reader(taken, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return str(error)
    return ""


def _cells(line: str, delimiter: str) -> int:
    if delimiter not in line:
        return 1
    return len(next(csv.reader([line], delimiter=delimiter), []))


def _alone(line: str, delimiter: str) -> list[str]:
    """Give the cells of a line whose quotation marks mean nothing."""
    cells = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return [cell.strip('"') for cell in cells]
