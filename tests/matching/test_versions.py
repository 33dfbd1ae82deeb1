"""Versions of one work: what a person wants of each becomes of them."""

from __future__ import annotations

from typing import Any

import pytest

from evidence_refs.matching.groups import group
from evidence_refs.matching.versions import DEFAULT, Versions, Wanted
from evidence_refs.model import Person, Work

TITLE = "Nurse led discharge from district hospitals at weekends"
BY = [Person(family="Okonjo", given="Ada"), Person(family="Lindgren", given="Per")]
ARTICLE = {"journal": "Journal of Ward Nursing", "volume": "12", "pages": "40-48"}
PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "preprints": (
        {"journal": "medRxiv", "date": "2021", "doi": "10.1101/2021.01.02.21249123"},
        {**ARTICLE, "date": "2021", "doi": "10.5555/jwn.1"},
    ),
    "updates": (
        {"journal": "Cochrane Database of Systematic Reviews", "date": "2012",
         "doi": "10.1002/14651858.CD001234.pub2"},
        {"journal": "Cochrane Database Syst Rev", "date": "2018",
         "doi": "10.1002/14651858.CD001234.pub3"},
    ),
    "conference": (
        {"journal": "Proceedings of the 4th Conference on Discharge", "date": "2020", "pages": "8-11"},
        {**ARTICLE, "date": "2021"},
    ),
}  # fmt: skip


def verdict(option: str, wanted: Versions) -> str:
    one, other = (Work.of(title=TITLE, authors=BY, **each) for each in PAIRS[option])
    found = group([("a", one), ("b", other)], versions=wanted)
    return "merge" if found.sure else "possible" if found.possible else "apart"


@pytest.mark.parametrize("option", list(PAIRS))
@pytest.mark.parametrize("wanted", ["merge", "possible", "apart"])
def test_versions_become_what_is_wanted(option: str, wanted: Wanted) -> None:
    assert verdict(option, Versions(**{option: wanted})) == wanted


def test_the_defaults_are_those_that_the_docs_name() -> None:
    found = {option: verdict(option, DEFAULT) for option in PAIRS}
    assert found == {"preprints": "possible", "updates": "merge", "conference": "possible"}


def test_reviews_of_two_numbers_are_two() -> None:
    one, other = (
        Work.of(
            title=TITLE, authors=BY, journal="Cochrane Database Syst Rev", date=year,
            doi=f"10.1002/14651858.{number}",
        )
        for year, number in (("2012", "CD001234.pub2"), ("2018", "CD009876"))
    )  # fmt: skip
    found = group([("a", one), ("b", other)], versions=Versions(updates="merge"))
    assert found.sure == ()
