"""What the index tells by key, alias and likeness."""

from __future__ import annotations

import pytest

from evidence_refs.model import Reference, Work

from .indexes import index_of

RECORDS = (
    Reference(key="b", aliases=("z", "old"), title="Gear Change: a bold vision", doi="10.1000/ABC"),
    Reference(key="a", title="Care at home", url="https://www.mind.org.uk/care/"),
)
INDEX = index_of(RECORDS)


@pytest.mark.parametrize(
    ("work", "key"),
    [
        (Work(title="The gear change – a bold vision"), "b"),
        (Work(title="Gear Change"), "b"),
        (Work(title="Gear Change: an update"), "b"),
        (Work(title="Care at home: a guide"), "a"),
        (Work(url="https://doi.org/10.1000/abc"), "b"),
        (Work(url="http://mind.org.uk/care"), "a"),
    ],
)
def test_what_may_be_one_work_is_found_exactly(work: Work, key: str) -> None:
    assert [each.key for each in INDEX.references(INDEX.alike(work))] == [key]


def test_what_shares_nothing_is_not_found() -> None:
    assert INDEX.alike(Work(title="Home care", source=("Mind",))) == []


def test_keys_have_their_aliases_in_the_order_of_the_file() -> None:
    assert list(INDEX.aliases().items()) == [("b", ["old", "z"]), ("a", [])]
