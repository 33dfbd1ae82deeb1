from __future__ import annotations

import pytest

from evidence_refs.styles import numbers
from evidence_refs.styles.loading import load

ENGLISH = load("apa").locale


@pytest.mark.parametrize("text", ["1", "12a", "D2", "1-3", "1, 3 & 5", "2–4", " 7 "])
def test_a_number_may_have_letters_and_company(text: str) -> None:
    assert numbers.is_numeric(text)


@pytest.mark.parametrize("text", ["", "second", "2nd edition", "revised", "1.5.2 beta", "-"])
def test_words_are_no_number(text: str) -> None:
    assert not numbers.is_numeric(text)


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        ("", "123-129", "123–129"), ("", "123-9", "123–9"), ("", "e049296", "e049296"),
        ("expanded", "123-9", "123–129"), ("expanded", "1496-4", "1496–4"),
        ("minimal", "123-129", "123–9"), ("minimal", "42-45", "42–5"), ("minimal", "42-142", "42–142"),
        ("minimal-two", "103-104", "103–04"), ("minimal-two", "1496-1504", "1496–504"),
        ("chicago", "3-10", "3–10"), ("chicago", "100-104", "100–104"), ("chicago", "107-108", "107–8"),
        ("chicago", "321-325", "321–25"), ("chicago", "1496-1504", "1496–1504"),
        ("chicago-16", "1496-1504", "1496–504"), ("expanded", "N110-N5", "N110–N115"),
        ("minimal", "1-3, 101-105", "1–3, 101–5"), ("", "i-ix", "i–ix"), ("", "10-2021-7", "10-2021-7"),
        ("expanded", "120-4", "120–124"), ("expanded", "9-2", "9–2"),
    ],
)  # fmt: skip
def test_pages_have_the_form_of_the_style(form: str, text: str, printed: str) -> None:
    assert numbers.pages(text, form, "–") == printed


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"),
     (111, "111th"), (103, "103rd")],
)  # fmt: skip
def test_ordinals(number: int, written: str) -> None:
    assert numbers.ordinal(number, ENGLISH) == written


def test_ordinals_in_words_go_to_ten() -> None:
    assert numbers.ordinal(3, ENGLISH, long=True) == "third"
    assert numbers.ordinal(11, ENGLISH, long=True) == "11th"


@pytest.mark.parametrize(
    ("number", "written"), [(4, "iv"), (9, "ix"), (1987, "mcmlxxxvii"), (0, "0"), (4000, "4000")]
)
def test_roman_numerals(number: int, written: str) -> None:
    assert numbers.roman(number) == written


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("5", False),
        ("5-7", True),
        ("1 and 3", True),
        ("1, 2", True),
        ("i–ix", True),
        ("e04", False),
    ],
)
def test_several_numbers_have_a_plural(text: str, several: bool) -> None:
    assert numbers.is_several(text) is several
