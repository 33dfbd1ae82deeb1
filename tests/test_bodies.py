from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.bodies import fold_body, respelt


@pytest.mark.parametrize(
    "name", ["The King's Fund", "King’s Fund", "the KING’S fund", "The King`s Fund"]
)
def test_spellings_of_a_body_are_one(name: str) -> None:
    assert fold_body(name) == "kings fund"


@pytest.mark.parametrize(
    ("one", "other"), [("The", "A"), ("Theatre Trust", "Atre Trust"), ("NHS", "NHSX")]
)
def test_other_bodies_are_others(one: str, other: str) -> None:
    assert fold_body(one) != fold_body(other)


def test_the_most_frequent_spelling_is_kept() -> None:
    names = ["King’s Fund", "The King’s Fund", "The King’s Fund", "King's Fund", "NHS"]
    assert respelt(names) == {
        "King's Fund": "The King’s Fund", "King’s Fund": "The King’s Fund",
    }  # fmt: skip


@given(st.lists(st.sampled_from(["A", "a", "The A", "B", "The b", "—", "…"])))
def test_who_is_spelt_one_way_is_spelt_so_always(names: list[str]) -> None:
    other = respelt(names)
    kept = {other.get(name, name) for name in names}
    assert not kept & set(other)
    assert kept <= set(names)
    assert len(kept) == len({fold_body(name) or name for name in names})
