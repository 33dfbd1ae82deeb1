from __future__ import annotations

import pytest
from hypothesis import given

from evidence_refs.formats.dates import spoken

from .strategies import dates


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023-01-20", "20 January 2023"),
        ("2023-01-02", "2 January 2023"),
        ("2022-12", "December 2022"),
        ("2022", "2022"),
        ("2022-21", "Spring 2022"),
        ("2022-24", "Winter 2022"),
        ("2019?", "2019?"),
        ("2019~", "c. 2019"),
        ("2019-05%", "May c. 2019?"),
        ("201X", "2010s"),
        ("19XX", "19XX"),
        ("2019-XX-XX", "2019"),
        ("-0044", "45 BC"),
        ("Y170002", "170002"),
        ("2019/2021", "2019–2021"),
        ("2019-05/2020", "May 2019 – 2020"),
        ("2019/..", "2019–"),
        ("../2019", "–2019"),
    ],
)
def test_dates_as_people_write_them(date: str, words: str) -> None:
    assert spoken(date) == words


@given(dates)
def test_every_date_has_words(date: str) -> None:
    assert spoken(date)
