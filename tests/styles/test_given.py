from __future__ import annotations

import json

import pytest
from hypothesis import given as drawn

from evidence_refs import styles
from evidence_refs.formats.csl_json.writing import write
from evidence_refs.model import CitedIn, Reference
from evidence_refs.styles.given import given

from ..catalogue.strategies import references
from .works import body, person, work


def entry(style: str, reference: Reference) -> str:
    return styles.bibliography([reference], style)[0].text


ISSUED = work("ics", "report", "Leading systems", source=["Good Governance Institute"], date="2022")
SIGNED = ISSUED.model_copy(update={"authors": work("a", None, "T", authors=[body("NHS")]).authors})


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("harvard", "Good Governance Institute (2022) Leading systems."),
        ("apa", "Good Governance Institute. (2022). Leading systems."),
        ("vancouver", "1. Good Governance Institute. Leading systems. 2022."),
        ("oscola", "Good Governance Institute, ‘Leading Systems’ (2022)"),
    ],
)
def test_who_issued_a_work_that_nobody_signed_is_its_author(style: str, expected: str) -> None:
    assert entry(style, ISSUED) == expected


def test_it_is_cited_by_who_issued_it() -> None:
    assert styles.citations([ISSUED], [[styles.Cite("ics")]], "harvard") == [
        "(Good Governance Institute, 2022)"
    ]


@pytest.mark.parametrize(
    "kind", ["article-journal", "article-newspaper", "book", "chapter", "legislation", "thesis"]
)
def test_a_press_or_a_state_is_no_author(kind: str) -> None:
    (found,) = given([ISSUED.model_copy(update={"type": kind})])
    assert "author" not in found
    assert found["publisher"] == "Good Governance Institute"


@pytest.mark.parametrize("field", ["authors", "editors", "journal"])
def test_what_people_signed_or_a_journal_holds_has_them(field: str) -> None:
    value = "HSJ" if field == "journal" else [person("Ash", "A")]
    (found,) = given([work("a", "report", "T", source=["Trust"], **{field: value})])
    assert {"literal": "Trust"} not in found.get("author", [])
    assert found["publisher"] == "Trust"


def test_all_who_issued_it_are_named_and_no_others() -> None:
    one = work("a", "report", "T", source=["Trust", "Fund"], authors_truncated=True, date="2020")
    assert entry("harvard", one) == "Trust and Fund (2020) T."


def test_a_publisher_that_is_the_author_is_not_said_again() -> None:
    same = work("a", "report", "T", authors=[body("King's Fund")], source=["The King’s Fund"])
    assert entry("apa", same) == "King’s Fund. (n.d.). T."
    assert entry("apa", SIGNED) == "NHS. (2022). Leading systems. Good Governance Institute."


def test_a_work_without_a_title_is_called_what_lists_call_it() -> None:
    said = CitedIn(document="d", form="link", text="as evidence shows")
    page = work("page", "webpage", None, url="https://www.example.org/integrated-care")
    assert entry("harvard", page).startswith("[example.org: integrated care] (no date).")
    cited = page.model_copy(update={"cited_in": (said,)})
    assert entry("apa", cited).startswith("[as evidence shows]. (n.d.).")
    assert entry("oscola", cited).startswith("‘[as evidence shows]’")


def test_a_key_is_no_name_of_what_people_signed() -> None:
    assert entry(
        "harvard", work("ash", "report", None, authors=[person("Ash", "A")], date="2020")
    ) == ("Ash, A. (2020).")
    assert entry("harvard", work("a1", "report", None, date="2020")) == "[a1] (2020)."


@drawn(references())
def test_all_else_is_what_is_exported(reference: Reference) -> None:
    (found,) = given([reference])
    (exported,) = json.loads(write([reference]))
    changed = {"author", "publisher", "title", "language", "custom"}
    assert {k: v for k, v in found.items() if k not in changed} == {
        k: v for k, v in exported.items() if k not in changed
    }
    assert found.get("title") or reference.authors or reference.editors
