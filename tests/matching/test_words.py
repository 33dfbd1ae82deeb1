"""Words of titles beside each other."""

from __future__ import annotations

import pytest

from evidence_refs.matching.words import fault, lost_greek, opposed, same_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hypertension", "hypotension"), ("intracellular", "intercellular"), ("preoperative", "postoperative"),
        ("overweight", "underweight"), ("macroscopic", "microscopic"), ("equal", "unequal"),
        ("inpatients", "outpatients"), ("endogenous", "exogenous"),
    ],
)  # fmt: skip
def test_beginnings_that_turn_the_sense_make_another_word(one: str, other: str) -> None:
    assert fault(one, other, 9) == 2
    assert fault(other, one, 9) == 2
    assert not same_word(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("protection", "proteciton"),
        ("ward", "wards"),
        ("behaviour", "behavior"),
        ("nfkappab", "nfb"),
    ],
)
def test_a_word_misprinted_or_inflected_is_the_same(one: str, other: str) -> None:
    assert fault(one, other, 9) == 0
    assert not opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("men", "women"), ("vivo", "vitro"), ("2", "3"), ("third", "three"), ("rats", "mice")]
)  # fmt: skip
def test_another_word_is_another(one: str, other: str) -> None:
    assert fault(one, other, 9) == 2


def test_one_greek_letter_may_be_lost_and_none_changed() -> None:
    assert lost_greek("kappab", "b")
    assert lost_greek("pkcepsilon", "pkc")
    assert not lost_greek("alpha1", "beta1")
    assert not lost_greek("alpha", "alpha")
