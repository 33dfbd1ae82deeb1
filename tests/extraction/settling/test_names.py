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


@pytest.mark.parametrize(
    ("text", "author", "title", "whole"),
    [
        ("Diet, nutrition and health: a report. Geneva: WHO; 2003", "Diet", "nutrition and health: a report", "Diet, nutrition and health: a report"),
        ("Core capacity monitoring framework. Checklist for states. Geneva: WHO; 2013", "Core capacity monitoring framework", "Checklist for states", "Core capacity monitoring framework. Checklist for states"),
        ("Report of the Dale Trust Public Inquiry Volume 1 2013", "Report of the Dale Trust", "Public Inquiry Volume 1", "Report of the Dale Trust Public Inquiry Volume 1"),
    ],
)  # fmt: skip
def test_words_of_a_title_go_back_to_it(text: str, author: str, title: str, whole: str) -> None:
    fields = settled(text, title, body(author), source=(author, "WHO"))
    assert (fields["title"], fields.get("authors"), fields["source"]) == (whole, None, ("WHO",))


def test_what_a_title_lost_behind_its_author_comes_back() -> None:
    text = "Hale CJM. Chief Officer’s Annual Report 2021: Health on the Coast. July 2021."
    fields = settled(text, "Health on the Coast", person("Hale", "CJM"))
    assert fields["title"] == "Chief Officer’s Annual Report 2021: Health on the Coast"


@pytest.mark.parametrize(
    ("text", "title", "author", "rest"),
    [
        ("DaleHarvest. Food Hubs [Internet]. [cited 2025 May 29].", "Food Hubs", "DaleHarvest", "Food Hubs"),
        ("(OHID 2022). Common Disorders.", "(OHID 2022). Common Disorders", "OHID", "Common Disorders"),
        ("Dale Pharmacy Association. Social Isolation: a look.", "Dale Pharmacy Association. Social Isolation: a look", "Dale Pharmacy Association", "Social Isolation: a look"),
        ("HSCIC – Statistics on Smoking", "HSCIC – Statistics on Smoking", "HSCIC", "Statistics on Smoking"),
    ],
)  # fmt: skip
def test_a_body_that_stands_first_is_the_author(
    text: str, title: str, author: str, rest: str
) -> None:
    fields = settled(text, title, source=("DaleHarvest",) if "Harvest" in text else ())
    assert (fields["title"], fields["authors"]) == (rest, (body(author),))


@pytest.mark.parametrize(
    "title",
    ["Water, sanitation and health", "Care for people – what they say", "A plan. The second part"],
)
def test_a_title_without_a_body_stays(title: str) -> None:
    assert not settled(title, title).get("authors")
    assert settled(title, title)["title"] == title


def test_the_number_of_a_law_is_its_titles() -> None:
    text = "EDPB, Guidelines on consent under Regulation 2016/679, p. 6."
    fields = settled(text, "Guidelines on consent under Regulation", date="2016", date_text="2016")
    assert fields["title"] == "Guidelines on consent under Regulation 2016/679"
    assert not fields["date"]


def test_the_title_stands_behind_the_study_that_signs_it() -> None:
    text = "Hale A, et al. PARTNER Study Group. Activity without risk. BMJ. 2016;316:171."
    fields = settled(text, "PARTNER Study Group", person("Hale", "A"))
    assert fields["title"] == "Activity without risk"


def test_an_editor_is_no_author() -> None:
    fields = settled("Hale (ed.). 2008. Three Years On.", "Three Years On", body("Hale (ed.)"))
    assert (fields.get("authors"), fields["editors"]) == (None, (Person(family="Hale"),))
