"""Years as periods for bars: gaps are shown, and many years are folded into decades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MOST = 30
"""How many bars are seen at one glance."""

_SHORT = 3
"""Empty periods that stand one by one; more of them in a row are one bar."""


@dataclass(frozen=True, slots=True)
class Period:
    """Years from the first to the last, and how many there are of them."""

    first: int
    last: int
    number: int

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.first:04d}"
        return f"{self.first:04d}–{self.last:04d}"


def periods(years: Mapping[int, int], most: int = MOST) -> list[Period]:
    """Give the periods from the first year to the last, none left out.

    They are years; decades where these would be more than `most`, then centuries, and so on. An old
    work among new ones does not fold them: the long gap between is one period.
    """
    step = 1
    while len(found := list(_folded(years, step))) > most:
        step *= 10
    return found


def _folded(years: Mapping[int, int], step: int) -> Iterator[Period]:
    sums = Counter[int]()
    for year, number in years.items():
        sums[year // step] += number
    after = None
    for start in sorted(start for start, number in sums.items() if number):
        if after is not None:
            yield from _gap(after, start, step)
        yield Period(start * step, start * step + step - 1, sums[start])
        after = start + 1


def _gap(start: int, end: int, step: int) -> Iterator[Period]:
    if end - start > _SHORT:
        yield Period(start * step, end * step - 1, 0)
        return
    for each in range(start, end):
        yield Period(each * step, each * step + step - 1, 0)
