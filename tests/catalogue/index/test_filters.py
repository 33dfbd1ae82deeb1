"""Filters and search: what is found, in which order, and what is wrong usage."""

from __future__ import annotations

import pytest

from evidence_refs.catalogue.index.filters import Filter
from evidence_refs.catalogue.index.index import Index
from evidence_refs.errors import UsageError
from evidence_refs.model import CitedIn, Person, Reference
from tests.catalogue.index.indexes import index_of

REFERENCES = (
    Reference(
        key="adams2019care", aliases=("adams",), type="report", title="Integrated care: a review",
        authors=(Person(family="Ádams", given="Zoë"),), source=("The King’s Fund",), date="2019-03",
        abstract="Partnerships of places, and anchor institutions.", tags=("Anchors",), added="2026-02",
        cited_in=(CitedIn(document="d1", form="entry", section=("Care", "Reports")),),
    ),
    Reference(
        key="bell2021", type="article-journal", title="Anchor institutions", journal="BMJ", volume="10",
        date="2021", url="https://example.org", added="2025-12-31",
        cited_in=(CitedIn(document="d1", form="link"), CitedIn(document="d2", form="entry", section=("Care",))),
    ),
    Reference(key="cole", title="Care of integrated systems", journal="bmj open", volume="9"),
)  # fmt: skip


@pytest.fixture
def index() -> Index:
    return index_of(REFERENCES)


def keys(index: Index, found: list[int]) -> str:
    return " ".join(row.key[0] for row in index.rows(found))


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Filter(), "a b c"),
        (Filter(author="adams"), "a"),
        (Filter(author="zoe a"), "a"),
        (Filter(source="kings fund"), "a"),
        (Filter(source=["bmj", "KING"]), "a"),
        (Filter(type=["book", "report"]), "a"),
        (Filter(journal="BMJ"), "b c"),
        (Filter(type="report"), "a"),
        (Filter(type="report, article-journal"), "a b"),
        (Filter(year="2019"), "a"),
        (Filter(year="2019..2021"), "a b"),
        (Filter(year="2020.."), "b"),
        (Filter(year="..2020"), "a"),
        (Filter(document="d1"), "a b"),
        (Filter(section="care"), "a b"),
        (Filter(document="d1", section="care"), "a"),
        (Filter(form="entry"), "a b"),
        (Filter(form=["link"], document="d1"), "b"),
        (Filter(form="entry", document="d1"), "a"),
        (Filter(form="mention, link"), "b"),
        (Filter(form="footnote"), ""),
        (Filter(section="Care > Reports"), "a"),
        (Filter(section="care › report"), "a"),
        (Filter(section="Reports > Care"), ""),
        (Filter(section="Care > Care"), ""),
        (Filter(document="d2", section="Care > Reports"), ""),
        (Filter(tag="anchors"), "a"),
        (Filter(tag="anchor"), ""),
        (Filter(tag="Anchors!"), ""),
        (Filter(author="…"), ""),
        (Filter(section="!"), ""),
        (Filter(has=["url"]), "b"),
        (Filter(missing=["date", "url"]), "c"),
        (Filter(key=["cole", "adams"]), "a c"),
        (Filter(added_since="2026-01-01"), "a"),
        (Filter(journal="bmj", year="2021"), "b"),
        (Filter(sort="volume"), "c b a"),
        (Filter(sort="date"), "a b c"),
        (Filter(sort="title"), "b c a"),
    ],
)
def test_a_filter_takes_what_it_says(index: Index, chosen: Filter, found: str) -> None:
    assert keys(index, index.select(chosen)) == found


@pytest.mark.parametrize(
    ("chosen", "hint"),
    [
        (Filter(type="book,reprt"), "did you mean 'report'?"),
        (Filter(type="reprt"), "did you mean 'report'?"),
        (Filter(form="foot"), "did you mean 'footnote'?"),
        (Filter(year="nineteen"), "2018..2022"),
        (Filter(year=".."), "2018..2022"),
        (Filter(year="2022..2018"), "2018..2022"),
        (Filter(has=["titel"]), "did you mean 'title'?"),
        (Filter(missing=["xyzzy"]), "one of: key"),
        (Filter(sort="datum"), "did you mean 'date'?"),
        (Filter(added_since="yesterday"), "2026-01-31"),
        (Filter(key=["adams2019"]), "did you mean `adams2019care`"),
    ],
)
def test_a_filter_that_cannot_be_says_how_to_mend_it(
    index: Index, chosen: Filter, hint: str
) -> None:
    with pytest.raises(UsageError) as caught:
        index.select(chosen)
    assert hint in (caught.value.hint or "")


def test_a_field_that_there_is_not_is_named_as_it_was_typed(index: Index) -> None:
    with pytest.raises(UsageError, match="--sort: there is no field '-date'"):
        index.select(Filter(sort="-date"))
    assert index.select(Filter(has=["cited-in"]))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("integrated care", "c a"),
        ('"integrated care"', "a"),
        ("anchor", "b a"),
        ("inst*", "b a"),
        ("inst", ""),
        ("title:anchor", "b"),
        ("author:adams", "a"),
        ("AUTHOR:zoe", "a"),
        ("source:king's", "a"),
        ("source:kings title:review", "a"),
        ("journal:bmj", "b c"),
        ("tag:anchors", "a"),
        ("key:bell2021", "b"),
        ("anchor -integrated", "b"),
        ("care NOT integrated", ""),
        ("NOT anchor", "c"),
        ("review OR systems", "c a"),
        ("integrated review OR bmj anchor", "a b"),
        ('-"anchor institutions"', "c"),
        ("INTEGRATED AND systems", "c"),
        ("https://nowhere.org", ""),
    ],
)
def test_a_query_finds(index: Index, query: str, found: str) -> None:
    assert keys(index, index.search(query, Filter())) == found


@pytest.mark.parametrize(
    "query", ["", "  ", "OR", "care OR", "NOT", '"open', "titel:care", '""', "("]
)
def test_a_query_that_asks_nothing_is_wrong_usage(index: Index, query: str) -> None:
    with pytest.raises(UsageError) as caught:
        index.search(query, Filter())
    assert caught.value.hint


def test_a_key_or_a_former_key_finds_the_record(index: Index) -> None:
    assert index.reference("adams") == index.reference("adams2019care") == REFERENCES[0]
    assert "bell" not in index.names
    with pytest.raises(UsageError) as caught:
        index.reference("adams2019cares")
    assert caught.value.exit_code == 2
    assert "`adams2019care`" in (caught.value.hint or "")
