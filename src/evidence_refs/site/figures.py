"""The figures of the catalogue at the end of the page: the charts of `stats`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evidence_refs.charts.chart import Chart
from evidence_refs.charts.svg import draw

_WIDTH = 336
"""Pixels of a chart: three stand side by side on a wide screen, one fits a telephone."""

_FRAME = """<details class="figures">
<summary><h2>The catalogue in figures</h2></summary>
<div id="_figures" class="charts">
{charts}</div>
</details>
"""

LINK = ' · <a href="#_figures">The catalogue in figures</a>'
"""What leads to the figures, which it unfolds: HTML, "The ancestor revealing algorithm"."""


def figures(charts: Mapping[str, Chart]) -> str:
    """Give charts, by their names, as a folded part of the page; nothing where there are none."""
    return _FRAME.format(charts="".join(_drawn(charts))) if charts else ""


def _drawn(charts: Mapping[str, Chart]) -> Iterator[str]:
    for name, chart in charts.items():
        yield draw([chart], "", width=_WIDTH, name=f"_figure-{name}")
