"""What a title took with it goes into its own field, and what is the title's stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from evidence_refs.extraction.settling.title_ends import trim_ends
from evidence_refs.extraction.settling.title_front import trim_front
from evidence_refs.model import Organisation, Person


def trim_title(fields: Mapping[str, Any]) -> dict[str, Any]:
    return trim_ends(trim_front(fields))


def test_people_before_et_al_are_authors() -> None:
    trimmed = trim_title({"title": "Hale, R., Reed, S., et al Walking to school: a review"})
    assert trimmed["title"] == "Walking to school: a review"
    assert [name.family for name in trimmed["authors"]] == ["Hale", "Reed"]
    assert trimmed["authors_truncated"]


@pytest.mark.parametrize(
    ("title", "rest", "issuer"),
    [
        ("Rough sleeping in towns, London, Home Office", "Rough sleeping in towns", "Home Office"),
        ("Rough sleeping in towns, Nuffield Trust", "Rough sleeping in towns", "Nuffield Trust"),
    ],
)
def test_a_body_at_the_end_is_the_issuer(title: str, rest: str, issuer: str) -> None:
    assert trim_title({"title": title}) == {"title": rest, "source": (issuer,)}


def test_an_issuer_that_is_known_stays_first_and_once() -> None:
    fields = {"title": "Rough sleeping in towns, Nuffield Trust", "source": ("Nuffield Trust",)}
    assert trim_title(fields)["source"] == ("Nuffield Trust",)
    fields["source"] = ("Crisis",)
    assert trim_title(fields)["source"] == ("Crisis", "Nuffield Trust")


@pytest.mark.parametrize(
    "title",
    [
        "Age, sex, place and health",
        "Schools, colleges and how they work with the NHS",
        "A guide for schools, colleges and local authorities",
        "Streets et alia",
    ],
)
def test_words_that_are_the_titles_stay(title: str) -> None:
    assert trim_title({"title": title}) == {"title": title}


def test_authors_that_are_known_stay() -> None:
    fields = {"title": "Hale R et al Walking to school", "authors": ("Reed",)}
    assert trim_title(fields)["authors"] == ("Reed",)
    assert trim_title(fields)["title"] == "Walking to school"


@pytest.mark.parametrize(
    ("title", "rest", "others"),
    [
        ("Statement of Purpose: Beechfield. (2012)", "Statement of Purpose: Beechfield", {"date": "2012"}),
        ("A plan for place [Internet]", "A plan for place", {}),
        ("Rehabilitation, First Report of Session 2004-2005", "Rehabilitation", {}),
        ("The Commitment to our Forces Cm 7424", "The Commitment to our Forces", {"number": "Cm 7424"}),
        ("The needs of prisoners: a survey. Ministry of Dale Research Services 16/08", "The needs of prisoners: a survey", {"series": "Ministry of Dale Research Services"}),
        ("Retrieved from The risks of walking", "The risks of walking", {}),
        ("on behalf of the INF project group. Progress in Italy", "Progress in Italy", {}),
        ("Natural capital account (unpublished", "Natural capital account", {}),
        ("Guidance for health services. Updated", "Guidance for health services", {}),
        ("Strategy for change. Dale-Strategy-2025.pdf", "Strategy for change", {}),
        ("A plan for data. Authors: F Hale and S Reed", "A plan for data", {}),
        ("High prevalence of colds in Dale. Conference on Colds", "High prevalence of colds in Dale", {}),
        ("Guidelines on fairness, WP 242 rev.01", "Guidelines on fairness", {"number": "WP 242 rev.01"}),
        ("Safe procedures, version 4", "Safe procedures", {"edition": "version 4"}),
        ("EDPB Guidelines 05/2020 on consent", "Guidelines 05/2020 on consent", {"source": ("EDPB",)}),
        ("Care for homeless people. NICE guideline [NG214]", "Care for homeless people", {"number": "NG214"}),
        ("the GMC’s guidance Good Dale Practice", "Good Dale Practice", {"source": ("GMC",)}),
        ("their joint guidance Openness and honesty", "Openness and honesty", {}),
        ("Take-up of credit. s.l.:s.n", "Take-up of credit", {}),
        ("Recruitment of youths. Briefing to the", "Recruitment of youths", {}),
        ("Why access matters: the student body (Policy Brief 2012-01PBL)", "Why access matters: the student body", {}),
        ("The Dale theology (tr. Columban Hale)", "The Dale theology", {}),
        ("Women in the Law (Chicago, American Bar Association)", "Women in the Law", {"source": ("American Bar Association",)}),
        ("NICE Guidance (CG161) – Falls in older people", "Falls in older people", {"number": "CG161", "source": ("NICE",)}),
    ],
)  # fmt: skip
def test_what_is_not_the_titles_goes(title: str, rest: str, others: dict[str, str]) -> None:
    trimmed = trim_title({"title": title})
    assert trimmed["title"] == rest
    assert {name: trimmed[name] for name in others} == others


@pytest.mark.parametrize(
    "title",
    [
        "A year that counts (2019–20)",
        "Lessons of the session of 2004",
        "Groups and teams. A review",
        "Care at home (a report of the people)",
        "Conversion of forms: version control in Dale",
        "An agenda for people, and what they are in for",
    ],
)
def test_words_that_only_look_so_stay(title: str) -> None:
    assert trim_title({"title": title})["title"] == title


def test_a_year_alone_is_no_title() -> None:
    assert trim_title({"title": "2025"})["title"] is None


def test_a_study_group_after_et_al_is_no_title() -> None:
    fields = {"title": "PARTNER Study Group. Activity without risk", "authors_truncated": True}
    assert trim_title(fields)["title"] == "Activity without risk"


def test_a_journal_after_the_title_is_one_where_it_has_a_volume() -> None:
    title = "The role of plants: trends. Science of The Total Environment"
    trimmed = trim_title({"title": title, "volume": "807"})
    assert trimmed["title"] == "The role of plants: trends"
    assert trimmed["journal"] == "Science of The Total Environment"


@pytest.mark.parametrize(
    ("title", "url", "rest"),
    [
        ("Free meals | Healthy Dale", "https://www.healthydale.org.uk/meals", "Free meals"),
        ("Meaning of moor - Army Families Federation", "https://aff.org.uk/moor", "Meaning of moor"),
        ("Support - Hansard - UK Parliament", "https://hansard.parliament.uk/Commons/1", "Support"),
        ("Disease in numbers – key facts - Dale Liver Trust", "https://dlt.org", "Disease in numbers – key facts"),
        ("Access on the Estate - Thorney Island", "https://gov.example/media/1", "Access on the Estate - Thorney Island"),
        ("Care - Dale Trust", "", "Care - Dale Trust"),
    ],
)  # fmt: skip
def test_the_name_of_the_site_is_no_title(title: str, url: str, rest: str) -> None:
    assert trim_title({"title": title, "url": url})["title"] == rest


def test_a_kind_before_a_title_goes_where_somebody_wrote_it() -> None:
    fields = {"title": "guidance, Alcohol: why invest?", "authors": (Organisation(literal="PHE"),)}
    assert trim_title(fields)["title"] == "Alcohol: why invest?"
    assert trim_title({"title": "guidance, Alcohol"})["title"] == "guidance, Alcohol"


def test_initials_before_et_al_are_no_title() -> None:
    fields = {"title": "K, et al 2017: A review of use", "authors": (Person(family="Hale"),)}
    assert trim_title(fields)["title"] == "A review of use"


def test_a_given_name_before_the_title_is_the_authors() -> None:
    fields = {"title": "David, Unsettling Opera", "authors": (Person(family="Levin"),)}
    trimmed = trim_title(fields)
    assert trimmed["title"] == "Unsettling Opera"
    assert trimmed["authors"] == (Person(family="Levin", given="David"),)
    fields["title"] = "David (ed.), Unsettling Opera"
    assert trim_title(fields)["editors"] == (Person(family="Levin", given="David"),)
    fields["title"] = "Streets, Lanes and Ways"
    assert trim_title(fields)["title"] == "Streets, Lanes and Ways"


def test_a_place_alone_is_no_title() -> None:
    trimmed = trim_title({"title": "MNRAS, 349, 385"})
    assert trimmed["title"] is None
    assert (trimmed["journal"], trimmed["volume"], trimmed["pages"]) == ("MNRAS", "349", "385")


def test_a_second_sentence_of_a_title_is_none_of_its_journal() -> None:
    fields = {"title": "Seasons", "journal": "Experience from Dale. Br J Psychiatry"}
    trimmed = trim_title(fields)
    assert trimmed["title"] == "Seasons. Experience from Dale"
    assert trimmed["journal"] == "Br J Psychiatry"


@pytest.mark.parametrize(
    ("title", "url", "rest"),
    [
        ("Dale Garden. About us", "https://dalegarden.co.uk/about", "About us"),
        ("Sustain. Food projects", "https://www.sustainweb.org/food", "Food projects"),
        ("Walking. A second part", "https://example.org/walking", "Walking. A second part"),
    ],
)
def test_the_name_of_the_site_may_stand_first(title: str, url: str, rest: str) -> None:
    trimmed = trim_title({"title": title, "url": url})
    assert trimmed["title"] == rest
    assert bool(trimmed.get("authors")) == (rest != title)
