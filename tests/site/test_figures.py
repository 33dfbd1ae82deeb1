from __future__ import annotations

from typing import Any

from lxml import html

from evidence_refs.charts.chart import Bar, Chart
from evidence_refs.site.figures import figures

from .works import CHARTS, HOSTILE


def tree(charts: dict[str, Chart]) -> Any:
    return html.fromstring(figures(charts))


def test_each_chart_is_an_image_that_says_all_in_words() -> None:
    found = tree(CHARTS)
    words = {
        image.xpath("string(title)"): image.xpath("string(desc)")
        for image in found.xpath("//*[@role='img']")
    }
    assert words == {
        "Types": "Journal article: 1; Report: 60. 1 without a type",
        "Growth": f"{HOSTILE}: 2 new, 1 known.",
    }


def test_a_name_is_text() -> None:
    assert not tree(CHARTS).xpath("//script | //img | //@style")


def test_no_id_is_there_twice_or_is_a_key() -> None:
    names = tree({**CHARTS, "more": Chart("More", (Bar("a", (1,)),))}).xpath("//@id")
    assert len(names) == len(set(names)) == 7
    assert all(name.startswith("_") for name in names)


def test_without_charts_there_is_nothing() -> None:
    assert figures({}) == ""
