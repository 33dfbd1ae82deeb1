from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.index.filters import Filter
from evidence_refs.model import CitedIn, Organisation, Person, Reference

from ..strategies import references
from .indexes import index_of

WORKS = [
    Reference(
        key="adams2019", title="Care", tags=("To read", "C++"), journal="Journal of Integrated Care",
        authors=(Person(family="Ådams", given="Zoë"), Organisation(literal="The King’s Fund")),
        source=("NHS England",),
        cited_in=(CitedIn(document="d1", form="entry", section=("Care", "Journal articles")),),
    ),
    Reference(key="bell", title="Anchors", authors=(Person(family="Bell"),)),
]  # fmt: skip


def near(**asked: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.option, each.near) for each in index_of(WORKS).unknown(Filter(**asked))]


@pytest.mark.parametrize(
    ("option", "value", "meant"),
    [
        ("author", "Adms", "Zoë Ådams"),
        ("author", "Adams, Zoe", "Zoë Ådams"),
        ("author", "kings fnud", "The King’s Fund"),
        ("source", "England NHS", "NHS England"),
        ("journal", "intergrated", "Journal of Integrated Care"),
        ("section", "jornal", "Journal articles"),
        ("tag", "to raed", "To read"),
    ],
)
def test_what_is_spelt_like_it_is_given(option: str, value: str, meant: str) -> None:
    assert near(**{option: value}) == [(option, (meant,))]


def test_each_of_several_is_looked_at() -> None:
    found = list(index_of(WORKS).unknown(Filter(source=("NHS England", "NHS Engalnd"))))
    assert [(each.value, each.near) for each in found] == [("NHS Engalnd", ("NHS England",))]


def test_where_nothing_is_like_it_a_few_are_all_given() -> None:
    (tag,) = index_of(WORKS).unknown(Filter(tag="zzz"))
    assert (tag.near, tag.all) == ((), ("C++", "To read"))
    many = [Reference(key="many", title="M", tags=tuple(f"tag{n:02}" for n in range(11)))]
    (tag,) = index_of(many).unknown(Filter(tag="zzz"))
    assert (tag.near, tag.all) == ((), ())


def test_each_is_looked_at_by_itself() -> None:
    assert near(author="bell", tag="to read") == []  # there is no work of both
    assert [option for option, _ in near(author="zq", tag="zq", type="book", year="1900")] == [
        "author",
        "tag",
    ]


@settings(max_examples=30)
@given(st.lists(references(), min_size=1, max_size=3, unique_by=lambda each: each.key))
def test_what_a_record_has_is_never_unknown(works: list[Reference]) -> None:
    index = index_of([each.model_copy(update={"aliases": ()}) for each in works])
    for option in ("author", "source", "journal", "section", "tag"):
        for value in index.offered(f"{option}s", ""):
            assert list(index.unknown(Filter(**{option: value}))) == []
