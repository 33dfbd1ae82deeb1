"""Charts of bars as a terminal draws them: each in as many columns as there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence_refs.cli.terminal.cells import one_line

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from evidence_refs.charts.chart import Bar, Chart

_WIDEST = 110
"""Wider than this, a bar is no longer seen together with its label."""
_LEAST, _LINES = 8, 3
"""Columns that bars have at least, and lines that a label has at most beside its bar."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LOOKS = (("█", "cyan"), ("░", "cyan"))
"""The parts of a bar, told apart without colour, too."""


def drawn(charts: Sequence[Chart], width: int) -> Group:
    """Give charts, one below the other, in a width of columns."""
    from rich.console import Group
    from rich.text import Text

    parts: list[Text | Table] = []
    for chart in charts:
        parts += [Text(), Text(one_line(chart.title), style="bold"), _bars(chart, width)]
        if chart.note:
            parts.append(Text(one_line(chart.note), style="dim"))
    return Group(*parts)


def cells(numbers: Sequence[int], longest: int, room: int) -> list[int]:
    """Give how many cells each part of a bar is long; what is not 0 has one at least.

    Args:
        numbers: the parts.
        longest: what fills all of the room.
        room: in cells, as many as there are parts at least.
    """
    lengths = [max(1, round(number * room / longest)) if number else 0 for number in numbers]
    while sum(lengths) > room:
        lengths[lengths.index(max(lengths))] -= 1
    return lengths


def _bars(chart: Chart, width: int) -> Table:
    """Give the rows of a chart: each label beside its bar, or above it where they are long."""
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    width = min(width, _WIDEST)
    labels = [one_line(bar.label) for bar in chart.bars]
    longest = max(map(cell_len, labels))
    column = min(longest, max(width * 2 // 5, 12))
    # A blank beside the label, one between bar and number, one that rich leaves free.
    room = width - max(len(chart.said(bar)) for bar in chart.bars) - 3
    above = longest > _LINES * column or room - column < _LEAST
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(overflow="fold", max_width=width if above else column)
    for bar, label in zip(chart.bars, labels, strict=True):
        if above:
            table.add_row(Text(label))
            table.add_row(Text("  ").append(_bar(chart, bar, max(room - 1, _LEAST))))
        else:
            table.add_row(Text(label), _bar(chart, bar, room - column))
    return table


def _bar(chart: Chart, bar: Bar, room: int) -> Text:
    from rich.text import Text

    line = Text()
    if len(bar.numbers) == 1:
        line.append(_smooth(bar.length, chart.longest, room), style=_LOOKS[0][1])
    else:
        lengths = cells(bar.numbers, chart.longest, room)
        for length, (sign, style) in zip(lengths, _LOOKS, strict=False):
            line.append(sign * length, style=style)
    return line.append(f" {chart.said(bar)}" if bar.length else chart.said(bar))


def _smooth(number: int, longest: int, room: int) -> str:
    """Give a bar that is exact to an eighth of a cell."""
    whole, rest = divmod(cells((number,), longest, room * 8)[0], 8)
    return _EIGHTHS[8] * whole + (_EIGHTHS[rest] if rest else "")
