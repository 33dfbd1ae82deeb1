from __future__ import annotations

import pytest

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.entry import Entry
from evidence_refs.problems import Problem

from .reading import one, read, said

ARTICLE = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Smith, J
   Doe, AB
AF Smith, John
   Doe, Anna B.
CA WALK Study Grp
TI Walking to
   school
SO JOURNAL OF WALKS
LA English
DT Article; Proceedings Paper
DE buses; walks and
   talks
ID KEYWORDS; PLUS
AB Lorem
   ipsum
CR BACH T, 2005, OPT EXPRESS
   FLUCK D, 1993
PU Walk Press
SN 0953-8984
EI 1361-648X
J9 J WALKS
JI J. Walks
PD JUN 14
PY 2006
VL 18
IS 23
BP 5323
EP 5331
DI 10.1000/x
PM 123
UT WOS:0002
ER

EF
"""


def test_an_article() -> None:
    found = one("wos", ARTICLE)
    assert (found.id, found.line, found.database) == ("WOS:0002", 3, "Web of Science")
    assert found.tags == ("buses", "walks and talks")
    assert said(found) == {
        "type": "paper-conference", "title": "Walking to school", "journal": "JOURNAL OF WALKS",
        "authors": "Smith|John; Doe|Anna B.; {WALK Study Grp}", "source": ("Walk Press",),
        "volume": "18", "issue": "23", "pages": "5323-5331", "date": "2006-06-14",
        "language": "en", "issn": "0953-8984", "abstract": "Lorem ipsum", "doi": "10.1000/x",
        "pmid": "123",
    }  # fmt: skip
    assert found.extra == {
        "ID": "KEYWORDS; PLUS", "CR": "BACH T, 2005, OPT EXPRESS; FLUCK D, 1993", "JI": "J. Walks",
        "J9": "J WALKS", "SN": "0953-8984; 1361-648X", "UT": "WOS:0002",
        "DT": "Article; Proceedings Paper",
    }  # fmt: skip


def test_a_chapter_and_what_medline_has() -> None:
    chapter = one("wos", "PT B\nTI A\nSO B\nDT Article\nBE Roe, C\nBN 978-3-16-148410-0\nER\n")
    assert said(chapter) == {
        "type": "chapter", "title": "A", "journal": "B", "editors": "Roe|C", "isbn": "978-3-16-148410-0",
    }  # fmt: skip
    medline = one("wos", "PT J\nTI A\nAU Joffe, H; Hall, J\nPS 411-22\nUT MEDLINE:1\nER\n")
    assert said(medline)["authors"] == "Joffe|H; Hall|J"
    assert (medline.work.pages, medline.database) == ("411-22", "Medline")


def test_a_record_that_is_cut_short_is_said_and_kept() -> None:
    first, problem, second = read("wos", "PT J\nTI A\nER\n\nPT J\nTI B\n")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where.line) == ("record-open", 5)
    assert [each.work.title for each in (first, second) if isinstance(each, Entry)] == ["A", "B"]


def test_a_file_without_records_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="PT"):
        read("wos", " ## \n")


def test_full_names_come_before_short_ones_in_a_table_too() -> None:
    header = "PT\tAU\tAF\tTI\tSO\tDT\tDE\tID\tSN\tEI\tBP\tEP\tDI\tPD\tPY\tUT\tPM"
    row = (
        "J\tSmith, J; Doe, AB\tSmith, John; Doe, Anna B.\tWalking\tJ WALKS\tReview\tbuses\tWALK\t"
        "0953-8984\t1361-648X\t5\t9\t10.1000/x\tJUL-AUG\t2006\tWOS:0002\t123"
    )
    found = one("csv", f"{header}\n{row}\n")
    assert said(found) == {
        "type": "article-journal", "title": "Walking", "authors": "Smith|John; Doe|Anna B.",
        "journal": "J WALKS", "pages": "5-9", "date": "2006-07/2006-08", "issn": "0953-8984",
        "doi": "10.1000/x", "pmid": "123",
    }  # fmt: skip
    assert found.tags == ("buses", "WALK")


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("Article", "article-journal"), ("Review", "article-journal"),
        ("Proceedings Paper", "paper-conference"), ("Book Review", "review-book"),
        ("Editorial Material", "article-journal"), ("Meeting Abstract", "article-journal"),
        ("Article; Early Access", "article-journal"), ("Letter", "article-journal"),
        ("Data Paper", "article-journal"), ("Article; Book Chapter", "chapter"),
    ],
)  # fmt: skip
def test_types_of_documents(words: str, type: str) -> None:
    assert one("wos", f"PT J\nTI A\nDT {words}\nER\n").work.type == type


def test_a_file_without_ends_of_records_and_of_the_file() -> None:
    found = read("wos", "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI A\n\nPT J\nTI B\n")
    assert [each.work.title for each in found if isinstance(each, Entry)] == ["A", "B"]
    assert len(found) == 2
