"""What every reader makes of the same words, whatever its format."""

from __future__ import annotations

from typing import Any

import pytest

from evidence_refs.formats.building import Printed, entry
from evidence_refs.formats.entry import Entry
from evidence_refs.model import Reference
from tests.formats.round_trip import comes_back


def built(**said: str) -> Entry:
    return entry(Printed("k", 1, dict(said)))


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Care in places.", "Care in places"), ("Hepatitis C.", "Hepatitis C"),
        ("And so on...", "And so on..."), ("And so on…", "And so on…"), ("Care in the U.S.A.", "Care in the U.S.A."),
        ("Beds, chairs, etc.", "Beds, chairs, etc."), ("Why?", "Why?"), (".", "."),
        ("<i>E. coli</i> in CO<sub>2</sub>.", "E. coli in CO2"), ("a<b and c>d", "a<b and c>d"),
        ('The <span class="nocase">NHS</span>', "The NHS"),
    ],
)  # fmt: skip
def test_a_title_goes_without_tags_and_its_last_full_stop(printed: str, title: str) -> None:
    assert built(title=printed).work.title == title


def test_an_abstract_keeps_the_paragraphs_of_its_publisher() -> None:
    text = "<jats:title>Aim</jats:title><jats:p>One <jats:italic>x</jats:italic>.</jats:p><jats:p>Two</jats:p>"
    assert built(abstract=text).work.abstract == "Aim\n\nOne x.\n\nTwo"


def test_a_journal_and_a_series_go_without_tags() -> None:
    found = built(type="article", journal="<i>BMJ</i>", series="<b>S</b>").work
    assert (found.journal, found.series) == ("BMJ", "S")


@pytest.mark.parametrize(
    ("said", "isbn", "issn", "extra"),
    [
        ({"isbn": "0-321-35668-3 (paperback)"}, "0-321-35668-3", None, {"isbn": "0-321-35668-3 (paperback)"}),
        ({"isbn": "0277-9536", "issn": "18735347"}, None, "18735347", {"isbn": "0277-9536"}),
        ({"isbn": "0277-9536", "issn": "0277-9536"}, None, "0277-9536", {}),
        ({"isbn": "0277-9536"}, None, "0277-9536", {}),
        ({"issn": "1234-5679; 978-3-16-148410-0"}, "978-3-16-148410-0", "1234-5679", {}),
        ({"isbn": "ISBN-13: 978-3-16-148410-0"}, "978-3-16-148410-0", None, {}),
        ({"issn": "0300-8428 1435-1803"}, None, "0300-8428", {"issn": "0300-8428 1435-1803"}),
        ({"isbn": "none"}, None, None, {}), ({"isbn": "see p. 3"}, None, None, {"isbn": "see p. 3"}),
    ],
)  # fmt: skip
def test_nothing_of_a_serial_number_is_lost(
    said: dict[str, str], isbn: str | None, issn: str | None, extra: dict[str, str]
) -> None:
    found = built(**said)
    assert (found.work.isbn, found.work.issn, dict(found.extra)) == (isbn, issn, extra)


def test_a_language_is_a_code_and_what_is_none_is_kept() -> None:
    assert built(language="English").work.language == "en"
    found = built(language="English, Welsh")
    assert (found.work.language, dict(found.extra)) == (None, {"language": "English, Welsh"})


@pytest.mark.parametrize("format", ["bibtex", "ris", "endnote-xml", "csl-json"])
@pytest.mark.parametrize(
    "values",
    [
        {"title": "A full stop."}, {"title": "An <i>E. coli</i>"}, {"title": "etc.", "abstract": "<p>A</p>"},
        {"title": "T", "language": "Old Norse runes"}, {"title": "T", "language": "EN"},
        {"title": "T", "isbn": "0-321-35668-3 (paperback)"}, {"title": "T", "series": "<b>S</b>"},
        {"title": "T", "source": ["A and B", "Department of Health and Social Care"]},
        {"title": "T", "authors": [{"family": "Smith", "given": "J. et al."}]},
        {"title": "T", "authors": [{"family": "England", "given": "Public Health"}]},
    ],
)  # fmt: skip
def test_what_the_catalogue_has_otherwise_comes_back(format: str, values: dict[str, Any]) -> None:
    comes_back(format, [Reference(key="k", type="report", **values)])
