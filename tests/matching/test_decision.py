"""What spares work changes no answer: unlike titles told apart at once, the nearest of many like ones."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.matching import candidates, relations
from evidence_refs.matching.decision import decide, unless_apart
from evidence_refs.matching.profile import Profile, profile_of
from evidence_refs.matching.titles import title_of
from tests.matching.searches import searches


@pytest.fixture(scope="module")
def profiles() -> list[Profile]:
    return [profile_of(each.id, each.as_work()) for each in searches(seed=3, size=120)]


def test_what_is_apart_is_left_out_and_nothing_else(profiles: list[Profile]) -> None:
    outcomes = set[str]()
    for one, other in combinations(profiles, 2):
        decision = decide(one, other)
        outcomes.add(decision.verdict)
        assert unless_apart(one, other) == (None if decision.verdict == "apart" else decision)
    assert outcomes == {"merge", "possible", "apart"}


def test_titles_told_apart_at_once_are_told_apart_in_the_end(
    profiles: list[Profile], monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = list({title.printed: title for each in profiles for title in each.titles}.values())
    pairs = [(x, y) for x, y in combinations(titles, 2) if relations.relate(x, y) == "differs"]
    monkeypatch.setattr(relations, "_say_something_else", lambda one, other: False)
    at_length = {relations.relate(one, other) for one, other in pairs}
    assert pairs
    assert at_length == {"differs"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wellbeing at work among nurses", "Well being at work among nurses"),
        ("The role of alphasynuclein in tremor", "The role of synuclein in tremor"),
        ("Outcomes of integrated care systems", "Outcomes of ICSs"),
    ],
)
def test_words_that_are_joined_cut_or_spelt_out_are_no_other_words(one: str, other: str) -> None:
    assert relations.relate(title_of(one), title_of(other)) != "differs"


likenesses = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 5)).filter(
        lambda pair: pair[0] < pair[1]
    ),
    unique_by=lambda pair: pair[:2],
    max_size=40,
)


@given(likenesses, st.randoms())
def test_the_nearest_of_each_stay_in_whatever_order(
    found: list[tuple[int, int, int]], random: object
) -> None:
    def kept(rows: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
        table = np.array(rows, dtype=np.int64).reshape(-1, 3)
        return set(map(tuple, candidates._nearest(table[:, :2], table[:, 2]).tolist()))

    stay = kept(found)
    assert stay == kept(found[::-1])
    for at in range(10):
        own = sorted((like for a, b, like in found if at in (a, b)), reverse=True)
        least = own[: candidates._NEAREST][-1] if own else 0
        assert {(a, b) for a, b, like in found if at in (a, b) and like >= least} <= stay
    alone = {(a, b) for a, b, like in found if (a, b) not in stay}
    for a, b in alone:
        like = next(x for one, other, x in found if (one, other) == (a, b))
        for end in (a, b):
            nearer = [x for one, other, x in found if end in (one, other) and x > like]
            assert len(nearer) >= candidates._NEAREST
