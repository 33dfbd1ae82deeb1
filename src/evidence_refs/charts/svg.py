"""Bars as an SVG file.

Source of the format: https://www.w3.org/TR/SVG2/; of what makes it accessible:
https://www.w3.org/TR/svg-aam-1.0/. Where the reader's screen is dark, its text is light. Each
number stands beside its bar, and all of them in the description.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from evidence_refs.charts.chart import Bar, Chart

_NO_XML = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff"
_HIDDEN = "\\x7f-\\x9f\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff"
_UNFIT = re.compile(f"[{_NO_XML}{_HIDDEN}]")
"""What XML cannot hold, and what hides or reorders the text beside it."""

_TITLE, _SIZE, _SMALL = 17, 13, 12
_LETTER = 7.4
"""How wide a letter of `_SIZE` is, about: the reader's own font is not known here."""
_LINE, _BAR, _PITCH = 16, 14, 24
_ABOVE, _BELOW, _GAP, _MARGIN = 34, 26, 12, 24
_LEAST, _THINNEST = 24.0, 1.5
"""Room of the bars where labels leave none, and how thin the bar of a small number is."""
_LINES = 3
"""Lines of a label; a longer one has its end as the last, and is whole in its tooltip."""
_STRENGTHS = (0.75, 0.4)
"""How strong the parts of a bar are."""

_STYLE = (
    "<style>svg{color-scheme:light dark;color:#1b1b1b}"
    "@media(prefers-color-scheme:dark){svg{color:#ededed}}</style>"
)


def draw(charts: Sequence[Chart], title: str, *, width: int = 720) -> str:
    """Give an SVG file of charts, one below the other, each an image that says what it shows.

    Args:
        charts: what to draw.
        title: what they are, together.
        width: in pixels, without margins; the labels take two fifths of it at most.
    """
    drawn, y = [], 0
    for number, chart in enumerate(charts):
        plan = _plan(chart, width)
        drawn.append(
            f'<g transform="translate(0 {y})"{"".join(_image(plan, f"chart-{number}"))}</g>'
        )
        y += plan.height
    wide, high = width + 2 * _MARGIN, y + 2 * _MARGIN
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"'
        f' viewBox="{-_MARGIN} {-_MARGIN} {wide} {high}" fill="currentColor"'
        f' font-family="system-ui, sans-serif" font-size="{_SIZE}">'
        f"<title>{_text(title)}</title>{_STYLE}{''.join(drawn)}</svg>\n"
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """A chart laid out: where bars begin, how long they may be, and its texts in lines."""

    chart: Chart
    start: float
    room: float
    labels: tuple[list[str], ...]
    note: list[str]

    @property
    def height(self) -> int:
        rows = sum(_height(label) for label in self.labels)
        return _ABOVE + rows + len(self.note) * _LINE + _BELOW


def _plan(chart: Chart, width: int) -> _Plan:
    widest = max((_wide(bar.label) for bar in chart.bars), default=0)
    column = min(widest * _LETTER, width * 2 / 5)
    said = max((len(chart.said(bar)) for bar in chart.bars), default=0)
    start = column + _GAP
    return _Plan(
        chart,
        start,
        max(width - start - said * _LETTER - _GAP, _LEAST),
        tuple(_wrapped(bar.label, column) for bar in chart.bars),
        _wrapped(chart.note, width) if chart.note else [],
    )


def _height(label: list[str]) -> int:
    return _PITCH + (len(label) - 1) * _LINE


def _image(plan: _Plan, name: str) -> Iterator[str]:
    """Give the rest of a group's tag, and what is in the group."""
    chart, y = plan.chart, _ABOVE
    yield f' role="img" aria-labelledby="{name}-title" aria-describedby="{name}-words">'
    yield f'<title id="{name}-title">{_text(chart.title)}</title>'
    yield f'<desc id="{name}-words">{_text(chart.in_words())}</desc>'
    yield f'<text y="{_TITLE}" font-size="{_TITLE}" font-weight="600">{_text(chart.title)}</text>'
    for bar, label in zip(chart.bars, plan.labels, strict=True):
        yield from _row(plan, bar, label, y)
        y += _height(label)
    for line in plan.note:
        yield f'<text y="{y + _SMALL}" font-size="{_SMALL}" opacity="0.8">{_text(line)}</text>'
        y += _LINE


def _row(plan: _Plan, bar: Bar, label: list[str], y: int) -> Iterator[str]:
    said, base, x = plan.chart.said(bar), y + _SIZE, plan.start
    yield f"<g><title>{_text(f'{bar.label}: {said}')}</title>"
    for number, line in enumerate(label):
        yield f'<text y="{base + number * _LINE}">{_text(line)}</text>'
    for number, strength in zip(bar.numbers, _STRENGTHS, strict=False):
        if number:
            long = max(plan.room * number / plan.chart.longest, _THINNEST)
            yield f'<rect x="{x:.1f}" y="{y + 1}" width="{long:.1f}" height="{_BAR}" opacity="{strength}"/>'
            x += long
    yield f'<text x="{x + _GAP / 2:.1f}" y="{base}">{_text(said)}</text></g>'


def _wrapped(text: str, room: float) -> list[str]:
    """Give a text in lines of a width, as far as that is known."""
    clean = " ".join(_UNFIT.sub("\ufffd", text).split())
    # Of a text with some wide letters, all are taken for wide.
    letters = room / _LETTER * len(clean) / max(_wide(clean), 1)
    fitting = max(int(letters), 4)
    lines = textwrap.wrap(clean, fitting) or [""]
    if len(lines) <= _LINES:
        return lines
    # Paths and names of one series begin alike, and differ at their ends.
    end, *_ = textwrap.wrap(clean[::-1], fitting, break_on_hyphens=False)
    *begin, last = lines[: _LINES - 1]
    return [*begin, f"{last} …", end[::-1]]


def _wide(text: str) -> int:
    """Give the width of a text, a letter of Latin being 1."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _text(text: str) -> str:
    return escape(_UNFIT.sub("\ufffd", text))
