from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from evidence_refs.formats.endnote import writing
from evidence_refs.formats.endnote.places import PLACES
from evidence_refs.model import REFERENCE_FIELDS, Reference
from tests.formats.examples import REFERENCES
from tests.formats.hostile import BARE, FULL, ODD_DATES
from tests.formats.reading import one
from tests.formats.round_trip import comes_back
from tests.formats.strategies import printed, references


@given(st.lists(printed, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_what_print_has_needs_no_words(many: list[Reference]) -> None:
    assume(all(each.series != each.journal for each in many))  # one title, and it has one place
    assert " as catalogued: " not in writing.write(many)
    comes_back("endnote-xml", many)


@given(st.lists(references, min_size=1, max_size=2))
@settings(max_examples=80, deadline=None)
def test_any_reference_comes_back(many: list[Reference]) -> None:
    etree.fromstring(writing.write(many).encode())
    comes_back("endnote-xml", many)


@pytest.mark.parametrize("many", [REFERENCES, FULL, BARE, ODD_DATES])
def test_works_of_all_kinds_come_back(many: list[Reference]) -> None:
    comes_back("endnote-xml", many)


def test_one_record_as_endnote_has_it() -> None:
    reference = Reference(
        key="a2021b", type="article-journal", title="A & B <i>", journal="BMJ", volume="12", issue="3",
        authors=[{"family": "Smith", "given": "J."}, {"literal": "World Health Organization"}],
        pages="45-50", date="2021-03-04", doi="10.1000/x", pmid="7", pmcid="PMC8", note="See\n\nbelow",
        url="https://example.org/?a=1&b=2", tags=["first", "second"], access="subscription",
        extra={"custom1": "Leeds", "urls/pdf-urls/url": "a.pdf", "Cited by": "4"},
    )  # fmt: skip
    assert (
        writing.write([reference])
        == """<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
<record>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>Smith, J.</author><author>World Health Organization</author></authors></contributors>
<titles><title>A &amp; B &lt;i&gt;</title><secondary-title>BMJ</secondary-title></titles>
<periodical><full-title>BMJ</full-title></periodical>
<pages>45-50</pages>
<volume>12</volume>
<number>3</number>
<keywords><keyword>first</keyword><keyword>second</keyword></keywords>
<dates><year>2021</year><pub-dates><date>March 4</date></pub-dates></dates>
<accession-num>7</accession-num>
<electronic-resource-num>10.1000/x</electronic-resource-num>
<label>a2021b</label>
<notes>See&#xD;&#xD;below&#xD;Title as catalogued: A &amp; B &lt;i&gt;&#xD;Access: subscription&#xD;Extra: Cited by: 4</notes>
<remote-database-name>PubMed</remote-database-name>
<urls><pdf-urls><url>a.pdf</url></pdf-urls><related-urls><url>https://example.org/?a=1&amp;b=2</url></related-urls></urls>
<custom1>Leeds</custom1>
<custom2>PMC8</custom2>
</record>
</records></xml>
"""
    )
    comes_back("endnote-xml", [reference])


def test_an_address_that_is_cut_off_is_no_address() -> None:
    reference = Reference(key="a", title="T", type="report", url_text="https://example.org/cut-o")
    text = writing.write([reference])
    assert "<notes>Address as printed: https://example.org/cut-o</notes>" in text
    assert "<url>" not in text
    comes_back("endnote-xml", [reference])


def test_the_second_title_of_a_book_is_its_series() -> None:
    text = writing.write([Reference(key="a", type="book", title="T", series="S")])
    assert "<secondary-title>S</secondary-title>" in text


def test_a_type_of_endnote_stays() -> None:
    reference = Reference(
        key="a", type="report", title="T", extra={"ref-type": "Government Document"}
    )
    assert '<ref-type name="Government Document">46</ref-type>' in writing.write([reference])
    comes_back("endnote-xml", [reference])


def test_fields_have_places_in_the_order_of_the_model() -> None:
    assert list(PLACES) == [name for name in REFERENCE_FIELDS if name in PLACES]
    assert set(REFERENCE_FIELDS) - set(PLACES) == {
        "alternates", "added", "reviewed", "origin", "cited_in",
    }  # fmt: skip


@pytest.mark.parametrize(
    "date",
    [
        "2018-11/2018-12", "2018/2019", "2019-01-01/2019-01-07", "2018-12-28/2019-01-03",
        "2018-21/2018-22", "2018-12/2019-01",
    ],
)  # fmt: skip
def test_an_interval_needs_no_words(date: str) -> None:
    text = writing.write([Reference(key="a", title="A", date=date)])
    assert " as catalogued: " not in text
    assert one("endnote-xml", text).work.date == date


@pytest.mark.parametrize(
    ("type", "extra", "authors", "role"),
    [
        ("book", {}, [], "tertiary-authors"),
        ("book", {"ref-type": "Edited Book"}, [], "authors"),
        ("book", {"ref-type": "Edited Book"}, [{"family": "Roe"}], "secondary-authors"),
        ("chapter", {}, [{"family": "Roe"}], "secondary-authors"),
    ],
)
def test_editors_stand_where_endnote_has_them(
    type: str, extra: dict[str, str], authors: list[dict[str, str]], role: str
) -> None:
    values = {"type": type, "extra": extra, "authors": authors, "editors": [{"family": "Doe"}]}
    reference = Reference.of(key="k", title="A", **values)
    written = writing.write([reference])
    assert f"<{role}><author>Doe</author></{role}>" in written
    assert "<notes>" not in written
    comes_back("endnote-xml", [reference])


def test_proceedings_stand_where_endnote_has_them() -> None:
    reference = Reference.of(key="k", type="paper-conference", title="A", journal="Proceedings")
    assert "<custom3>Proceedings</custom3>" in writing.write([reference])
    comes_back("endnote-xml", [reference])
