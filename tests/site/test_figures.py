from __future__ import annotations

from typing import Any

from lxml import html

from evidence_refs.charts.chart import Bar, Chart
from evidence_refs.site.figures import figures

from .works import CHARTS, HOSTILE


def tree(charts: dict[str, Chart]) -> Any:
    return html.fromstring(figures(charts, "61 references"))


def test_each_chart_says_all_in_words() -> None:
    found = tree(CHARTS)
    said = {
        chart.xpath("string(h3)"): [each.text_content() for each in chart.xpath("dl/div | p")]
        for chart in found.xpath("//*[@role='group']")
    }
    assert said == {
        "Types": ["Journal article1", "Report60", "1 without a type"],
        "Growth": [f"{HOSTILE}2 new, 1 known"],
    }
    assert found.xpath("string(//*[@id='_counted'])") == "61 references"


def test_a_name_is_text() -> None:
    assert not tree(CHARTS).xpath("//script | //img | //@style")


def test_no_id_is_there_twice_or_is_a_key() -> None:
    names = tree({**CHARTS, "more": Chart("More", (Bar("a", (1,)),))}).xpath("//@id")
    assert len(names) == len(set(names)) == 6
    assert all(name.startswith("_") for name in names)


def test_without_charts_there_is_nothing() -> None:
    assert figures({}, "0 references") == ""


def test_bars_are_as_wide_as_they_are_long_and_what_is_there_is_seen() -> None:
    bars = (Bar("a", (200,)), Bar("b", (100,)), Bar("c", (1,)), Bar("d", (0,)))
    found = tree({"types": Chart("Types", bars)})
    assert found.xpath("//svg/@width") == ["100%", "50%", "1%"]


def test_the_parts_of_a_bar_stand_side_by_side() -> None:
    bars = (Bar("a", (2, 1)), Bar("b", (0, 3)), Bar("c", (3, 0)))
    found = tree({"growth": Chart("Growth", bars, parts=("new", "known"))})
    parts = [(each.get("x"), each.get("width")) for each in found.xpath("//rect")]
    assert parts == [("0%", "66%"), ("66%", "34%"), ("0%", "100%"), ("0%", "100%")]


def test_what_turns_the_text_around_it_is_left_out() -> None:
    found = tree({"types": Chart("Types", (Bar("a\u202eb", (1,)),))})
    assert found.xpath("string(//dt)") == "ab"
