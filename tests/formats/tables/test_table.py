from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tables import csv, table
from evidence_refs.formats.tables.columns import COLUMNS
from evidence_refs.model import Person, Reference
from evidence_refs.problems import Problem
from tests.formats.examples import REFERENCES
from tests.formats.reading import entries, one, read, said

PLAIN = """\
id,type,title,authors,year,journal,volume,issue,pages,doi,isbn,url,abstract
a1,article,A title,"Smith, J. and Doe, A.",2001,BMJ,12,3,12--19,http://dx.doi.org/10.1000/x,\
"0300-8428 (Print)
0300-8428 (Linking)",https://example.org/x,"One.
Two."
"""

PUBMED = """\
PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI
31234567,A title.,"Smith J, Doe AB.","BMJ. 2021 Mar 4;12(3):45-50. doi: 10.1000/x.",Smith J,BMJ,2021,\
2021/03/05,PMC76543,,10.1000/x
"""

SCOPUS = """\
Authors,Author full names,Author(s) ID,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,\
Cited by,DOI,Link,Abstract,Document Type,Source,EID
Smith J.; Doe A.B.,"Smith, John (57192345); Doe, Anna B. (57200001)",1;2,A title,2021,BMJ,12,3,,45,50,\
7,10.1000/x,https://www.scopus.com/x,Some words.,Article,Scopus,2-s2.0-1
"""

WOS_TAGS = """\
PT\tAU\tAF\tTI\tSO\tLA\tDT\tID\tAB\tSN\tPU\tPY\tVL\tIS\tBP\tEP\tAR\tDI\tUT\tPM
J\tSmith, J; Doe, AB\tSmith, John; Doe, Anna B.\tA title\tBMJ\tEnglish\tMeeting Abstract\tWORDS\tSome words.\
\t0959-8138\tBMJ Publishing\t2021\t12\t3\t45\t50\t\t10.1000/x\tWOS:1\t31234567
"""

WOS_NAMES = """\
Publication Type,Authors,Author Full Names,Article Title,Source Title,Document Type,ISSN,Publication Year,\
Volume,Issue,Start Page,End Page,Article Number,DOI,Pubmed Id
J,"Smith, J; Doe, AB","Smith, John; Doe, Anna B.",A title,BMJ,Article,0959-8138,2021,12,3,45,50,,10.1000/x,\
31234567
"""

EMBASE = """\
TITLE,AUTHOR NAMES,SOURCE TITLE,DATE OF PUBLICATION,PUBLICATION YEAR,VOLUME,ISSUE,FIRST PAGE,LAST PAGE,\
MEDLINE PMID,DOI,EMBASE LINK,PUBLICATION TYPE
A title,"Smith J.; Doe A.B.",BMJ,4 Mar 2021,2021,12,3,45,50,31234567,10.1000/x,http://www.embase.com/x,Article
"""

RAYYAN = """\
key,title,year,month,day,journal,issn,volume,issue,pages,authors,url,language,publisher,location,abstract,\
notes,doi,pubmed_id,pmc_id
rayyan-1,A title,2021,3,4,BMJ,0959-8138,12,3,45-50,"Smith, John and Doe, Anna B.",https://x.org/1,eng,BMJ Group,\
London,Some words.,RAYYAN-INCLUSION: {},10.1000/x,31234567,PMC76543
"""

ZOTERO = """\
"Key","Item Type","Publication Year","Author","Title","Publication Title","ISBN","ISSN","DOI","Url",\
"Abstract Note","Date","Date Added","Pages","Issue","Volume"
"ABCD1234","journalArticle","2021","Smith, John; Doe, Anna B.","A title","BMJ","","0959-8138","10.1000/x",\
"https://x.org/1","Some words.","2021-03-04","2022-01-01 10:00:00","45-50","3","12"
"""

COLREV = """\
ID,ENTRYTYPE,author,title,journal,year,volume,number,pages,doi,search_set
1,article,"Smith, John and Doe, Anna B.",A title,BMJ,2021,12,3,45--50,10.1000/x,pubmed
"""

ENDNOTE = """\
Reference Type,Author,Year,Title,Secondary Title,Publisher,Volume,Number,Pages,Date,ISBN,DOI,URL,Alternate Journal
Journal Article,"Smith, John; Doe, Anna B.",2021,A title,BMJ,,12,3,45-50,Mar 4,0959-8138,10.1000/x,,Brit Med J
"""

PUBLISH_OR_PERISH = """\
Cites,Authors,Title,Year,Source,Publisher,ArticleURL,GSRank,DOI
12,"J Smith, AB Doe",A title,2021,BMJ,bmj.com,https://x.org/1,1,10.1000/x
"""

COVIDENCE = """\
Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,DOI,Covidence #,Notes
A title,"Smith, John; Doe, Anna B.",Some words.,2021,March,BMJ,12,3,45-50,10.1000/x,#42,a note
"""

EXPORTS: dict[str, tuple[str, dict[str, object]]] = {
    "pubmed": (PUBMED, {"pmid": "31234567", "pmcid": "PMC76543", "issue": "3", "pages": "45-50"}),
    "scopus": (SCOPUS, {"issue": "3", "pages": "45-50", "type": "article-journal"}),
    "wos": (WOS_TAGS, {"issue": "3", "pages": "45-50", "pmid": "31234567", "issn": "0959-8138"}),
    "wos in names": (WOS_NAMES, {"issue": "3", "pages": "45-50", "pmid": "31234567"}),
    "embase": (EMBASE, {"date": "2021-03-04", "pages": "45-50", "pmid": "31234567"}),
    "rayyan": (RAYYAN, {"date": "2021-03-04", "pmid": "31234567", "source": ("BMJ Group",)}),
    "zotero": (ZOTERO, {"date": "2021-03-04", "pages": "45-50", "url": "https://x.org/1"}),
    "colrev": (COLREV, {"issue": "3", "pages": "45-50", "type": "article-journal"}),
    "endnote": (ENDNOTE, {"issue": "3", "date": "2021-03-04", "issn": "0959-8138"}),
    "publish or perish": (PUBLISH_OR_PERISH, {"source": ("bmj.com",), "url": "https://x.org/1"}),
    "covidence": (COVIDENCE, {"date": "2021-03", "pages": "45-50"}),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_the_exports_of_databases(name: str) -> None:
    text, more = EXPORTS[name]
    found = said(one("csv", text))
    assert str(found["title"]).rstrip(".") == "A title"
    assert found["authors"] in (
        "Smith|John; Doe|Anna B.",
        "Smith|J; Doe|AB",
        "Smith|J.; Doe|A.B.",
        "Smith|J; Doe|AB.",
    )
    assert (found["journal"], found["doi"], str(found["date"])[:4]) == ("BMJ", "10.1000/x", "2021")
    assert found.items() >= more.items()


def test_a_plain_table() -> None:
    found = one("csv", PLAIN)
    assert (found.id, found.line) == ("a1", 2)
    assert said(found) == {
        "type": "article-journal", "title": "A title", "authors": "Smith|J.; Doe|A.", "journal": "BMJ",
        "volume": "12", "issue": "3", "pages": "12-19", "date": "2001", "doi": "10.1000/x",
        "issn": "0300-8428", "url": "https://example.org/x", "abstract": "One. Two.",
    }  # fmt: skip


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_what_parts_the_columns_is_found_out(delimiter: str) -> None:
    text = "id,title,year\n1,A,2001\n".replace(",", delimiter)
    assert said(one("csv", text)) == {"title": "A", "date": "2001"}
    assert said(one("csv", "sep=;\nid;title\n1;A, B\n")) == {"title": "A, B"}


def test_names_of_columns_may_be_spelt_in_any_way() -> None:
    found = one(
        "csv",
        "Record_ID,ARTICLE TITLE,Author(s),Publication-Year,Source_Title\nx,A,Smith J,2001,B\n",
    )
    assert (found.id, said(found)) == (
        "x", {"title": "A", "authors": "Smith|J", "date": "2001", "journal": "B"},
    )  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        "title,authors,year,publication,volume,issue,doi", "TI,AU,PY,SO,VL,IS,DI", "T1,A1,PY,T2,VL,IS,DO",
        "Article Title,Author Names,Publication Year,Source Title,Vol,Issue Number,DOI Link",
        "Title,Author/s,PubYear,Container-Title,Journal Volume,No.,doi",
        "primary_title,Creators,Published Year,Venue,volume,journal issue,Article DOI",
    ],
)  # fmt: skip
def test_one_table_under_many_headers(header: str) -> None:
    found = one("csv", f"{header}\nA,Smith J,2001,B,12,3,10.1000/x\n")
    assert said(found) == {
        "title": "A", "authors": "Smith|J", "date": "2001", "journal": "B", "volume": "12", "issue": "3",
        "doi": "10.1000/x",
    }  # fmt: skip


def test_what_no_field_holds_stands_under_its_header() -> None:
    found = one("csv", "title,Cited by,doi,type\nA,7,see text,Erratum\n")
    assert found.extra == {"Cited by": "7", "doi": "see text", "type": "Erratum"}
    assert said(found) == {"title": "A", "type": "article-journal"}


def test_a_book_title_contains_a_paper_and_a_journal_an_article() -> None:
    text = "type,title,journal,booktitle\ninproceedings,A,J,B\narticle,C,J,B\n"
    paper, article = entries("csv", text)
    assert (paper.work.journal, paper.extra) == ("B", {"journal": "J"})
    assert (article.work.journal, article.extra) == ("J", {"booktitle": "B"})


def test_a_source_is_a_database_beside_a_journal_or_where_it_says_little() -> None:
    beside = one("csv", "title,source,journal\nA,acm,B\n")
    assert (beside.database, beside.work.journal) == ("acm", "B")
    few = entries("csv", "title,source\n" + "A,acm\nB,dblp\n" * 20)
    assert {each.database for each in few} == {"acm", "dblp"}
    many = entries("csv", "title,source\n" + "".join(f"A{i},Journal {i}\n" for i in range(40)))
    assert many[3].work.journal == "Journal 3"
    assert many[3].database == ""


def test_a_record_without_id_has_its_number() -> None:
    assert [each.id for each in entries("csv", "title\nA\nB\n")] == ["1", "2"]
    twice = "title,pmid\nA,1\nB,1\n"
    assert [each.id for each in entries("csv", twice)] == ["1", "2"]
    assert [each.id for each in entries("csv", "title,pmid\nA,11\nB,12\n")] == ["11", "12"]


@pytest.mark.parametrize(
    ("month", "day", "edtf", "kept"),
    [
        ("March", "4", "2001-03-04", {}), ("3", "", "2001-03", {}), ("4 March", "", "2001-03-04", {}),
        ("June-August", "", "2001-06/2001-08", {}), ("Hall-Way", "", "2001", {"month": "Hall-Way"}), ("Summer", "", "2001-22", {}),
        ("3", "99", "2001-03", {"day": "99"}),
    ],
)  # fmt: skip
def test_a_month_makes_a_date_or_is_kept(
    month: str, day: str, edtf: str, kept: dict[str, str]
) -> None:
    found = one("csv", f"title,year,month,day\nA,2001,{month},{day}\n")
    assert (found.work.date, found.extra) == (edtf, kept)


@pytest.mark.parametrize(
    "cell",
    ["; " * 100_000, "A." + "a" * 200_000, " and" * 50_000, ",a" * 50_000, " " * 200_000 + "al"],
)
def test_a_cell_of_one_sign_takes_no_time(cell: str) -> None:
    found = one("csv", f'title,authors,url,date,doi\nA,"{cell}","{cell}","{cell}","{cell}"\n')
    assert found.work.title == "A"


def test_numbers_of_programs_that_take_them_for_measures() -> None:
    found = one("csv", "title,year,volume,issue,pmid\nA,2001.0,12.0,nan,123.0\n")
    assert said(found) == {"title": "A", "date": "2001", "volume": "12", "pmid": "123"}


@pytest.mark.parametrize("header", ["journal", "Journal/Book", "Journal Title"])
def test_what_a_journal_has_is_an_article_where_no_column_says_the_type(header: str) -> None:
    with_journal, without = entries("csv", f"title,year,{header}\nA,2001,B\nC,2001,\n")
    assert (with_journal.work.type, without.work.type) == ("article-journal", None)
    assert one("csv", f"title,type,{header}\nA,,B\n").work.type is None
    assert one("csv", f"title,book title,{header}\nA,C,B\n").work.type is None


def test_our_own_table_says_itself_what_has_no_type() -> None:
    text = csv.write([Reference(key="a", title="A", journal="B")])
    assert one("csv", text).work.type is None


@pytest.mark.parametrize(
    "words", ["[No abstract available]", "No abstract available.", "No Abstract Is Available"]
)
def test_words_that_there_is_no_abstract_are_none(words: str) -> None:
    found = one("csv", f"title,abstract\nA,{words}\n")
    assert (found.work.abstract, found.extra) == (None, {})


def test_stars_of_headings_are_left_out() -> None:
    assert one("csv", "title,MeSH terms\nA,*Housing; Housing; Aged/*surgery\n").tags == (
        "Housing",
        "Aged/surgery",
    )


def test_a_record_without_title_is_kept() -> None:
    first, second = entries("csv", "id,title,year\n1,,2001\n2,,\n")
    assert said(first) == {"date": "2001"}
    assert said(second) == {}


def test_hostile_signs_do_not_get_in() -> None:
    found = one("csv", 'title,venue\n"\x1b[31mA\u202eb\nc\x00","\x9bB"\n')
    assert said(found) == {"title": "[31mAb c", "journal": "B"}


@pytest.mark.parametrize(
    ("row", "code", "severity"),
    [
        ("1,A, B,2001", "row-too-long", "error"),
        ("1", "row-too-short", "error"),
        ('1,"A,2001', "quotation-mark-open", "warning"),
        ('1,"A', "quotation-mark-open", "error"),
    ],
)
def test_a_row_that_is_none_is_a_problem_and_the_others_are_read(
    row: str, code: str, severity: str
) -> None:
    found = read("csv", f"id,title,year\n0,Z,2000\n{row}\n2,B,2002\n")
    (problem,) = [each for each in found if isinstance(each, Problem)]
    assert (problem.code, problem.severity, problem.where.line) == (code, severity, 3)
    ids = [each.id for each in found if isinstance(each, Entry)]
    assert ids == (["0", "1", "2"] if severity == "warning" else ["0", "2"])


def test_rows_that_end_early_or_in_empty_cells_are_rows() -> None:
    first, second = entries("csv", "id,title,year,doi\n1,A\n2,B,2002,,,,\n")
    assert (said(first), said(second)) == ({"title": "A"}, {"title": "B", "date": "2002"})


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_nothing_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        read("csv", text)


def test_a_table_without_titles_says_what_it_has() -> None:
    header = ",".join(f"column {at}" for at in range(200))
    with pytest.raises(UnreadableError, match="no column is a title") as caught:
        read("csv", f"{header}\n{header}\n")
    hint = caught.value.hint or ""
    assert "`column 0`" in hint
    assert "188 more" in hint
    assert "\n" not in hint


@pytest.mark.parametrize("delimiter", [" ", "^"])
def test_what_cannot_part_columns_is_said(delimiter: str) -> None:
    with pytest.raises(UnreadableError, match="no column is a title") as caught:
        read("csv", f"id{delimiter}title\n1{delimiter}Walking\n")
    assert "columns are parted by commas, semicolons, tabs or |" in (caught.value.hint or "")


def test_rows_that_are_parted_otherwise_than_the_header_are_told_so() -> None:
    found = read("csv", "id,title,year\n1;Walking;2019\n")
    assert [each.hint for each in found if isinstance(each, Problem) and each.hint]


def test_a_header_alone_has_no_records() -> None:
    assert read("csv", "id,title\n") == []


def test_a_record_of_five_million_signs_is_read() -> None:
    found = entries("csv", f'title,abstract\nA,"{"word " * 1_000_000}"\nB,c\n')
    assert [each.work.title for each in found] == ["A", "B"]
    assert len(found[0].work.abstract or "") == 4_999_999


def test_our_own_table_is_read_as_it_was_meant() -> None:
    found = entries("csv", csv.write(REFERENCES))
    assert [each.id for each in found] == [each.key for each in REFERENCES]
    for entry, reference in zip(found, REFERENCES, strict=True):
        for name in entry.work.model_fields_set:
            assert getattr(entry.work, name) == getattr(reference, name)
    broken = csv.write([Reference(key="a", title="T")]).replace('"a"', '"a b"')
    (problem,) = read("csv", broken)
    assert isinstance(problem, Problem)
    assert problem.where.line == 2


_HEADERS = [words.split()[0] for words in COLUMNS.values()] + ["Other", "source", "Cited by"]
_words = st.from_regex(r"[b-z]{9}", fullmatch=True)


@given(st.lists(st.sampled_from(_HEADERS), unique=True, max_size=12), st.data())
@settings(max_examples=60, deadline=None)
def test_no_cell_is_lost(headers: list[str], data: Any) -> None:
    headers = ["title", *(name for name in headers if name != "title")]
    cells = [data.draw(_words) for _ in headers]
    found = one("csv", f"{','.join(headers)}\n{','.join(cells)}\n")
    everything = f"{found.id} {found.database} {found.work!r} {found.extra} {found.tags}"
    assert [cell for cell in cells if cell not in everything] == []


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_whatever_stands_below_a_header_nothing_fails(text: str) -> None:
    for each in read("csv", f"id,title,authors,year,pages,doi\n{text}\n"):
        assert isinstance(each, Entry | Problem)


@pytest.mark.parametrize(
    ("header", "cell", "tags"),
    [
        ("Author Keywords", "care; home, at ;care", ("care", "home, at")),
        ("keywords", "care, home", ("care", "home")),
        ("MeSH Terms", "Aged|Humans", ("Aged", "Humans")),
        ("Manual Tags", '"care\nat home"', ("care", "at home")),
    ],
)
def test_keywords_are_tags(header: str, cell: str, tags: tuple[str, ...]) -> None:
    cell = cell if cell.startswith('"') else f'"{cell}"'
    found = one("csv", f"id,title,{header}\n1,Boats,{cell}\n")
    assert (found.tags, found.extra) == (tags, {})


def test_keywords_of_several_columns_are_all_tags() -> None:
    found = one("csv", "id,title,Author Keywords,Index Keywords\n1,Boats,a; b,b; c\n")
    assert found.tags == ("a", "b", "c")


def test_what_zotero_calls_extra_is_a_note_that_may_say_identifiers() -> None:
    header = "Key,Title,Extra,Notes\n"
    found = one("csv", header + 'AB12,Boats,"PMID: 33500000\nread twice",<p>By <b>hand</b></p>\n')
    assert (found.work.pmid, found.work.note) == ("33500000", "read twice")
    assert found.extra == {"Notes": "<p>By <b>hand</b></p>"}
    alone = one("csv", header + "AB12,Boats,,<p>By <b>hand</b></p>\n")
    assert (alone.work.note, alone.extra) == ("By hand", {})


def test_a_column_fills_what_a_person_says() -> None:
    text = "Name,title,Note of mine\nOsei,Boats,deep\n"
    columns = {"Name": "authors", "Note of mine": "note"}
    (found,) = table.read(text.splitlines(keepends=True), columns=columns)
    assert isinstance(found, Entry)
    assert found.work.authors == (Person(family="Osei"),)
    assert (found.work.title, found.work.note) == ("Boats", "deep")


def test_a_column_that_a_person_maps_comes_before_one_that_is_known() -> None:
    text = "title,Real title\nrow 1,Boats\n"
    (found,) = table.read(text.splitlines(keepends=True), columns={"Real title": "title"})
    assert isinstance(found, Entry)
    assert (found.work.title, found.extra) == ("Boats", {"title": "row 1"})


def test_a_column_that_is_not_there_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="there is no column `Titel`") as caught:
        list(table.read(["Title,x\n", "a,b\n"], columns={"Titel": "title"}))
    assert caught.value.hint == "did you mean `Title`?"


def test_keywords_of_authors_and_of_the_index_are_tags() -> None:
    text = "Title,Author Keywords,Index Keywords,PubMed ID\nA,bus; walks,Walking; bus,123\n"
    found = one("csv", text)
    assert (found.tags, found.work.pmid, found.extra) == (("bus", "walks", "Walking"), "123", {})


def test_the_number_of_a_book_in_its_series() -> None:
    assert one("csv", "Item Type,Title,Series,Series Number\nbook,A,Ports,12\n").work.number == "12"
