"""New works beside those that stand: the answer is that of all works together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.matching.groups import Groups, group
from evidence_refs.matching.newcomers import Standing, group_new
from evidence_refs.matching.profile import Profile, profile_of
from evidence_refs.matching.sketch import sketch_of
from evidence_refs.model import Work
from tests.matching.searches import searches
from tests.matching.test_groups import works

Named = Sequence[tuple[str, Work]]
Pairs = Sequence[tuple[str, str]]


def standing_of(catalogue: Named, asked: set[int] | None = None) -> Standing:
    profiles = [profile_of(key, work) for key, work in catalogue]

    def some(positions: Sequence[int]) -> list[Profile]:
        if asked is not None:
            asked.update(positions)
        return [profiles[at] for at in positions]

    return Standing([key for key, _ in catalogue], [*map(sketch_of, profiles)], some)


def together(catalogue: Named, new: Named, same: Pairs = (), distinct: Pairs = ()) -> Groups:
    """Give what all works together tell of the new ones."""
    keys = {key for key, _ in catalogue}
    found = group([*catalogue, *new], fixed=keys, same=same, distinct=distinct)
    return Groups(tuple(g for g in found.sure if not keys >= set(g.members)), found.possible)


names = st.sampled_from([f"{kind}{at}" for kind in "cn" for at in range(4)])
pairs = st.lists(st.tuples(names, names).filter(lambda pair: pair[0] != pair[1]), max_size=2)


@settings(max_examples=200, deadline=None)
@given(st.lists(works, max_size=9), st.lists(works, max_size=5), pairs, pairs)
def test_the_answer_is_that_of_all_together(
    catalogue: list[Work], coming: list[Work], same: Pairs, distinct: Pairs
) -> None:
    old = [(f"c{at}", work) for at, work in enumerate(catalogue)]
    new = [(f"n{at}", work) for at, work in enumerate(coming)]
    distinct = [pair for pair in distinct if pair not in same and pair[::-1] not in same]
    found = group_new(new, standing_of(old), same=same, distinct=distinct)
    assert found == together(old, new, same, distinct)


@pytest.mark.parametrize("seed", range(3))
def test_so_it_is_of_searches(seed: int) -> None:
    prints = [(each.id, each.as_work()) for each in searches(seed, 500)]
    old, new = prints[60:], prints[:60]
    asked: set[int] = set()
    found = group_new(new, standing_of(old, asked), distinct=[(old[0][0], new[0][0])])
    assert found == together(old, new, distinct=[(old[0][0], new[0][0])])
    assert found.sure and found.possible
    assert len(asked) < len(old)


def test_so_it_is_of_crowds() -> None:
    def editorial(at: int) -> Work:
        values = {"title": "Editorial", "journal": "Heart", "date": str(1900 + at % 70)}
        return Work.of(**values, volume=str(at % 50), pages=str(at))

    old = [(f"c{at:03}", editorial(at)) for at in range(0, 300, 2)]
    new = [(f"n{at:03}", editorial(at)) for at in range(40)]
    found = group_new(new, standing_of(old))
    assert found == together(old, new)
    assert found.sure


def test_nothing_stands_and_nothing_is_new() -> None:
    one = [("a", Work.of(title="Walking to school", date="2019"))]
    assert group_new([], standing_of([])) == group_new([], standing_of(one)) == Groups()
    two = [*one, ("b", one[0][1])]
    assert group_new(two, standing_of([])) == group(two)
