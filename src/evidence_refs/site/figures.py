"""The figures of the catalogue at the end of the page: the charts of `stats`, as lists with bars.

`assets/figures.js` draws the same elements for the works that a reader chose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from evidence_refs.charts.chart import Bar, Chart
from evidence_refs.site.showing import clean

_FRAME = """<details class="figures">
<summary><h2>The catalogue in figures</h2></summary>
<div id="_figures" tabindex="-1">
<p id="_counted">{count}</p>
<div id="_charts" class="charts">{charts}</div>
</div>
</details>
"""

LINK = ' <a href="#_figures">The catalogue in figures</a>'
"""What leads to the figures, which it unfolds: HTML, "The ancestor revealing algorithm"."""

_STRENGTHS = ("0.75", "0.4")
"""How strong the parts of a bar are."""


def figures(charts: Mapping[str, Chart], count: str) -> str:
    """Give charts, by their names, as a folded part of the page; nothing where there are none.

    `count` says of how many works they are.
    """
    if not charts:
        return ""
    drawn = "".join(_chart(name, chart) for name, chart in charts.items())
    return _FRAME.format(count=count, charts=drawn)


def _chart(name: str, chart: Chart) -> str:
    kind = "parts" if chart.parts else "share" if chart.whole else "number"
    rows = "".join(_row(chart, bar) for bar in chart.bars)
    note = f"<p>{escape(chart.note)}</p>" if chart.note else ""
    return (
        f'<div class="chart" role="group" aria-labelledby="_figure-{name}">'
        f'<h3 id="_figure-{name}">{escape(chart.title)}</h3><dl class="{kind}">{rows}</dl>{note}</div>'
    )


def _row(chart: Chart, bar: Bar) -> str:
    drawn = _drawn(bar, chart.longest) if bar.length else ""
    return (
        f"<div><dt>{escape(clean(bar.label))}</dt><dd>{drawn}{escape(chart.said(bar))}</dd></div>"
    )


def _drawn(bar: Bar, longest: int) -> str:
    """Give a bar as wide as it is long; no style in it, which the policy of the page forbids."""
    # Rounded up, so that what is not none is seen, and in whole numbers, which a browser has, too.
    width = -(-100 * bar.length // longest)
    return f'<svg width="{width}%" height="14" aria-hidden="true">{"".join(_parts(bar))}</svg>'


def _parts(bar: Bar) -> Iterator[str]:
    end = total = 0
    for number, strength in zip(bar.numbers, _STRENGTHS, strict=False):
        start, total = end, total + number
        end = 100 * total // bar.length
        if number:
            yield f'<rect x="{start}%" width="{end - start}%" height="14" opacity="{strength}"></rect>'
