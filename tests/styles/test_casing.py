from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evidence_refs.styles.casing import cased
from evidence_refs.styles.rich import plain
from evidence_refs.styles.typography import typeset

CASES = ("lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title")


@pytest.mark.parametrize(
    ("case", "text", "changed"),
    [
        ("lowercase", "The NHS in Łódź", "the nhs in łódź"),
        ("uppercase", "The nhs in łódź", "THE NHS IN ŁÓDŹ"),
        ("uppercase", "Straße", "STRAßE"),  # the length stays
        ("capitalize-first", "edited by", "Edited by"),
        ("capitalize-first", "iPhone use", "iPhone use"),
        ("capitalize-first", "(in press)", "(In press)"),
        ("capitalize-all", "the art of care", "The Art Of Care"),
        ("sentence", "THE ART OF CARE", "The art of care"),
        ("sentence", "the Art of care", "The Art of care"),
        ("title", "the art of care", "The Art of Care"),
        ("title", "a place: the way in", "A Place: The Way In"),
        ("title", "care for all, and by whom? a review", "Care for All, and by Whom? A Review"),
        ("title", "place-based care – the study", "Place-Based Care – the Study"),
        ("title", "the NHS and iPhones", "The NHS and iPhones"),
        ("title", "BMJ", "BMJ"),
        ("title", "on 23rd May", "On 23rd May"),
        ("title", "Smith v Jones", "Smith v Jones"),
        ("title", "(the other) side", "(The Other) Side"),
        ("none", "as It is", "as It is"),
    ],
)
def test_a_case_changes_letters(case: str, text: str, changed: str) -> None:
    assert plain(cased(text, case)) == changed


def test_titles_in_other_languages_stay() -> None:
    assert cased("la vie en rose", "title", english=False) == "la vie en rose"


def test_words_in_quotation_marks_are_words_of_the_title() -> None:
    assert plain(cased(typeset("the 'big' idea"), "title")) == "The Big Idea"


@given(st.text(), st.sampled_from(CASES))
def test_a_case_keeps_the_length_and_is_done_once(text: str, case: str) -> None:
    once = plain(cased(text, case))
    assert len(once) == len(text)
    assume(case != "sentence" or not once.isupper())  # `aB` is a word, `AB` is shouted
    assert plain(cased(once, case)) == once
