from __future__ import annotations

import pytest
from hypothesis import given, settings

from evidence_refs.formats.entry import Entry
from evidence_refs.formats.places import Place
from evidence_refs.formats.sentences import Sentences, applied, tidied
from evidence_refs.formats.values import protected
from evidence_refs.model import Organisation, Person, Reference, Work

from .strategies import lines, proses, references

PLACES = {
    "aliases": Place("N1", "Former keys: {}"),
    "title": Place("TI"),
    "authors": Place("AU"),
    "undated": Place("PY"),
    "date": Place("PY"),
    "archive_url": Place("N1", "Archived at {}"),
    "access": Place("N1", "Access: {}"),
    "note": Place("N1"),
    "extra": Place("N1", "Extra: {}"),
    "tags": Place("KW"),
}
SENTENCES = Sentences(PLACES)
NOTHING = Entry("k", 1, Work())


def test_what_was_not_written_is_told_in_the_words_of_its_place() -> None:
    reference = Reference(
        key="k", archive_url="https://a.example", access="subscription", aliases=["a", "b"],
        extra={"Cited by": "4", "C1": "Leeds"},
    )  # fmt: skip
    told = SENTENCES.told(reference, Entry("k", 1, Work(), {"C1": "Leeds"}))
    assert told == [
        "Former keys: a, b", "Archived at https://a.example", "Access: subscription",
        "Extra: Cited by: 4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"archive_url": "no address"}, "Archive url as catalogued: no address"),
        ({"title": "null"}, 'Title as catalogued: "null"'),
        ({"note": "a & b\n\nc"}, r'Note as catalogued: "a \u0026 b\n\nc"'),
        ({"tags": ["a", "b"]}, 'Tags as catalogued: ["a", "b"]'),
        ({"undated": True}, "Undated as catalogued: true"),
        ({"authors": [{"literal": "WHO"}]}, 'Authors as catalogued: [{"literal": "WHO"}]'),
        ({"extra": {"a: b": "c"}}, 'Extra as catalogued: {"a: b": "c"}'),
    ],
)
def test_what_words_would_not_bring_back_is_told_as_catalogued(
    values: dict[str, object], sentence: str
) -> None:
    reference = Reference(**{"key": "k", **values})
    assert SENTENCES.told(reference, NOTHING) == [sentence]
    left, told = SENTENCES.heard([sentence])
    assert left == []
    assert SENTENCES.told(reference, applied(NOTHING, told)) == []


def test_words_fill_what_is_empty_and_the_last_word_stands() -> None:
    left, told = SENTENCES.heard(
        [
            "See p. 5\nAccess: subscription\nhere",
            "Date as catalogued: 2019/2021",
            "Title as catalogued: null",
        ]
    )
    assert left == ["See p. 5\nhere"]
    found = applied(Entry("k", 1, Work(title="A", date="2019", access="abstract-only")), told)
    assert found.work == Work(date="2019/2021", access="abstract-only")


@pytest.mark.parametrize(
    "note",
    [
        "Archived at Leeds", "Access: free", "Date as catalogued: soon", "Former keys: a b",
        "Colour as catalogued: red", "Authors as catalogued: [[[[", "Extra: words",
        "Tags as catalogued: [1, {}]", f"Authors as catalogued: {'[' * 100_000}",
    ],
)  # fmt: skip
def test_a_note_that_only_looks_like_a_sentence_stays_a_note(note: str) -> None:
    assert SENTENCES.heard([note]) == ([note], [])


def test_what_is_told_has_no_signs_that_are_not_seen() -> None:
    _, told = SENTENCES.heard([r'Title as catalogued: "\u001b[31mred\u0007"'])
    assert applied(NOTHING, told).work.title == "[31mred"


def test_a_tag_under_which_the_same_stands_gives_way_to_the_name() -> None:
    reference = Reference(key="k", extra={"address": "York", "C1": "Leeds"})
    written = Entry("k", 1, Work(), {"CY": "York", "C1": "Leeds"})
    told = SENTENCES.told(reference, written)
    assert told == ["Extra: address: York"]
    assert applied(written, SENTENCES.heard(told)[1]).extra == {"C1": "Leeds", "address": "York"}


@given(references)
@settings(max_examples=80, deadline=None)
def test_whatever_is_told_is_heard(reference: Reference) -> None:
    left, told = SENTENCES.heard(map(protected, SENTENCES.told(reference, NOTHING)))
    assert left == []
    assert SENTENCES.told(reference, applied(NOTHING, told)) == []


@given(lines, proses)
@settings(max_examples=80, deadline=None)
def test_tidied_stays_as_it_is(text: str, more: str) -> None:
    for value in (text, more, (text, more), {text: more}):
        assert tidied(tidied(value)) == tidied(value)


def test_what_nothing_is_left_of_is_left_out() -> None:
    unseen = (
        Person(family="\u200b"),
        Organisation(literal="\u200b"),
        Person(family="A", given="\u200b"),
    )
    assert tidied(unseen) == (Person(family="A"),)
    assert tidied(("\u200b", "a  b")) == ("a b",)
    assert tidied("\u200b") is None
