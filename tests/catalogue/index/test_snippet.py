"""What is shown of a hit: the printed words, and which of them were looked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.index.query import Term
from evidence_refs.catalogue.index.snippet import Finder, Snippet

LONG = "Before all of this there were many words that say nothing of it; "


def marked(hit: Snippet | None) -> str:
    assert hit is not None
    text, end = "", 0
    for one, other in hit.hits:
        text += f"{hit.text[end:one]}[{hit.text[one:other]}]"
        end = other
    return f"{hit.field}: {text}{hit.text[end:]}"


@pytest.mark.parametrize(
    ("text", "terms", "found"),
    [
        ("Care of places", [Term("care")], "[Care] of places"),
        ("Soins intégrés", [Term("integres")], "Soins [intégrés]"),
        ("The King’s Fund", [Term("kings fund")], "The [King’s Fund]"),
        ("Place-based care", [Term("place based"), Term("care")], "[Place-based] [care]"),
        ("Partnerships", [Term("partner", prefix=True)], "[Partner]ships"),
        ("organization", [Term("organisation")], "[organization]"),
        ("Health & care", [Term("health and care")], "[Health & care]"),
        ("Care careful care", [Term("care")], "[Care] careful [care]"),
        (LONG + "care", [Term("care")], "… there were many words that say nothing of it; [care]"),
        ("care " + LONG * 3, [Term("care")], "[care] Before all of this there were many words that say nothing of it; Before all of this there were many words that say nothing of it; …"),
    ],
)  # fmt: skip
def test_the_words_around_a_hit(text: str, terms: list[Term], found: str) -> None:
    assert marked(Finder(terms).snippet([("title", text)])) == f"title: {found}"


def test_the_field_that_has_most_of_the_terms_is_shown() -> None:
    texts = [("title", "Care"), ("abstract", "Care of old age")]
    assert (
        marked(Finder([Term("care"), Term("age")]).snippet(texts))
        == "abstract: [Care] of old [age]"
    )
    assert marked(Finder([Term("care")]).snippet(texts)) == "title: [Care]"
    assert (
        marked(Finder([Term("care", "abstract")]).snippet(texts)) == "abstract: [Care] of old age"
    )
    assert Finder([Term("nothing")]).snippet(texts) is None
    assert Finder([]).snippet(texts) is None


@given(
    st.text(max_size=300), st.lists(st.sampled_from(["a", "b c", "1", "e"]).map(Term), min_size=1)
)
@settings(deadline=None)
def test_spans_are_within_the_text_and_apart(text: str, terms: list[Term]) -> None:
    hit = Finder(terms).snippet([("title", text)])
    if hit is not None:
        ends = [0]
        for one, other in hit.hits:
            assert ends[-1] <= one < other <= len(hit.text)
            ends.append(other)
