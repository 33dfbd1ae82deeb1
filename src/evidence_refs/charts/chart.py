"""A chart of bars as data: the terminal and SVG draw the same one, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it counts, and how many. Of several numbers, each is a part of the bar."""

    label: str
    numbers: tuple[int, ...]

    @property
    def length(self) -> int:
        """What the whole bar stands for."""
        return sum(self.numbers)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under a title.

    `parts` names the numbers of each bar, where it has several. `whole` is what each bar is a share
    of; None where they are not. `note` says what no bar shows, empty for nothing.
    """

    title: str
    bars: tuple[Bar, ...]
    parts: tuple[str, ...] = ()
    whole: int | None = None
    note: str = ""

    @property
    def longest(self) -> int:
        """What a bar of the full width stands for; never 0."""
        return max(self.whole or 0, *(bar.length for bar in self.bars), 1)

    def said(self, bar: Bar) -> str:
        """Give the numbers of a bar in words: `12`, `12 new, 3 known`, `12 (40%)`."""
        if self.parts:
            pairs = zip(bar.numbers, self.parts, strict=True)
            return ", ".join(f"{number} {part}" for number, part in pairs)
        return (
            f"{bar.length} ({_percent(bar.length, self.whole)})" if self.whole else str(bar.length)
        )

    def in_words(self) -> str:
        """Give all that the chart says as one text, for those who do not see it."""
        bars = "; ".join(f"{bar.label}: {self.said(bar)}" for bar in self.bars)
        return f"{bars}. {self.note}".strip() if self.note else f"{bars}."


def _percent(number: int, whole: int) -> str:
    """Give a share in whole percents; what is not none is not 0%, what is not all not 100%."""
    share = 100 * number / whole
    if 0 < share < 1:
        return "<1%"
    if 99 < share < 100:
        return ">99%"
    return f"{share:.0f}%"
