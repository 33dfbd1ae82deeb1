from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.charts.years import MOST, periods


def said(years: dict[int, int], most: int = MOST) -> dict[str, int]:
    return {str(each): each.number for each in periods(years, most)}


def test_gaps_are_shown() -> None:
    assert said({2019: 2, 2022: 1}) == {"2019": 2, "2020": 0, "2021": 0, "2022": 1}


def test_an_old_work_does_not_fold_the_new_ones() -> None:
    assert said({1942: 1, 2020: 3, 2021: 5}) == {"1942": 1, "1943–2019": 0, "2020": 3, "2021": 5}


def test_many_years_are_decades_and_many_decades_centuries() -> None:
    decades = said(dict.fromkeys(range(1985, 2024), 1))
    assert decades == {
        "1980–1989": 5,
        "1990–1999": 10,
        "2000–2009": 10,
        "2010–2019": 10,
        "2020–2029": 4,
    }
    assert list(said(dict.fromkeys(range(1601, 2024, 4), 1))) == [
        "1600–1699", "1700–1799", "1800–1899", "1900–1999", "2000–2099",
    ]  # fmt: skip


def test_no_years_are_no_periods() -> None:
    assert periods({}) == []
    assert periods({2020: 0}) == []
    assert said({950: 1}) == {"0950": 1}


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.integers(-10_000, 10**9) | st.integers(1900, 2030), st.integers(1, 50)),
    st.integers(3, 40),
)
def test_periods_are_few_whole_and_without_holes(years: dict[int, int], most: int) -> None:
    found = periods(years, most)
    assert len(found) <= most
    for one, other in pairwise(found):
        assert one.last + 1 == other.first
    for year in years:
        assert any(each.first <= year <= each.last and each.number for each in found)
    assert sum(each.number for each in found) == sum(years.values())
    if found:  # it begins and ends with a year that there is
        assert found[0].number and found[-1].number
