from __future__ import annotations

import pytest

from evidence_refs.charts.chart import Bar, Chart


def test_numbers_are_said_with_what_they_are() -> None:
    assert Chart("Years", ()).said(Bar("2020", (3,))) == "3"
    growth = Chart("Growth", (), parts=("new", "known"))
    assert growth.said(Bar("brief", (3, 0))) == "3 new, 0 known"


@pytest.mark.parametrize(
    ("number", "share"),
    [(0, "0%"), (1, "<1%"), (400, "40%"), (998, ">99%"), (1000, "100%")],
)
def test_a_share_is_not_rounded_to_none_or_all(number: int, share: str) -> None:
    assert Chart("To do", (), whole=1000).said(Bar("x", (number,))) == f"{number} ({share})"


def test_the_longest_bar_fills_the_room_unless_there_is_a_whole() -> None:
    bars = (Bar("a", (3, 4)), Bar("b", (5, 0)))
    assert Chart("x", bars).longest == 7
    assert Chart("x", bars, whole=20).longest == 20
    assert Chart("x", ()).longest == Chart("x", (Bar("a", (0,)),)).longest == 1


def test_a_chart_is_told_in_words() -> None:
    chart = Chart("Years", (Bar("2020", (3,)), Bar("2021", (0,))), note="2 without a year")
    assert chart.in_words() == "2020: 3; 2021: 0. 2 without a year"
    assert Chart("Years", (Bar("2020", (3,)),)).in_words() == "2020: 3."
