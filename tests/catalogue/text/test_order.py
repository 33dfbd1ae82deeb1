"""What two sequences have in common, in the same order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.text.order import in_order


def test_what_moved_is_left_out() -> None:
    assert in_order("abcdef", "bcdaf") == [(1, 0), (2, 1), (3, 2), (5, 4)]


def test_what_stands_twice_is_left_out() -> None:
    assert in_order("axbx", "xab") == [(0, 1), (2, 2)]


@given(st.lists(st.sampled_from("abcdefgh")), st.permutations("abcdefgh"))
def test_pairs_are_equal_and_rise_on_both_sides(old: list[str], new: list[str]) -> None:
    pairs = in_order(old, new)

    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(st.lists(st.integers(), unique=True), st.data())
def test_no_longer_row_is_found_by_trying_all(old: list[int], data: st.DataObject) -> None:
    old = old[:7]
    new = data.draw(st.permutations(old))
    place = {item: n for n, item in enumerate(new)}

    def longest(items: list[int], above: int) -> int:
        if not items:
            return 0
        first, *rest = items
        without = longest(rest, above)
        here = place[first]
        return max(without, 1 + longest(rest, here)) if here > above else without

    assert len(in_order(old, new)) == longest(old, -1)
