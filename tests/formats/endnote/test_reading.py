from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import READERS, records
from evidence_refs.formats.entry import Entry
from evidence_refs.problems import Problem
from tests.formats.reading import one, read, said

HEAD = '<?xml version="1.0" encoding="UTF-8" ?>'
ARTICLE = """<record><database name="My.enl" path="/home/My.enl">My.enl</database>
<source-app name="EndNote" version="20.0">EndNote</source-app><rec-number>13</rec-number>
<foreign-keys><key app="EN" db-id="0xx">13</key></foreign-keys><ref-type name="Journal Article">17</ref-type>
<contributors><authors>
  <author><style face="normal" font="default" size="100%">Skua, D. G.</style></author>
  <author>World Health Organization,</author>
</authors></contributors>
<auth-address><style face="normal">Leeds</style></auth-address>
<titles><title><style face="normal">The skua </style><style face="italic">Catharacta</style><style
 face="normal"> at
   the Cape</style></title><secondary-title>J Birds</secondary-title></titles>
<periodical><full-title>J Birds</full-title><abbr-1>JB</abbr-1></periodical>
<pages>1-20</pages><volume>59</volume><number>2</number>
<keywords><keyword>birds</keyword><keyword>cold; far</keyword></keywords>
<dates><year>1990</year><pub-dates><date>Mar 4</date></pub-dates></dates>
<isbn>0140-6736 (Print)&#xD;1474-547X (Linking)</isbn><accession-num>123</accession-num>
<abstract>One.&#xD;&#xD;Two &lt; three.</abstract><notes>See there</notes>
<urls><related-urls><url><style face="underline">https://a.example</style></url><url>https://b.example</url></related-urls>
<pdf-urls><url>internal-pdf://a.pdf</url></pdf-urls></urls><custom2>PMC12</custom2>
<electronic-resource-num>10.1000/x</electronic-resource-num>
<remote-database-name>Medline</remote-database-name><language>eng</language></record>"""


def wrapped(records: str, head: str = HEAD) -> str:
    return f"{head}<xml><records>{records}</records></xml>"


def test_what_endnote_writes() -> None:
    found = one("endnote-xml", wrapped(ARTICLE))
    assert (found.id, found.database, found.tags) == ("13", "Medline", ("birds", "cold", "far"))
    assert said(found) == {
        "type": "article-journal", "title": "The skua Catharacta at the Cape",
        "authors": "Skua|D. G.; {World Health Organization}", "journal": "J Birds", "volume": "59",
        "issue": "2", "pages": "1-20", "date": "1990-03-04", "issn": "0140-6736", "pmid": "123",
        "pmcid": "PMC12", "abstract": "One.\n\nTwo < three.", "note": "See there", "language": "en",
        "url": "https://a.example", "doi": "10.1000/x",
    }  # fmt: skip
    assert found.extra == {
        "auth-address": "Leeds", "periodical/abbr-1": "JB", "urls/related-urls/url": "https://b.example",
        "urls/pdf-urls/url": "internal-pdf://a.pdf", "isbn": "0140-6736 (Print) 1474-547X (Linking)",
    }  # fmt: skip


def test_a_type_by_its_number_and_a_book_of_a_series() -> None:
    found = one(
        "endnote-xml",
        wrapped(
            "<record><ref-type>6</ref-type><label>k</label><titles><title>A</title>"
            "<secondary-title>S</secondary-title></titles></record>"
        ),
    )
    assert (found.id, said(found)) == ("k", {"type": "book", "title": "A", "series": "S"})


def test_records_are_told_by_their_lines_and_one_of_nothing_is_a_problem() -> None:
    text = wrapped(f"\n{ARTICLE}\n<record><ref-type>6</ref-type></record>\n{ARTICLE}\n")
    first, problem, second = read("endnote-xml", text)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where.line) == ("empty-record", 23)
    assert [each.line for each in (first, second) if isinstance(each, Entry)] == [2, 24]


def test_signs_that_xml_forbids_are_left_out() -> None:
    title = "<record><titles><title>A\x0b&#x1b;&#11;&#x1F;[31mB&#65;</title></titles></record>"
    assert one("endnote-xml", wrapped(title)).work.title == "A[31mBA"


LONG = f"{'x' * 999}\n" * 11_000
BOMB = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE xml [<!ENTITY a0 "ha">{BOMB}]>',
        '<!DOCTYPE xml [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE xml [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    text = wrapped("<record><titles><title>&a11;</title></titles></record>", HEAD + declared)
    with pytest.raises(UnreadableError, match="declares entities") as caught:
        read("endnote-xml", text)
    assert "\n" not in caught.value.message
    assert caught.value.hint


def test_a_document_type_without_entities_is_no_harm_and_is_not_fetched() -> None:
    declared = '<!DOCTYPE xml SYSTEM "http://127.0.0.1:9/RSXML.dtd">'
    assert one("endnote-xml", wrapped(ARTICLE, HEAD + declared)).id == "13"


def test_a_file_that_is_cut_short_gives_what_stands_before() -> None:
    found = read("endnote-xml", wrapped(ARTICLE * 2)[:-300])
    assert [type(each) for each in found] == [Entry, Problem]
    assert isinstance(found[1], Problem)
    assert found[1].code == "broken-xml"
    assert "\n" not in found[1].message


def test_an_error_in_the_middle_ends_the_reading_there() -> None:
    text = wrapped(f"{ARTICLE}{ARTICLE}<record></titles></record>{ARTICLE}").replace("\n", " ")
    assert [type(each) for each in read("endnote-xml", text)] == [Entry, Entry, Problem]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (wrapped(ARTICLE)[:300], "well-formed"),
        (wrapped(""), "no <record>"),
        (f"{HEAD}<PubmedArticleSet/>", "no <record>"),
        (f"{HEAD}<collection><record><leader>x</leader></record></collection>", "none of EndNote"),
        ("words", "well-formed"),
        (wrapped(f"<record>{'<a>' * 1000}{'</a>' * 1000}</record>"), "well-formed"),
        (wrapped(f"<record><titles><title>{LONG}</title></titles></record>"), "well-f"),
    ],
    ids=["cut", "empty", "other", "marc", "no-xml", "deep", "long"],
)
def test_what_cannot_be_read_is_told_in_one_line(text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        read("endnote-xml", text)
    assert "\n" not in caught.value.message


def test_the_encoding_is_that_which_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "in.xml"
    for encoding in ("utf-8", "iso-8859-2", "windows-1251", "utf-16"):
        title = "Łódź" if encoding != "windows-1251" else "Здоровье"
        record = f"<record><titles><title>{title}</title></titles></record>"
        text = wrapped(record, f'<?xml version="1.0" encoding="{encoding}"?>')
        path.write_bytes(text.encode(encoding))
        (found,) = records.read(path)
        assert isinstance(found, Entry)
        assert found.work.title == title


def test_an_encoding_that_is_none_or_wrong_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "in.xml"
    record = "<record><titles><title>é</title></titles></record>"
    for encoding in ("no-such-code", "rot13", "utf-16", "utf-8"):
        text = wrapped(record, f'<?xml version="1.0" encoding="{encoding}"?>')
        path.write_bytes(text.encode("cp1252"))
        problem, found = records.read(path)
        assert isinstance(problem, Problem)
        assert isinstance(found, Entry)
        assert (problem.code, found.work.title) == ("encoding-guessed", "é")


def test_a_library_in_one_line_is_read_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "in.xml"
    path.write_text(wrapped(ARTICLE.replace("\n", " ") * 300), encoding="utf-8")
    assert sum(isinstance(each, Entry) for each in records.read(path)) == 300


@given(st.text(max_size=40), st.integers(0, len(ARTICLE)))
@settings(max_examples=80, deadline=None)
def test_whatever_stands_in_it_nothing_fails(noise: str, at: int) -> None:
    text = wrapped(ARTICLE[:at] + noise + ARTICLE[at:])
    try:
        for each in READERS["endnote-xml"].read(text.splitlines(keepends=True)):
            assert isinstance(each, Entry | Problem)
    except UnreadableError as error:
        assert "\n" not in error.message


def _people(type: str, **roles: str) -> str:
    lists = "".join(
        f"<{role}-authors><author>{name}</author></{role}-authors>" for role, name in roles.items()
    )
    contributors = lists.replace("first-authors", "authors")
    return wrapped(
        f'<record><ref-type name="{type}">6</ref-type><contributors>{contributors}</contributors>'
        "<titles><title>A</title></titles></record>"
    )


def test_who_edited_a_book_and_who_its_series() -> None:
    found = one("endnote-xml", _people("Book", secondary="Roe, S.", tertiary="Doe, E."))
    assert said(found)["editors"] == "Doe|E."
    assert found.extra == {"contributors/secondary-authors/author": "Roe, S."}
    found = one("endnote-xml", _people("Book", secondary="Doe, E."))
    assert (said(found)["editors"], found.extra) == ("Doe|E.", {})
    found = one("endnote-xml", _people("Book Section", secondary="Doe, E.", tertiary="Roe, S."))
    assert said(found)["editors"] == "Doe|E."
    found = one("endnote-xml", _people("Edited Book", first="Doe, E."))
    assert said(found) == {"type": "book", "title": "A", "editors": "Doe|E."}


@pytest.mark.parametrize("number", ["", "<number>Cm 9</number>"])
def test_the_number_of_a_report_may_stand_where_others_have_their_isbn(number: str) -> None:
    text = f'<record><ref-type name="Report">27</ref-type>{number}<isbn>Cm 9</isbn></record>'
    found = one("endnote-xml", wrapped(text))
    assert (found.work.number, found.extra) == ("Cm 9", {})
    other = one("endnote-xml", wrapped(text.replace("Report", "Book").replace("27", "6")))
    assert other.extra == {"isbn": "Cm 9"}


def test_the_papers_of_a_conference_are_in_its_proceedings() -> None:
    found = one(
        "endnote-xml",
        wrapped(
            '<record><ref-type name="Conference Paper">47</ref-type><titles><title>A</title>'
            "<secondary-title>Ports 2018</secondary-title></titles><custom3>Proceedings of Ports</custom3></record>"
        ),
    )
    assert found.work.journal == "Proceedings of Ports"
    assert found.extra == {"titles/secondary-title": "Ports 2018"}
