from __future__ import annotations

import pytest

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Problem
from tests.formats.reading import entries, one, read, said

ARTICLE = """\

PMID- 31234567
OWN - NLM
IS  - 1759-8486 (Electronic)
IS  - 1759-8478 (Linking)
VI  - 10
IP  - 4
DP  - 2018 Apr 2
TI  - A title that is long enough to go on
      in the line below.
PG  - 335-339
LID - 10.1000/x.1 [doi]
AB  - First words
      and more.
FAU - Smith, John B
AU  - Smith JB
FAU - Doe, Anna
AU  - Doe A
CN  - The Study Group
LA  - eng
PT  - Journal Article
PT  - Published Erratum
TA  - J Title
JT  - Journal of titles
PMC - PMC76543
MH  - Aged
MH  - Humans
SO  - J Title. 2018 Apr;10(4):335-339.
"""


def test_an_article() -> None:
    found = one("nbib", ARTICLE)
    assert (found.id, found.line, found.database) == ("31234567", 2, "PubMed")
    assert said(found) == {
        "type": "article-journal", "title": "A title that is long enough to go on in the line below",
        "authors": "Smith|John B; Doe|Anna; {The Study Group}", "journal": "Journal of titles",
        "volume": "10", "issue": "4", "pages": "335-339", "date": "2018-04-02", "language": "en",
        "abstract": "First words and more.", "doi": "10.1000/x.1", "pmid": "31234567",
        "pmcid": "PMC76543", "issn": "1759-8486",
    }  # fmt: skip
    assert found.tags == ("Aged", "Humans")
    assert found.extra["PT"] == "Journal Article; Published Erratum"
    assert found.extra["TA"] == "J Title"
    assert "1759-8478" in found.extra["IS"]


def test_a_book() -> None:
    found = one(
        "nbib",
        "PMID- 1\nPT  - Book Chapter\nTI  - A\nBTI - B\nFED - Roe, C\nISBN- 9783161484100\nDP  - 2010\n",
    )
    assert said(found) == {
        "type": "chapter", "title": "A", "journal": "B", "editors": "Roe|C",
        "isbn": "9783161484100", "date": "2010", "pmid": "1",
    }  # fmt: skip


def test_an_article_number_stands_in_for_pages() -> None:
    found = one("nbib", "PMID- 1\nTI  - A\nLID - e0123 [pii]\nLID - 10.1000/x [doi]\n")
    assert (found.work.pages, found.work.doi) == ("e0123", "10.1000/x")
    found = one("nbib", "PMID- 1\nTI  - A\nPG  - 5\nLID - S0140-6736(20)1 [pii]\n")
    assert found.work.pages == "5"


def test_what_no_field_holds_is_kept() -> None:
    found = one(
        "nbib",
        "PMID- 1\nTI  - A\nPG  - 5\nAID - S0140-6736(20)1 [pii]\nAID - 10.1/x [doi]\nLID - 10.1/x [doi]\n"
        "CIN - BMJ. 2020;1:2. PMID: 9\nRIN - Lancet. 2021\nMH  - Aged/*surgery\nOT  - walking\nOT  - bus\n",
    )
    assert found.work.doi == "10.1/x"
    assert found.tags == ("walking", "bus", "Aged/surgery")
    assert found.extra == {
        "AID": "S0140-6736(20)1 [pii]", "CIN": "BMJ. 2020;1:2. PMID: 9", "RIN": "Lancet. 2021",
    }  # fmt: skip


def test_short_names_where_there_are_no_full_ones() -> None:
    assert (
        said(one("nbib", "PMID- 1\nTI  - A\nAU  - van der Berg JB\n"))["authors"]
        == "van der Berg|JB"
    )


def test_records_follow_each_other() -> None:
    found = entries("nbib", ARTICLE + ARTICLE.replace("31234567", "31234568"))
    assert [each.id for each in found] == ["31234567", "31234568"]


def test_a_file_without_records_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="PMID"):
        read("nbib", "Nothing\n")


def test_all_languages_are_kept() -> None:
    found = one("nbib", "PMID- 1\nTI  - A\nLA  - eng\nLA  - fre\nLA  - ger\n")
    assert (found.work.language, found.extra) == ("en", {"LA": "fre; ger"})
    assert one("nbib", "PMID- 1\nTI  - A\nLG  - English\n").work.language == "en"


def test_lines_before_the_first_record_are_told() -> None:
    *_, problem = read("nbib", "Search of 3 May\n\nPMID- 1\nTI  - A\n")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where.line) == ("outside-records", 1)
