"""What a person types, as a tree, and what FTS5 is asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.index.filters import Filter
from evidence_refs.catalogue.index.query import All, Any, Not, Term, parse, terms
from evidence_refs.errors import UsageError
from evidence_refs.folding import fold
from evidence_refs.model import Person, Reference
from tests.catalogue.index.indexes import index_of


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("care", Term("care")),
        ("Ünïted  CARE", All((Term("united"), Term("care")))),
        ("a AND b OR c", Any((All((Term("a"), Term("b"))), Term("c")))),
        ("a (b OR c)", All((Term("a"), Any((Term("b"), Term("c")))))),
        ("title:(a OR b)", Any((Term("a", "title"), Term("b", "title")))),
        ("-titles:(a tag:b)", Not(All((Term("a", "title"), Term("b", "tag"))))),
        ("NOT a", Not(Term("a"))),
        ("-a b", All((Not(Term("a")), Term("b")))),
        ("NOT NOT a", Term("a")),
        ("NOT (a b)", Not(All((Term("a"), Term("b"))))),
        ("part*", Term("part", prefix=True)),
        ('"two words"', Term("two words")),
        ('"kept* as it is"', Term("kept as it is")),
        ("authors:Smith", Term("smith", "author")),
        ("place-based", Term("place based")),
        ("doi:10.1000/x", Term("doi 10 1000 x")),
        ("https://a.org/b", Term("https a org b")),
        ("and or not", All((Term("and"), Term("or"), Term("not")))),
        ("a - b", All((Term("a"), Term("b")))),
    ],
)
def test_a_query_is_read(query: str, tree: object) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    "query", ["(a", "a)", "NOT", "a OR", "()", "(" * 60 + "a" + ")" * 60, "NOT " * 5000]
)
def test_a_query_that_does_not_end_is_wrong_usage(query: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(query)
    assert caught.value.hint


def test_only_what_is_looked_for_is_a_term() -> None:
    assert [term.words for term in terms(parse("a (b OR c*) NOT d"))] == ["a", "b", "c"]


REFERENCES = tuple(
    Reference(key=f"k{number}", title=title, abstract=abstract, authors=(Person(family=family),))
    for number, (title, abstract, family) in enumerate(
        [("Care of place", "Anchor and care.", "Ames"), ("Place", "Of old age.", "Bell"), ("Anchors", "Care", "Care")]
    )
)  # fmt: skip
INDEX = index_of(REFERENCES)
_words = st.sampled_from(
    [
        "care",
        "place",
        "anchor*",
        "old",
        '"of place"',
        "title:care",
        "author:care",
        "every",
        "nothing",
    ]
)
_queries = st.recursive(
    _words,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: f"({two[0]} OR {two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]} {two[1]})"),
        inner.map(lambda one: f"NOT ({one})"),
    ),
    max_leaves=6,
)


def holds(node: object, reference: Reference) -> bool:
    """Say whether a query holds for a record, worked out from the tree."""
    texts = {
        "title": reference.title,
        "author": " ".join(n.family for n in reference.authors if isinstance(n, Person)),
        "abstract": reference.abstract,
        "key": reference.key,
    }
    match node:
        case Term(words, field, prefix):
            folded = [
                f" {fold(text or '')} " for name, text in texts.items() if field in (None, name)
            ]
            return any(f" {words}{'' if prefix else ' '}" in text for text in folded)
        case Not(inner):
            return not holds(inner, reference)
        case All(nodes):
            return all(holds(each, reference) for each in nodes)
        case Any(nodes):
            return any(holds(each, reference) for each in nodes)
    raise AssertionError(node)


@given(_queries)
@settings(max_examples=200, deadline=None)
def test_the_index_finds_just_those_for_which_a_query_holds(query: str) -> None:
    expected = {each.key for each in REFERENCES if holds(parse(query), each)}
    assert {row.key for row in INDEX.rows(INDEX.search(query, Filter()))} == expected


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_text_is_too_much_for_the_index(query: str) -> None:
    try:
        INDEX.search(query, Filter())
    except UsageError as error:
        assert error.hint


def test_a_query_of_very_many_words_is_answered_or_refused() -> None:
    try:
        assert INDEX.search(" ".join(["care"] * 5000), Filter())
    except UsageError as error:
        assert "too long" in error.message
