"""What a title lost comes back to it: words read as a body, a year, the number of a law."""

from __future__ import annotations

from typing import Any

import pytest

from evidence_refs.extraction.settling import settle
from evidence_refs.extraction.settling.title_lost import give_back
from evidence_refs.model import Name, Organisation, Person


def person(family: str, given: str) -> Person:
    return Person(family=family, given=given)


def body(literal: str) -> Organisation:
    return Organisation(literal=literal)


def settled(text: str, title: str, *authors: Name, **fields: Any) -> dict[str, Any]:
    return settle({"title": title, "authors": authors, **fields}, text)


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
        ("Ofsted 2015 The Common framework", "Ofsted 2015 The Common framework", "Ofsted", "The Common framework"),
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


@pytest.mark.parametrize(
    ("text", "title", "date", "whole", "dated"),
    [
        ("HSCIC. People, Year ending 31 March 2011. https://e.org", "People, Year ending", "31 March 2011", "People, Year ending 31 March 2011", None),
        ("Spending for 2003-04 to 2010-11 https://e.org", "Spending for 2003-04 to", "2010-11", "Spending for 2003-04 to 2010-11", None),
        ("DASA. Discharges 2006/07-2010/11. September 2011.", "Discharges 2006", "2011", "Discharges 2006/07-2010/11", "2011"),
        ("Hale S. Illness in Dale, 2007. The Centre 2009. London, UK.", "Illness in Dale", "2007", "Illness in Dale, 2007", "2009"),
        ("Hale S. Illness in Dale, 2007. Available at e.org [Accessed 2009]", "Illness in Dale", "2007", "Illness in Dale", "2007"),
        ("EDPB Binding Decision 1/2021, paragraph 19", "EDPB Binding Decision", "1/2021", "EDPB Binding Decision 1/2021", None),
    ],
)  # fmt: skip
def test_years_of_a_title_are_no_date(
    text: str, title: str, date: str, whole: str, dated: str | None
) -> None:
    fields = give_back({"title": title, "date": date, "date_text": date}, text)
    assert (fields["title"], fields["date"]) == (whole, dated)


def test_a_text_that_is_dated_is_no_body() -> None:
    words = "Dale Declaration on Responsibility and Partnership"
    fields = give_back(
        {"title": "13 March 2007", "authors": (body(words),)}, f"{words}. 13 March 2007."
    )
    assert (fields["title"], fields["authors"]) == (words, None)


def test_the_title_stands_behind_the_study_that_signs_it() -> None:
    text = "Hale A, et al. PARTNER Study Group. Activity without risk. BMJ. 2016;316:171."
    fields = settled(text, "PARTNER Study Group", person("Hale", "A"))
    assert fields["title"] == "Activity without risk"


def test_an_editor_is_no_author() -> None:
    fields = settled("Hale (ed.). 2008. Three Years On.", "Three Years On", body("Hale (ed.)"))
    assert (fields.get("authors"), fields["editors"]) == (None, (Person(family="Hale"),))
