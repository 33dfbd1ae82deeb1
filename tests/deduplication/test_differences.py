from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.deduplication.differences import different, rows
from evidence_refs.model import Work

from .strategies import works


def test_words_that_differ_are_marked() -> None:
    one, other = "Effect of X in vivo: a trial", "Effect of X in vitro: a trial"
    a, b = different(one, other)
    assert [one[start:end] for start, end in a] == ["vivo"]
    assert [other[start:end] for start, end in b] == ["vitro"]


def test_what_one_has_more_is_marked_there_alone() -> None:
    one, other = "Care at home", "Care at home: a review"
    assert different(one, other) == ((), ((12, 22),))


def test_fields_stand_side_by_side_and_an_absent_one_is_no_difference() -> None:
    one = Work.of(title="Care", date="2019", doi="10.1/x")
    other = Work.of(title="Care", date="2020")
    found = {row.field: row for row in rows(one, other)}
    assert list(found) == ["title", "date", "doi"]
    assert found["title"].one.spans == ()
    assert found["date"].one.spans == ((0, 4),)
    assert (found["doi"].other.text, found["doi"].one.spans) == ("", ())


def test_an_abstract_of_a_megabyte_is_cut_before_it_is_compared() -> None:
    (row,) = rows(Work.of(abstract="a b " * 300_000), Work.of(abstract="b a " * 300_000))
    assert len(row.one.text) < 1000


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_without_what_is_marked_the_words_are_the_same(one: str, other: str) -> None:
    def rest(text: str, spans: tuple[tuple[int, int], ...]) -> str:
        for start, end in reversed(spans):
            text = text[:start] + " " + text[end:]
        return "".join(text.split())

    a, b = different(one, other)
    assert rest(one, a) == rest(other, b)
    assert different(one, one) == ((), ())


@settings(deadline=None)
@given(works, works)
def test_every_field_that_one_has_is_a_row(one: Work, other: Work) -> None:
    found = [row.field for row in rows(one, other)]
    assert len(found) == len(set(found))
    assert all(getattr(one, name) or getattr(other, name) for name in found)
