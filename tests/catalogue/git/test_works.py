"""Which records of three versions are one work."""

from __future__ import annotations

from evidence_refs.catalogue.git.record import Record
from evidence_refs.catalogue.git.three_way import Three
from evidence_refs.catalogue.git.works import Moves, Records, moves, works


def records(*names: str) -> Records:
    """Give records, each named by its key and its aliases: `a b` is `a`, which was `b`."""
    found = {}
    for key, *aliases in (each.split() for each in names):
        text = f"- key: {key}\n" + (f"  aliases: [{', '.join(aliases)}]\n" if aliases else "")
        found[key] = Record(key, text)
    return found


def together(base: Records, ours: Records, theirs: Records) -> list[tuple[str, ...]]:
    versions = Three(base, ours, theirs)
    return [
        tuple(" ".join(record.key for record in side) for side in work.records)
        for work in works(versions, moves(versions))
    ]


def test_records_of_one_key_are_one_work() -> None:
    assert together(records("a", "b"), records("a"), records("a", "c")) == [
        ("a", "a", "a"),
        ("b", "", ""),
        ("", "", "c"),
    ]


def test_a_renamed_record_is_the_same_work() -> None:
    assert together(records("a"), records("z a"), records("a")) == [("a", "z", "a")]
    assert together(records("a"), records("z a"), records("y a")) == [("a", "z", "y")]


def test_merged_records_are_one_work() -> None:
    assert together(records("a", "b"), records("a b"), records("a", "b")) == [("a b", "a", "a b")]
    assert together(records("a", "b", "c"), records("a b", "c"), records("a", "b c")) == [
        ("a b c", "a c", "a b")
    ]


def test_a_name_that_both_sides_gave_joins_them() -> None:
    assert together(records("a"), records("a", "n"), records("a n")) == [("a", "a n", "a")]
    assert together(records("a"), records("a", "n"), records("y a", "n")) == [
        ("a", "a", "y"),
        ("", "n", "n"),
    ]


def test_a_name_that_a_side_gave_up_joins_nothing() -> None:
    assert together(records("a b"), records("a", "b"), records("a b")) == [
        ("a", "a", "a"),
        ("", "b", ""),
    ]


def test_what_a_key_is_now() -> None:
    found = Moves({"a": "b", "x": "y"}, {"b": "c", "x": "z"})

    assert [found.now(key) for key in "abcxq"] == ["c", "c", "c", "x", "q"]
    assert Moves({"a": "b"}, {"b": "a"}).now("a") == "b"
