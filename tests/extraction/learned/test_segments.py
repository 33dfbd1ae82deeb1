"""Labelled words become pieces of the text; what must be one piece is one."""

from __future__ import annotations

from evidence_refs.extraction.learned.issued import read_issued
from evidence_refs.extraction.learned.parts import read_parts
from evidence_refs.extraction.learned.segments import (
    Segment,
    segments_of,
    title_segment,
    with_date,
    with_title,
)
from evidence_refs.extraction.learned.tagger import Tagged
from evidence_refs.extraction.learned.tokens import tokenize


def pieces(text: str, *labels: str, chance: float = 0.9) -> list[tuple[str, str]]:
    """Give label and words of each piece; `labels` are those of the words, in order."""
    return [(s.label, text[s.start : s.end]) for s in segments(text, *labels, chance=chance)]


def segments(text: str, *labels: str, chance: float = 0.9) -> list[Segment]:
    tokens = tuple(tokenize(text))
    assert len(tokens) == len(labels)
    return segments_of(text, Tagged(tokens, labels, (chance,) * len(labels), 1.0))


def test_neighbours_with_one_label_are_one_piece() -> None:
    got = pieces(
        "Smith J. Care at home? 2019", "author", "author", "title", "title", "title", "date"
    )
    assert got == [("author", "Smith J"), ("title", "Care at home?"), ("date", "2019")]


def test_an_address_is_an_address_whatever_the_model_says() -> None:
    got = pieces("Care https://example.org/a", "title", "title")
    assert got == [("title", "Care"), ("url", "https://example.org/a")]


def test_what_stands_in_a_title_without_signs_is_the_titles() -> None:
    got = pieces("Report of the Ombudsman on care", *("title",) * 3, "body", "title", "title")
    assert got == [("title", "Report of the Ombudsman on care")]


def test_what_stands_in_a_title_between_signs_is_not() -> None:
    got = pieces("Care, NHS England, at home", "title", "body", "body", "title", "title")
    assert [label for label, _ in got] == ["title", "body", "title"]


def test_a_doubtful_word_between_signs_is_the_titles() -> None:
    got = pieces("Care, housing, and health", "title", "body", "title", "title", chance=0.5)
    assert got == [("title", "Care, housing, and health")]


def test_brackets_that_open_elsewhere_are_left() -> None:
    got = pieces("(Care at home) now", "title", "title", "title", "note")
    assert got[0] == ("title", "(Care at home)")
    got = pieces("(Care at home, 2019)", "title", "title", "title", "date")
    assert got == [("title", "Care at home"), ("date", "2019")]


def test_a_container_alone_is_the_title() -> None:
    text = "Smith J. Modern care. 2019"
    found = segments(text, "author", "author", "container", "container", "date")
    assert [s.label for s in with_title(text, found)] == ["author", "title", "date"]


def test_words_after_the_stop_of_names_are_the_title() -> None:
    text = "Andrade, Mário de. Macunaíma. 1984"
    found = with_title(text, segments(text, *("author",) * 4, "date"))
    assert [(s.label, text[s.start : s.end]) for s in found] == [
        ("author", "Andrade, Mário de. "),
        ("title", "Macunaíma"),
        ("date", "1984"),
    ]


def test_a_day_after_the_title_belongs_to_the_year_before_it() -> None:
    text = "Smith (2022) Food banks, 7 December"
    found = segments(text, "author", "date", "title", "title", "date", "date")
    issued = read_issued(text, found)
    assert issued
    assert issued.fields["date"] == "2022-12-07"


def test_dates_with_the_year_first_are_read() -> None:
    text = "Smith (2023, January 26) Care"
    issued = read_issued(text, segments(text, "author", "date", "title"))
    assert issued
    assert issued.fields["date"] == "2023-01-26"


def test_volume_issue_and_pages_are_told_apart() -> None:
    text = "BMJ 366(4), pp. 12–19"
    found = segments(text, "container", "volume", "volume", "pages", "pages", "pages")
    fields, evidence = read_parts(text, found, None)
    assert fields["journal"] == "BMJ"
    assert (fields["volume"], fields["issue"], fields["pages"]) == ("366", "4", "12-19")
    assert {"journal", "volume", "pages"} <= {e.field for e in evidence}


def test_a_date_that_ends_the_title_is_the_date_where_there_is_no_other() -> None:
    text = "NHS England, Meeting the challenge, September 2009."
    found = segments(text, "body", "body", *("title",) * 4)
    assert [(s.label, text[s.start : s.end]) for s in with_date(text, found)] == [
        ("body", "NHS England"),
        ("title", "Meeting the challenge"),
        ("date", "September 2009"),
    ]
    dated = segments(f"{text} 2011", "body", "body", *("title",) * 4, "date")
    assert with_date(text, dated) == dated


def test_the_first_long_title_is_the_works_own() -> None:
    text = "Care of people at home. In: The whole of the history of care everywhere"
    found = segments(text, *("title",) * 5, "note", *("title",) * 8)
    title = title_segment(found)
    assert title
    assert text[title.start : title.end] == "Care of people at home"
