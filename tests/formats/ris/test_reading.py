from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import records
from evidence_refs.formats.entry import Entry
from evidence_refs.problems import Problem
from tests.formats.reading import entries, one, read, said

ENDNOTE = """\
TY  - JOUR
AU  - Smith, John
AU  - Doe, Anna B., Jr.
DA  - Mar 4
PY  - 2021
TI  - A title
T2  - BMJ
VL  - 12
IS  - 3
SP  - 45-50
SN  - 0959-8138
DO  - https://doi.org/10.1000/x
AB  - One.
Two.
KW  - first
KW  - second
ID  - 42
ER  -
"""

OVID = """\
TY  - JOUR
DB  - Embase
AN  - 2006713348
ID  - 2006713348
T1  - A title
A1  - Smith J.
A1  - Doe A.B.
Y1  - 2021//
N2  - Some words.
JF  - British Medical Journal
JA  - BMJ
VL  - 12
IS  - 3
SP  - 45
EP  - 50
UR  - https://x.org/1
UR  - https://x.org/2
M3  - Conference Abstract
L2  - https://x.org/full
ER  -

"""


def test_what_endnote_writes() -> None:
    found = one("ris", ENDNOTE)
    assert (found.id, found.line) == ("42", 1)
    assert said(found) == {
        "type": "article-journal", "title": "A title", "authors": "Smith|John; Doe|Anna B.|Jr.",
        "journal": "BMJ", "volume": "12", "issue": "3", "pages": "45-50", "date": "2021-03-04",
        "doi": "10.1000/x", "issn": "0959-8138", "abstract": "One. Two.",
    }  # fmt: skip
    assert (found.tags, found.extra) == (("first", "second"), {})


def test_what_ovid_writes() -> None:
    found = one("ris", OVID)
    assert (found.id, found.database) == ("2006713348", "Embase")
    assert said(found) == {
        "type": "article-journal", "title": "A title", "authors": "Smith|J.; Doe|A.B.",
        "journal": "British Medical Journal", "volume": "12", "issue": "3", "pages": "45-50",
        "date": "2021", "abstract": "Some words.", "url": "https://x.org/1",
    }  # fmt: skip
    assert dict(found.extra) == {
        "AN": "2006713348", "JA": "BMJ", "M3": "Conference Abstract", "L2": "https://x.org/full", "UR": "https://x.org/2",
    }  # fmt: skip


def test_what_contains_a_chapter_and_what_a_book_stands_in() -> None:
    chapter = one(
        "ris", "TY  - CHAP\nTI  - A\nT2  - B\nA2  - Roe, C.\nSN  - 3-16-148410-X\nER  -\n"
    )
    assert said(chapter) == {
        "type": "chapter", "title": "A", "journal": "B", "editors": "Roe|C.", "isbn": "3-16-148410-X",
    }  # fmt: skip
    book = one("ris", "TY  - BOOK\nBT  - A\nT2  - A series\nPB  - P\nET  - 2nd\nER  -\n")
    assert said(book) == {
        "type": "book", "title": "A", "series": "A series", "source": ("P",), "edition": "2nd",
    }  # fmt: skip


@pytest.mark.parametrize("end", ["", "ER  - \n", "ER -\n", "ER  -\n\n\n"])
@pytest.mark.parametrize("tag", ["TY  - ", "TY - ", "\ufeff\nTY  - "])
def test_records_end_where_the_next_begins(tag: str, end: str) -> None:
    text = f"{tag}JOUR\nTI  - A\n{end}"
    found = entries("ris", text + text.lstrip("\ufeff\n").replace("- A", "- B"))
    assert [each.work.title for each in found] == ["A", "B"]
    assert [each.id for each in found] == ["1", "2"]


@pytest.mark.parametrize("tag", ["IS", "SN"])  # Zotero and EndNote write SN
def test_a_report_has_a_number_and_a_journal_an_issue(tag: str) -> None:
    report = one("ris", f"TY  - RPRT\nTI  - A\n{tag}  - Cm 9\nER  -\n")
    assert said(report) == {"type": "report", "title": "A", "number": "Cm 9"}
    assert report.extra == {}


def test_a_report_may_have_an_isbn_beside_its_number() -> None:
    report = one("ris", "TY  - RPRT\nTI  - A\nSN  - Cm 9\nSN  - 9780101999908\nER  -\n")
    assert (report.work.number, report.work.isbn) == ("Cm 9", "9780101999908")
    other = one("ris", "TY  - RPRT\nTI  - A\nIS  - 7\nSN  - Cm 9\nER  -\n")
    assert (other.work.number, other.extra) == ("7", {"SN": "Cm 9"})


def test_pubmed_in_endnote() -> None:
    found = one("ris", "TY  - JOUR\nTI  - A\nAN  - 123\nDP  - NLM\nC2  - PMC12\nER  -\n")
    assert said(found) == {
        "type": "article-journal", "title": "A", "pmid": "123", "pmcid": "PMC12",
    }  # fmt: skip


def test_pubmed_central_writes_numbers_into_the_fields_of_the_user() -> None:
    found = one(
        "ris", "TY  - JOUR\nTI  - A\nU1  - 123[pmid]\nU2  - PMC12[pmcid]\nU4  - x[PII]\nER  -\n"
    )
    assert (found.work.pmid, found.work.pmcid, found.extra) == ("123", "PMC12", {"U4": "x[PII]"})


@pytest.mark.parametrize(
    "lines",
    ["KW  - a\nKW  - b c\n", "KW  - a\nb c\n", "KW  - a; b c\n", "kw  - a\nkw  - b c\nkw  - a\n"],
)
def test_keywords_however_they_are_parted(lines: str) -> None:
    found = one("ris", f"TY  - JOUR\nTI  - A\n{lines}ER  - \n")
    assert (found.tags, found.extra) == (("a", "b c"), {})


def test_tags_in_small_letters_and_words_that_look_like_them() -> None:
    found = one("ris", "ty  - JOUR\nti  - A\nab  - What he\nHe - said\ner  - \n")
    assert said(found) == {
        "type": "article-journal", "title": "A", "abstract": "What he He - said",
    }  # fmt: skip


def test_a_note_that_repeats_the_doi_is_no_note() -> None:
    found = one(
        "ris", "TY  - JOUR\nTI  - A\nDO  - 10.1/x\nN1  - doi: 10.1/X\nM3  - 10.1/x\nER  - \n"
    )
    assert (found.work.note, found.extra) == (None, {})


def test_a_record_of_nothing_is_a_problem() -> None:
    first, second = read("ris", "TY  - JOUR\nER  -\nTY  - JOUR\nTI  - A\nER  -\n")
    assert isinstance(first, Problem)
    assert (first.code, first.where.line) == ("empty-record", 1)
    assert isinstance(second, Entry)


def test_a_file_without_records_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="TY"):
        read("ris", "Nothing\nto see\n")


_TAGS = "TI T1 AU A1 A2 T2 JF JO JA BT T3 PY DA VL IS SP EP DO SN UR AB N1 KW PB ET LA M3 L3 AN DB C1 XY".split()


@given(
    st.sampled_from(["JOUR", "BOOK", "CHAP"]),
    st.lists(
        st.tuples(st.sampled_from(_TAGS), st.from_regex(r"[b-z]{9}", fullmatch=True)),
        min_size=1,
        max_size=12,
    ),
)
@settings(max_examples=80, deadline=None)
def test_no_value_is_lost(kind: str, values: list[tuple[str, str]]) -> None:
    lines = "".join(f"{tag}  - {value}\n" for tag, value in values)
    found = one("ris", f"TY  - {kind}\n{lines}ER  - \n")
    everything = f"{found.database} {found.work!r} {found.tags} {found.extra}"
    assert [value for _, value in values if value not in everything] == []


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_whatever_stands_in_a_record_nothing_fails(text: str) -> None:
    for each in read("ris", f"TY  - JOUR\nTI  - {text}\nPY  - {text}\n{text}\nER  - \n"):
        assert isinstance(each, Entry | Problem)


def test_a_record_that_is_cut_short_is_said_and_kept() -> None:
    whole = "TY  - JOUR\nTI  - Walking\nER  - \n"
    first, problem, second = read("ris", f"{whole}TY  - JOUR\nTI  - Cyc")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.severity, problem.where.line) == ("record-open", "warning", 4)
    assert [each.work.title for each in (first, second) if isinstance(each, Entry)] == [
        "Walking",
        "Cyc",
    ]
    assert not [each for each in read("ris", whole * 2) if isinstance(each, Problem)]
    assert not [
        each for each in read("ris", whole.replace("ER", "er")) if isinstance(each, Problem)
    ]
    unended = "TY  - JOUR\nTI  - Walking\n" * 2
    assert not [each for each in read("ris", unended) if isinstance(each, Problem)]


def test_hostile_bytes_make_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "in.ris"
    record = b"TY  - JOUR\nTI  - \x1b[31mr\xe9d\x1b]0;x\x07 \0\xff\nN1  - Tags as catalogued: [\nER  - \n"
    path.write_bytes(record + b"TY  - JOUR\nTI  - cut sh")
    problem, first, open_record, last = records.read(path)
    assert isinstance(problem, Problem)
    assert problem.code == "encoding-guessed"
    assert isinstance(first, Entry)
    assert first.work.title == "[31mréd]0;x ÿ"
    assert first.work.note == "Tags as catalogued: ["
    assert isinstance(open_record, Problem)
    assert isinstance(last, Entry)


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None)
def test_whatever_stands_in_a_note_nothing_fails(text: str) -> None:
    for words in ("Extra: ", "Former keys: ", "Authors as catalogued: ", "Extra as catalogued: "):
        for each in read("ris", f"TY  - JOUR\nTI  - A\nN1  - {words}{text}\nER  - \n"):
            assert isinstance(each, Entry | Problem)


def test_lines_outside_of_records_are_one_problem() -> None:
    record = "TY  - JOUR\nTI  - A\nER  - \n"
    text = f"Provider: Cochrane\nContent: text\n\nRecord #1 of 2\n{record}\nRecord #2 of 2\n{record}Total: 2\n"
    *found, problem = read("ris", text)
    assert [each.work.title for each in found if isinstance(each, Entry)] == ["A", "A"]
    assert isinstance(problem, Problem)
    assert (problem.code, problem.severity, problem.where.line) == ("outside-records", "warning", 1)
    assert problem.message == "5 lines stand outside of all records, left out"


def test_the_end_of_a_file_of_web_of_science_is_no_record() -> None:
    record = "TY  - JOUR\nTI  - A\nER  -\n\n"
    assert len(entries("ris", f"{record}{record}EF  -\n")) == 2


@pytest.mark.parametrize(
    "lines",
    [
        "DB  - Scopus\nC2  - 28658719\n", "C3  - pubmed 28658719\n", "C3  - PUBMED 28658719\n",
        "DB  - PubMed\nAN  - 28658719\n", "U1  - 28658719[pmid]\n",
    ],
)  # fmt: skip
def test_where_databases_have_the_number_of_pubmed(lines: str) -> None:
    found = one("ris", f"TY  - JOUR\nTI  - A\n{lines}ER  - \n")
    assert (found.work.pmid, found.extra) == ("28658719", {})


def test_what_only_looks_like_a_number_of_pubmed_is_kept() -> None:
    found = one("ris", "TY  - JOUR\nTI  - A\nC2  - 28658719\nC3  - pubmed 1, embase 2\nER  - \n")
    assert (found.work.pmid, found.extra) == (
        None, {"C2": "28658719", "C3": "pubmed 1, embase 2"},
    )  # fmt: skip


def test_zotero_has_the_number_of_a_report_as_its_serial() -> None:
    report = one("ris", "TY  - RPRT\nTI  - A\nSN  - 5\nER  - \n")
    assert (report.work.number, report.extra) == ("5", {})
    both = one("ris", "TY  - RPRT\nTI  - A\nIS  - 3\nSN  - 5\nER  - \n")
    assert (both.work.number, both.extra) == ("3", {"SN": "5"})
    assert one("ris", "TY  - RPRT\nTI  - A\nSN  - 0959-8138\nER  - \n").work.issn == "0959-8138"


def test_stars_of_headings_are_left_out() -> None:
    found = one(
        "ris", "TY  - JOUR\nTI  - A\nKW  - *Housing\nKW  - Housing\nKW  - *Aged/*ec\nER  - \n"
    )
    assert found.tags == ("Housing", "Aged/ec")


def test_words_for_no_abstract_hide_no_real_one() -> None:
    abstracts = "AB  - [No abstract available]\nN2  - It tells of streets.\n"
    found = one("ris", f"TY  - JOUR\nTI  - A\n{abstracts}ER  - \n")
    assert (found.work.abstract, found.extra) == ("It tells of streets.", {})


def test_no_abstract_is_none() -> None:
    found = one("ris", "TY  - JOUR\nTI  - A\nAB  - [No abstract available]\nER  - \n")
    assert (found.work.abstract, found.extra) == (None, {})


def test_a_generic_record_has_the_type_that_stands_beside_it() -> None:
    assert one("ris", "TY  - GEN\nTI  - A\nER  - \n").work.type is None
    found = one("ris", "TY  - GEN\nTI  - A\nM3  - Interview\nM3  - by telephone\nER  - \n")
    assert (found.work.type, found.extra) == ("interview", {"M3": "by telephone"})
    odd = one("ris", "TY  - GEN\nTI  - A\nM3  - Sculpture\nER  - \n")
    assert (odd.work.type, odd.extra) == (None, {"M3": "Sculpture"})
    journal = one("ris", "TY  - JOUR\nTI  - A\nM3  - Interview\nER  - \n")
    assert (journal.work.type, journal.extra) == ("article-journal", {"M3": "Interview"})


def test_the_papers_of_a_conference_are_in_its_proceedings() -> None:
    found = one(
        "ris", "TY  - CPAPER\nTI  - A\nT2  - Ports 2018\nC3  - Proceedings of Ports\nER  -\n"
    )
    assert (found.work.journal, found.extra) == ("Proceedings of Ports", {"T2": "Ports 2018"})
    found = one("ris", "TY  - CONF\nTI  - A\nC3  - Proceedings of Ports\nJ2  - Proc Ports\nER  -\n")
    assert (found.work.journal, found.extra) == ("Proceedings of Ports", {"J2": "Proc Ports"})
    found = one(
        "ris", "TY  - CPAPER\nTI  - A\nT2  - PROC PORTS\nCP  - 3rd Conference of Ports\nER  -\n"
    )
    assert (found.work.journal, found.extra) == ("PROC PORTS", {"CP": "3rd Conference of Ports"})
    assert (found.work.issue, found.work.number) == (None, None)


def test_who_edited_a_book_and_who_its_series() -> None:
    found = one("ris", "TY  - BOOK\nTI  - A\nA2  - Roe, S.\nA3  - Doe, E.\nER  -\n")
    assert (said(found)["editors"], found.extra) == ("Doe|E.", {"A2": "Roe, S."})
    found = one("ris", "TY  - BOOK\nTI  - A\nA2  - Doe, E.\nER  -\n")
    assert (said(found)["editors"], found.extra) == ("Doe|E.", {})
    found = one("ris", "TY  - CHAP\nTI  - A\nA2  - Doe, E.\nA3  - Roe, S.\nER  -\n")
    assert (said(found)["editors"], found.extra) == ("Doe|E.", {"A3": "Roe, S."})
    found = one("ris", "TY  - EDBOOK\nTI  - A\nAU  - Doe, E.\nER  -\n")
    assert said(found) == {"type": "book", "title": "A", "editors": "Doe|E."}


def test_the_publisher_of_web_of_science() -> None:
    assert one("ris", "TY  - JOUR\nTI  - A\nPU  - SAGE\nER  -\n").work.source == ("SAGE",)


@pytest.mark.parametrize(
    ("type", "number", "found"),
    [
        ("STAT", "c. 7", "c. 7"),
        ("RPRT", "WHO/2020/12", "WHO/2020/12"),
        ("RPRT", "(Smith) Department of Ports, Leith", None),
        ("JOUR", "1228150341", None),
    ],
)
def test_a_number_in_m1_is_one_of_works_that_have_one(type: str, number: str, found: str) -> None:
    read = one("ris", f"TY  - {type}\nTI  - A\nM1  - {number}\nER  -\n")
    assert read.work.number == found
    assert read.extra.get("M1", found) == (found or number)


@pytest.mark.parametrize(
    "base", ["Ovid MEDLINE(R) ALL <1946 to May 02, 2023>", "PubMed", "Medline"]
)
def test_databases_that_have_the_numbers_of_pubmed(base: str) -> None:
    text = f"TY  - JOUR\nTI  - A\nDB  - {base}\nAN  - 33500000\nER  -\n"
    assert one("ris", text).work.pmid == "33500000"


@pytest.mark.parametrize("base", ["PubMed Central", "Embase", "Scopus", "BioMedlines"])
def test_databases_that_have_others(base: str) -> None:
    found = one("ris", f"TY  - JOUR\nTI  - A\nDB  - {base}\nAN  - 33500000\nER  -\n")
    assert (found.work.pmid, found.extra["AN"]) == (None, "33500000")
