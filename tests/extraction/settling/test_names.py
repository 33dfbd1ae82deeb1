"""Who wrote a work: bodies that were read as people, people as bodies, words of titles as both."""

from __future__ import annotations

from typing import Any

import pytest

from evidence_refs.extraction.settling import settle
from evidence_refs.model import Name, Organisation, Person


def person(family: str, given: str) -> Person:
    return Person(family=family, given=given)


def body(literal: str) -> Organisation:
    return Organisation(literal=literal)


def settled(text: str, title: str, *authors: Name, **fields: Any) -> dict[str, Any]:
    return settle({"title": title, "authors": authors, **fields}, text)


@pytest.mark.parametrize(
    ("text", "read", "name"),
    [
        ("West Dale PHSRU, Homeless Audit (2016)", person("PHSRU", "West Dale"), "West Dale PHSRU"),
        ("PHE, Health Matters, Young people (2017)", person("PHE", "Health Matters"), "PHE"),
        ("Spirit FM, Police keep up pressure", person("Spirit", "FM"), "Spirit FM"),
        ("Patient Safety Learning We are safe", person("Learning", "Patient Safety"), "Patient Safety Learning"),
        ("DrugScope, Activity", Person(family="DrugScope"), "DrugScope"),
        ("GBD 2019 Collaborators. Activity", person("Collaborators", "GBD 2019"), "GBD 2019 Collaborators"),
        ("Dale JSNA. Activity in Dale", body("Dale JSNA. Activity"), "Dale JSNA"),
        ("NICE January 2009 Activity", body("NICE January"), "NICE"),
    ],
)  # fmt: skip
def test_a_body_is_no_person(text: str, read: Name, name: str) -> None:
    assert settled(text, "Activity", read)["authors"] == (body(name),)


@pytest.mark.parametrize(
    ("read", "family", "given"),
    [
        (body("Tammy Reed"), "Reed", "Tammy"),
        (body("Dr Andrew Hale"), "Hale", "Andrew"),
        (body("ER Tuft"), "Tuft", "ER"),
        (body("Flajolet, Robert"), "Flajolet", "Robert"),
    ],
)
def test_a_person_is_no_body(read: Name, family: str, given: str) -> None:
    text = f"{read.literal} (2011) Falls"  # type: ignore[union-attr]
    assert settled(text, "Falls", read)["authors"] == (person(family, given),)


@pytest.mark.parametrize(
    "names",
    [
        (person("Hale", "R"), person("Reed", "FM")),
        (body("Grant Foundation"),),
        (person("Nguyen", "Anh"),),
    ],
)
def test_names_that_are_right_stay(names: tuple[Name, ...]) -> None:
    text = "Hale R, Reed FM, Grant Foundation, Nguyen Anh. A plan. 2019."
    assert settled(text, "A plan", *names)["authors"] == names


def test_a_name_that_is_not_known_is_a_persons_among_people() -> None:
    names = (body("Jaswinder Pal Singh"), person("Weber", "Wolf"))
    fields = settled("Jaswinder Pal Singh, Wolf Weber. SPLASH.", "SPLASH", *names)
    assert fields["authors"] == (person("Singh", "Jaswinder Pal"), person("Weber", "Wolf"))


def test_a_stop_may_stand_for_the_comma_between_people() -> None:
    fields = settled("Peters J. Parry G, et al, 'Health'", "Health", person("Peters J. Parry", "G"))
    assert fields["authors"] == (person("Peters", "J"), person("Parry", "G"))


def test_one_word_is_a_body_on_its_own_site() -> None:
    name = Person(family="Arun")
    fields = settled("Arun. Allotments", "Allotments", name, url="https://www.arun.gov.uk/a")
    assert fields["authors"] == (body("Arun"),)
    fields = settled("Arun. Allotments", "Allotments", name, url="https://example.org/a")
    assert fields["authors"] == (name,)


def test_dashes_are_nobody() -> None:
    assert not settled("———. Hills of Dale. 1807.", "Hills of Dale", body("———")).get("authors")
