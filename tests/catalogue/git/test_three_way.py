"""Lists, names and lines of two sides, put together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.git.three_way import Three, merge_lines, merge_lists, merge_names

_lists = st.lists(st.sampled_from("abcde"), max_size=6)
_threes = st.builds(Three, _lists, _lists, _lists)
_sets = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(_threes)
def test_the_sides_may_be_swapped(lists: Three[list[str]]) -> None:
    other = Three(lists.base, lists.theirs, lists.ours)

    assert merge_lists(lists) == merge_lists(other)
    assert lists.either == other.either
    assert merge_names(lists.ours, lists.theirs) == merge_names(lists.theirs, lists.ours)


@given(_sets, _sets, _sets)
def test_lists_merge_as_sets(base: list[str], ours: list[str], theirs: list[str]) -> None:
    b, o, t = map(set, (base, ours, theirs))

    assert set(merge_lists(Three(base, ours, theirs))) == (o & t) | (o - b) | (t - b)


@given(_lists, _lists)
def test_what_one_side_did_to_a_list_is_the_list(base: list[str], side: list[str]) -> None:
    assert merge_lists(Three(base, side, side)) == side
    assert sorted(merge_lists(Three(base, side, base))) == sorted(side)


def test_an_item_stands_behind_what_it_was_put_behind() -> None:
    assert merge_lists(Three("abc", "axbc", "abyc")) == list("axbyc")
    assert merge_lists(Three("abc", "cba", "abcd")) == list("cdba")
    assert merge_lists(Three("aab", "ab", "aabc")) == list("abc")


def test_names_in_the_order_of_the_model_stay_in_it() -> None:
    assert merge_names("bd", "ad", "abcd") == list("abd")
    assert merge_names("ba", "bc", "abc") == list("bac")


@given(_threes)
def test_merged_lines_have_what_either_side_wrote(lists: Three[list[str]]) -> None:
    texts = lists.map(lambda lines: "".join(f"{line}\n" for line in lines))
    merged = merge_lines(texts)

    assert merged == merge_lines(Three(texts.base, texts.theirs, texts.ours))
    if merged is not None:
        written = {*lists.ours, *lists.theirs} - {*lists.base}
        assert written <= {*merged.split()} <= {*lists.ours, *lists.theirs}


def test_neighbouring_lines_are_a_conflict() -> None:
    base = "1\n2\n3\n4\n"

    assert merge_lines(Three(base, "a\n2\n3\n4\n", "1\n2\nc\n4\n")) == "a\n2\nc\n4\n"
    assert merge_lines(Three(base, "a\n2\n3\n4\n", "1\nb\n3\n4\n")) is None
    assert merge_lines(Three(base, "1\n2\n3\n4\n5\n", "1\n2\n3\n4\n6\n")) is None
    assert merge_lines(Three(base, "1\n4\n", "1\n4\n")) == "1\n4\n"
