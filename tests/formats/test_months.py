from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.formats.dates import MONTHS
from evidence_refs.formats.months import month_number


@given(st.integers(1, 12), st.integers(3, 9), st.sampled_from([str.upper, str.lower, str.title]))
def test_a_month_by_what_begins_its_name(number: int, length: int, case: object) -> None:
    assert callable(case)
    assert month_number(case(MONTHS[number - 1][:length])) == number
    assert month_number(f"{MONTHS[number - 1][:length]}.") == number


@pytest.mark.parametrize(
    "word", ["junk", "mayor", "marble", "decade", "ju", "13", "0", "", "Octopus"]
)
def test_words_that_only_look_like_one(word: str) -> None:
    assert month_number(word) == 0


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Sept.", 9),
        ("Dez", 12),
        ("août", 8),
        ("Fall", 23),
        ("spr", 21),
        ("07", 7),
        ("juil", 7),
        ("jui", 0),
    ],
)
def test_other_forms_and_languages(word: str, number: int) -> None:
    assert month_number(word) == number
