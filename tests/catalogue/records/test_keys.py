"""Keys: author or issuer, year, first telling word; ASCII and unique."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.records.keys import make_key
from evidence_refs.model import CitedIn, Organisation, Person, Reference, Work
from tests.catalogue import strategies


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"source": ("The King's Fund",), "date": "2022-11-03", "title": "Place-based care"}, "kingsfund2022place"),
        ({"authors": (Person(family="van der Müller"),), "source": ("X",), "date": "2019", "title": "What is new?"}, "vandermuller2019new"),
        ({"authors": (Organisation(literal="Local Government Association"),), "title": "The way"}, "lgandway"),
        ({"source": ("Department of Health and Social Care",), "title": "Act"}, "dhscndact"),
        ({"source": ("Local Government Association (LGA)",), "title": "Act"}, "lgandact"),
        ({"source": ("CLES (Centre for Local Economic Strategies)",), "title": "Act"}, "clesndact"),
        ({"source": ("NHS Race and Health Observatory",), "title": "10 ways"}, "nhsrhondways"),
        ({"authors": (Person(family="Łukaszßø"),), "date": "2001", "title": "A"}, "lukaszsso2001a"),
        ({"url": "https://www.kingsfund.org.uk/publications/vision-health.pdf?a=b"}, "kingsfundndvision"),
        ({"url": "https://www.gov.uk/"}, "govuknd"),
        ({"url": "https://www.england.nhs.uk/community/plans/"}, "nhsenglandndplans"),
        ({"url": "https://www.local.gov.uk/topics/care"}, "lgandcare"),
        ({"url_text": "https://www.kingsfund.org.uk/publications/vision-pil"}, "kingsfundndvision"),
        ({"url": "https://example.org/wards/view?id=7"}, "examplendwards"),
        ({"url": "https://example.org/node/93397"}, "examplendnode"),
        ({"url": "https://example.org/files/B0905-516_Co-design-of-wards.pdf"}, "examplendcodesign"),
        ({"url": "https://example.org/why-wards-close/7030956.article"}, "examplendwards"),
        ({"source": ("legislation.gov.uk",), "date": "2014", "title": "Care Act 2014"}, "legislation2014care"),
        ({"source": ("GOV.UK",), "title": "Ward rules"}, "govukndward"),
        ({"source": ("NHS Confederation. Mental Health Network",), "title": "Wards"}, "nhsconfederationndwards"),
        ({"source": ("NHS Providers",), "title": "NHS providers and wards"}, "nhsprovidersndwards"),
        ({"source": ("Nuffield Trust",), "title": "The NHS and its wards"}, "nuffieldtrustndwards"),
        ({"source": ("Age UK",), "title": "Age UK"}, "ageukndage"),
        ({"journal": "British Medical Journal", "date": "2018", "title": "Quiet wards"}, "bmj2018quiet"),
        ({"title": "世界"}, "anonnd"),
        ({}, "anonnd"),
        ({"editors": (Person(family="Ng"),), "date": "1999/2001", "title": "Care"}, "ng1999care"),
    ],
)  # fmt: skip
def test_a_key_says_who_when_what(values: dict[str, Any], key: str) -> None:
    assert make_key(Work.of(**values), ()) == key


def test_the_words_of_a_citation_stand_for_a_title() -> None:
    cited = CitedIn(document="d", form="footnote", text="See the minutes of the board")
    assert make_key(Reference(key="x", cited_in=(cited,)), ()) == "anonndsee"


def test_an_address_in_a_citation_is_no_word() -> None:
    cited = CitedIn(document="d", form="footnote", text="https://example.org/")
    work = Reference(key="x", url="https://example.org/", cited_in=(cited,))
    assert make_key(work, ()) == "examplend"


def test_a_key_that_is_taken_gets_a_letter() -> None:
    taken: list[str] = []
    for _ in range(60):
        taken.append(make_key(Work(title="Care", date="2020"), taken))
    assert taken[:3] == ["anon2020care", "anon2020carea", "anon2020careb"]
    assert taken[26:29] == ["anon2020carez", "anon2020careaa", "anon2020careab"]
    assert len(set(taken)) == 60


@given(strategies.references(), st.sets(strategies.keys))
def test_every_record_gets_a_key_that_the_model_takes(work: Reference, taken: set[str]) -> None:
    key = make_key(work, taken)
    assert re.fullmatch("[a-z0-9]+", key)
    assert key not in taken
    assert key == make_key(work, taken)
