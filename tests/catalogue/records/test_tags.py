from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.records.assign import plain
from evidence_refs.catalogue.records.tags import counts, tagged
from evidence_refs.model import Reference
from tests.catalogue.strategies import references

RECORD = Reference(key="a", title="Homes", tags=("Stroke", "home"))


def test_tags_are_put_on_and_taken_off_whatever_their_case() -> None:
    assert tagged(RECORD, ["care"], ["stroke"]).tags == ("home", "care")
    assert tagged(RECORD, ["STROKE"], []) is RECORD
    assert tagged(RECORD, [], ["nobody"]) is RECORD
    bare = tagged(RECORD, [], ["stroke", "home"])
    assert "tags" not in bare.model_fields_set


@pytest.mark.parametrize(
    ("one", "other"),
    [("C++", "C"), ("C++", "C#"), ("+1", "-1"), ("🙂", "🙁"), ("resume", "résumé")],
)
def test_tags_that_differ_in_signs_are_two(one: str, other: str) -> None:
    record = Reference(key="a", tags=(one,))
    assert tagged(record, [other], []).tags == (one, other)
    assert tagged(record, [], [other]) is record
    assert tagged(record, [], [one]).tags == ()


def test_tags_are_counted_by_the_alphabet() -> None:
    other = Reference(key="b", tags=("air", "home"))
    assert list(counts([RECORD.tags, other.tags]).items()) == [
        ("air", 1),
        ("home", 2),
        ("Stroke", 1),
    ]


@given(
    references(), st.lists(st.sampled_from(["a", "A", "b c", "é", "C", "C++", "🙂"]), max_size=3)
)
def test_what_is_put_on_is_there_and_what_is_taken_off_is_not(
    record: Reference, tags: list[str]
) -> None:
    on = tagged(record, tags, [])
    assert {plain(tag) for tag in on.tags} == {plain(tag) for tag in (*record.tags, *tags)}
    off = tagged(on, [], tags)
    assert not {plain(tag) for tag in off.tags} & {plain(tag) for tag in tags}
    assert off.model_copy(update={"tags": record.tags}) == record
