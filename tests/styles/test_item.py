from __future__ import annotations

from typing import Any

import pytest

from evidence_refs.styles.item import Date, Item, Name, item, items

from .works import WORKS, body, person, work


def made(**data: Any) -> Item:
    return item({"id": "a", **data})


def test_a_reference_is_the_item_that_is_exported() -> None:
    one = work(
        "a", "chapter", "T", authors=[person("de Vries", "Jo"), body("Trust")], source=["A", "B"],
        journal="Book", pages="12-19", date="2019-05", accessed="2020", authors_truncated=True,
    )  # fmt: skip
    found = items([one])[0]
    assert (found.id, found.type, found.truncated) == ("a", "chapter", True)
    assert found.text["title"] == "T"
    assert found.text["container-title"] == "Book"
    assert found.text["publisher"] == "A; B"
    assert found.text["page-first"] == "12"
    assert found.names["author"] == (Name("Vries", "Jo", staying="de"), Name(literal="Trust"))
    assert found.dates == {"issued": Date(((2019, 5),)), "accessed": Date(((2020,),))}


def test_items_stand_in_the_order_of_their_references() -> None:
    assert [each.id for each in items(WORKS)] == [each.key for each in WORKS]


@pytest.mark.parametrize(
    ("family", "given", "expected"),
    [
        ("van der Berg", "Jan", Name("Berg", "Jan", staying="van der")),
        ("d’Arcy", "Jan", Name("Arcy", "Jan", staying="d’")),
        ("d'Arcy", "Jan", Name("Arcy", "Jan", staying="d’")),
        ("Beethoven", "Ludwig van", Name("Beethoven", "Ludwig", dropping="van")),
        ("hooks", "bell", Name("hooks", "bell")),
        ("O'Hara", "Jo", Name("O’Hara", "Jo")),
        ("Van Dyke", "Jo", Name("Van Dyke", "Jo")),
        ("de", "Jo", Name("de", "Jo")),
    ],
)
def test_particles_stand_apart(family: str, given: str, expected: Name) -> None:
    found = made(author=[{"family": family, "given": given}])
    assert found.names["author"] == (expected,)


@pytest.mark.parametrize("value", ["", "text", 7, None, [], {}, [1], ["x"], [{}], [{"family": ""}]])
def test_what_is_no_name_is_left_out(value: object) -> None:
    assert made(translator=value).names == {}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [["2019", "05", "02"]]}, Date(((2019, 5, 2),))),
        ({"date-parts": [[2019], [2020]]}, Date(((2019,), (2020,)))),
        ({"date-parts": [[2019]], "season": "2"}, Date(((2019,),), season=2)),
        ({"date-parts": [[1450]], "circa": True}, Date(((1450,),), uncertain=True)),
        ({"date-parts": [[-43]]}, Date(((-44,),))),
        ({"date-parts": [[2019], []]}, Date(((2019,),))),
        ({"date-parts": [], "literal": "long ago"}, Date(literal="long ago")),
        ({"raw": "May 2019"}, Date(literal="May 2019")),
        ("May 2019", Date(literal="May 2019")),
    ],
)
def test_a_date_is_points_or_words(value: object, expected: Date) -> None:
    assert made(issued=value).dates == {"issued": expected}


@pytest.mark.parametrize(
    "value", [None, "", {}, {"date-parts": None}, {"date-parts": [[]]}, {"literal": ""}]
)
def test_what_is_no_date_is_left_out(value: object) -> None:
    assert made(issued=value).dates == {}


def test_what_is_no_text_is_left_out() -> None:
    assert made(title=["a"], volume=3, note="\x00", custom={}).text == {"id": "a", "volume": "3"}
