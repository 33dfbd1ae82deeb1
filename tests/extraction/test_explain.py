"""What gave a field: the characters that are named are those of the document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evidence_refs.extraction.citation import Citation, Evidence
from evidence_refs.extraction.explain import FieldOrigin, explain
from evidence_refs.extraction.pipeline import extract
from evidence_refs.extraction.printed import Printed
from evidence_refs.extraction.printed_dates import printed_dates
from evidence_refs.model import Work
from evidence_refs.source import Document
from tests.conftest import ROOT

BRIEF = """# Walking

## Reports

Gear Change: a bold vision for cycling and
walking
Source: Department for Transport
Publication date: 20th July 2020
Abstract: Says what streets will look like.

## What follows

The plan¹ and its sequel.²

¹ Smith J, O'Neill P. *Streets for per-
sons*. Lancet 2019;12(3):4-9. doi:10.1000/j.12 [Accessed 3 May 2024]

² Ibid., p. 12.
"""
DOCUMENT = Document("walk", "walk.md", BRIEF)
LINES = BRIEF.split("\n")


def origins(number: int, document: Document = DOCUMENT) -> dict[str, FieldOrigin]:
    citation = extract(document).citations[number]
    return {origin.field: origin for origin in explain(citation, document)}


def cut(origin: FieldOrigin) -> str:
    return " ".join(LINES[span.line - 1][span.start - 1 : span.end] for span in origin.spans)


def test_the_characters_are_those_of_the_document() -> None:
    entry = origins(0)
    assert cut(entry["title"]) == "Gear Change: a bold vision for cycling and walking"
    assert [span.line for span in entry["title"].spans] == [5, 6]
    assert cut(entry["source"]) == "Department for Transport"
    assert cut(entry["date"]) == "20th July 2020"
    assert cut(entry["abstract"]) == "Says what streets will look like"
    for origin in entry.values():
        assert origin.text == cut(origin)
    assert entry["date"].by == "rule dates"
    assert entry["title"].by == "finder entry"


def test_a_note_is_explained_down_to_its_numbers() -> None:
    note = origins(1)
    assert note["title"].spans[0].line == 15
    assert cut(note["title"]) == "Streets for per sons"
    assert cut(note["authors"]) == "Smith J, O'Neill P"
    assert cut(note["volume"]) == "12"
    assert note["volume"].spans[0].start > note["journal"].spans[0].end
    assert cut(note["doi"]) == "10.1000/j.12"
    assert cut(note["accessed"]).endswith("3 May 2024")  # with the word before it, or without
    assert note["doi"].by == "rule identifiers"
    assert note["doi"].to_json()["from"] == [[16, 35, 46]]


def test_a_note_that_refers_back_says_so_and_shows_its_own_page() -> None:
    back = origins(2)
    assert back["title"].by == "finder back_reference"
    assert back["title"].spans == ()
    assert cut(back["locator"]) == "p. 12"


def test_what_a_model_says_is_given_with_its_probability() -> None:
    citation = extract(DOCUMENT).citations[1]
    at = citation.text.index("Streets")
    said = (
        Evidence("title", "model crf", at, at + len("Streets"), 0.8125),
        Evidence("journal", "model crf", 0, 3, 0.5),  # counts in another text: not believed
    )
    told = {o.field: o for o in explain(replace(citation, by="crf", evidence=said), DOCUMENT)}
    assert told["title"].by == "model crf"
    assert cut(told["title"]) == "Streets"
    assert told["title"].to_json()["probability"] == 0.812
    assert cut(told["journal"]) == "Lancet"
    assert told["volume"].by == "style crf"


def test_a_model_may_count_behind_the_words_that_introduce_the_citation() -> None:
    line = "See also Mind (2019) Homes that heal Homes"
    document = Document("a", "a.txt", line)
    work = Work.of(title="Homes", date="2019")
    given = len(line) - len("See also ")
    at = given - len("Homes")
    said = (Evidence("reference", "model", 0, given, 0.9), Evidence("title", "model", at, given))
    citation = Citation("a", "a.txt", "footnote", (1, 1), line, work, by="model", evidence=said)
    told = {origin.field: origin for origin in explain(citation, document)}
    assert told["title"].text == "Homes"
    assert told["date"].by == "rule dates"
    assert set(told) == {"title", "date"}


def test_a_value_is_found_as_whole_words() -> None:
    printed = Printed.of(["Journals of 2019 and 19, ﬁnal <u>re</u>port", "left out"], (1, 1))
    assert printed.find("Journal") is None
    assert list(printed.texts(printed.find("19") or (0, 0))) == ["19"]
    assert list(printed.texts(printed.find("final") or (0, 0))) == ["ﬁnal"]
    assert printed.find("left") is None
    assert printed.find("") is None


@pytest.mark.parametrize(
    ("date", "spelling"),
    [
        ("2022-09-03", "3rd September 2022"),
        ("2022-09-03", "Sept 03 2022"),
        ("2022-09-03", "03/09/22"),
        ("2022-09", "September 2022"),
        ("2022-21", "2022"),
        ("2022", "2022"),
    ],
)
def test_a_date_is_known_in_its_usual_spellings(date: str, spelling: str) -> None:
    assert spelling in list(printed_dates(date))


def test_nearly_all_fields_of_the_labelled_documents_are_explained() -> None:
    """Only what was resolved (an address below a base) is printed nowhere in the citation's lines."""
    total = silent = 0
    for path in sorted((ROOT / "tests/documents").glob("*/document.txt")):
        document = Document("a", Path(path).name, path.read_text(encoding="utf-8"))
        for citation in extract(document).citations:
            told = explain(citation, document)
            assert {o.field for o in told} >= {
                name for name in citation.work.model_fields_set if getattr(citation.work, name)
            }
            printed = [o for o in told if o.field not in ("type", "access")]
            total += len(printed)
            silent += sum(not o.spans for o in printed if not citation.back_reference)
    assert total > 500
    assert silent < 0.02 * total
