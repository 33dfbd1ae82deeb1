from __future__ import annotations

import pytest

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.entry import Entry
from evidence_refs.problems import Problem
from tests.formats.reading import entries, one, read, said

ARTICLE = """\
%0 Journal Article
%T Walking to school
%A Smith, John
%A World Health Organization,
%E Roe, C.
%D 2021
%8 Mar 4
%J BMJ
%V 12
%N 3
%P 45-50
%@ 0959-8138
%R 10.1000/x
%U https://a.example
%X One.
%Z See p. 5
%K walking
buses
%F smith2021
%G en
%M 7
%~ PubMed
%2 PMC8
%C London
%+ Leeds

%Z Another note after a blank line
"""


def test_what_endnote_writes() -> None:
    found = one("enw", ARTICLE)
    assert (found.id, found.line, found.database) == ("smith2021", 1, "PubMed")
    assert found.tags == ("walking", "buses")
    assert said(found) == {
        "type": "article-journal", "title": "Walking to school",
        "authors": "Smith|John; {World Health Organization}", "editors": "Roe|C.", "journal": "BMJ",
        "volume": "12", "issue": "3", "pages": "45-50", "date": "2021-03-04", "doi": "10.1000/x",
        "issn": "0959-8138", "url": "https://a.example", "abstract": "One.", "language": "en",
        "pmid": "7", "pmcid": "PMC8", "note": "See p. 5\n\nAnother note after a blank line",
    }  # fmt: skip
    assert found.extra == {"pub-location": "London", "auth-address": "Leeds"}


def test_a_chapter_stands_in_a_book_and_a_book_in_a_series() -> None:
    chapter, book = entries(
        "enw", "%0 Book Section\n%T A\n%B B\n%S C\n%0 Book\n%T A\n%B S\n%7 2nd\n"
    )
    assert said(chapter) == {"type": "chapter", "title": "A", "journal": "B", "series": "C"}
    assert said(book) == {"type": "book", "title": "A", "series": "S", "edition": "2nd"}


def test_records_of_refer_end_at_a_blank_line() -> None:
    found = entries("enw", "%A Smith, J.\n%T A\n%T B\n\n\n%T C\n%; odd\n")
    assert [each.work.title for each in found] == ["A", "C"]
    assert [each.line for each in found] == [1, 6]
    assert [dict(each.extra) for each in found] == [{"titles/title": "B"}, {"%;": "odd"}]


def test_a_record_of_nothing_is_a_problem() -> None:
    problem, found = read("enw", "%0 Book\n%0 Book\n%T A\n")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where.line) == ("empty-record", 1)
    assert isinstance(found, Entry)


def test_a_file_without_records_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="%0"):
        read("enw", "Nothing\n\nto see\n")
