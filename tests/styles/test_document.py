"""Lists and citations of one document have one numbering, and the same letters behind years."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs import styles
from evidence_refs.model import Reference
from evidence_refs.styles import Cite
from evidence_refs.styles.document import Styled

from .works import body, work

SIX = [
    work(key, "report", f"Title {key}", authors=[body("Trust")], date="2019") for key in "fedcba"
]


NUMBERED = {style: styles.numbered(SIX, style) for style in ("harvard", "apa")}


def letters(entries: Sequence[Styled]) -> dict[str, str]:
    """Give for each key its year with the letter."""
    return {
        each.key: text[text.index("2019") :][:5]
        for each in entries
        if (text := "".join(run.text for run in each.runs))
    }


def test_a_list_of_some_works_has_the_numbers_of_all() -> None:
    found = styles.numbered(SIX, "vancouver")
    assert [(each.key, each.margin) for each in found.listed("ad")] == [("a", "6."), ("d", "3.")]
    assert found.in_order("ad") == ["d", "a"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.lists(st.sampled_from("abcdef"), unique=True),
)
@pytest.mark.parametrize("style", NUMBERED)
def test_two_lists_and_the_text_agree_in_letters(
    style: str, one: list[str], other: list[str]
) -> None:
    found = NUMBERED[style]
    whole = letters(found.listed(found.places))
    assert whole == {key: f"2019{key}" for key in "abcdef"}  # by titles, whatever the order given
    assert letters(found.listed(one)) == {key: whole[key] for key in one}
    assert letters(found.listed(other)) == {key: whole[key] for key in other}
    cited = found.cited([[Cite(key)] for key in other])
    texts = ["".join(run.text for run in runs) for runs in cited]
    assert all(text.endswith(f"{whole[key]})") for key, text in zip(other, texts, strict=True))


def test_no_works_have_no_list() -> None:
    none: list[Reference] = []
    found = styles.numbered(none, "apa")
    assert (found.listed([]), found.cited([]), found.people()) == ([], [], {})
