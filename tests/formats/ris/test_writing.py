from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.formats.ris import writing as ris_writing
from evidence_refs.formats.values import line
from evidence_refs.model import Reference
from tests.formats.examples import REFERENCES
from tests.formats.hostile import BARE, FULL, ODD_DATES
from tests.formats.reading import entries, one
from tests.formats.round_trip import comes_back
from tests.formats.strategies import printed, references


@given(st.lists(printed, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_what_print_has_needs_no_words(many: list[Reference]) -> None:
    assert " as catalogued: " not in ris_writing.write(many)
    comes_back("ris", many)


@given(st.lists(references, min_size=1, max_size=2))
@settings(max_examples=100, deadline=None)
def test_any_reference_comes_back(many: list[Reference]) -> None:
    comes_back("ris", many)


@pytest.mark.parametrize("many", [REFERENCES, FULL, BARE, ODD_DATES])
def test_works_of_all_kinds_come_back(many: list[Reference]) -> None:
    comes_back("ris", many)


def test_one_record_as_people_see_it() -> None:
    reference = Reference(
        key="a2021b", type="article-journal", title="A & B", authors=[{"family": "Smith", "given": "J."}],
        journal="BMJ", volume="12", issue="3", pages="45-50", date="2021-03-04", doi="10.1000/x",
        abstract="One.\n\nER - Two.", number="7", note="See p. 5", archive_url="https://a.example/1",
        date_updated="2022-01", aliases=["b", "c"], tags=["first", "second"],
        extra={"C1": "Leeds", "Cited by": "4", "address": "York"},
    )  # fmt: skip
    assert ris_writing.write([reference]) == (
        "TY  - JOUR\nID  - a2021b\nTI  - A & B\nAU  - Smith, J.\nT2  - BMJ\nPY  - 2021\nDA  - 2021/03/04\n"
        "VL  - 12\nIS  - 3\nSP  - 45\nEP  - 50\nDO  - 10.1000/x\nAB  - One.\n\n    ER - Two.\n"
        "KW  - first\nKW  - second\nN1  - See p. 5\nC1  - Leeds\nCY  - York\nN1  - Former keys: b, c\n"
        "N1  - Number: 7\nN1  - Updated: 2022-01\nN1  - Archived at https://a.example/1\n"
        "N1  - Extra: Cited by: 4\nN1  - Extra: address: York\nER  - \n"
    )
    comes_back("ris", [reference])


def test_the_number_of_a_report_stands_where_zotero_and_endnote_look_for_it() -> None:
    report = Reference(key="a", title="T", type="report", number="Cm 9", isbn="9780101999908")
    text = ris_writing.write([report])
    assert "SN  - Cm 9\n" in text
    assert "N1  - ISBN: 9780101999908\n" in text
    assert text.count("SN  -") == 1
    comes_back("ris", [report])
    like_an_issn = report.model_copy(update={"number": "20230145"})
    assert "IS  - 20230145\n" in ris_writing.write([like_an_issn])
    comes_back("ris", [like_an_issn])
    book = report.model_copy(update={"type": "book", "number": None})
    assert "SN  - 9780101999908\n" in ris_writing.write([book])


def test_an_address_that_is_cut_off_is_no_address() -> None:
    reference = Reference(key="a", title="T", type="report", url_text="https://example.org/cut-o")
    text = ris_writing.write([reference])
    assert "N1  - Address as printed: https://example.org/cut-o\n" in text
    assert "UR  -" not in text
    assert "as catalogued" not in text
    comes_back("ris", [reference])


def test_what_a_tag_cannot_say_is_said_once_more() -> None:
    text = ris_writing.write([Reference(key="a", title="T", date="2019/..", type="report")])
    assert "PY  - 2019\nN1  - Date as catalogued: 2019/..\n" in text


def test_a_tag_among_extra_never_becomes_a_field() -> None:
    reference = Reference(
        key="a",
        title="T",
        type="report",
        extra={"AU": "Smith, J.", "TY": "JOUR", "ER": "x", "ID": "b"},
    )
    (found,) = comes_back("ris", [reference])
    assert found.work.authors == ()


def test_the_type_of_another_file_stays() -> None:
    reference = Reference(key="a", title="T", type="report", extra={"TY": "GOVDOC"})
    assert ris_writing.write([reference]).startswith("TY  - GOVDOC\n")
    comes_back("ris", [reference])


@pytest.mark.parametrize("many", [REFERENCES, FULL, ODD_DATES])
def test_every_value_is_written_somewhere(many: list[Reference]) -> None:
    for reference in many:
        text = ris_writing.write([reference])
        for name in ("volume", "issue", "series", "number", "doi", "pmid", "pmcid", "archive_url"):
            value = getattr(reference, name)
            assert value is None or line(value) in text, name


@pytest.mark.parametrize(
    "literal", ["World Health Organization", "Board, of Health", "Smith, John", "Madonna", "A. Doe"]
)
def test_an_organisation_stays_one(literal: str) -> None:
    reference = Reference(key="a", title="T", authors=[{"literal": literal}])
    (found,) = entries("ris", ris_writing.write([reference]))
    assert found.work.authors == reference.authors


@pytest.mark.parametrize("type", [None, "document", "interview", "treaty"])
def test_a_type_that_ris_does_not_have_needs_no_words(type: str | None) -> None:
    text = ris_writing.write([Reference(key="a", title="A", type=type)])
    assert "N1" not in text
    assert one("ris", text).work.type == type


def test_an_address_that_was_cut_off_is_told_in_words_alone() -> None:
    text = ris_writing.write([Reference(key="a", title="A", url_text="https://x.org/a/lo")])
    assert "UR  - " not in text
    assert re.findall("N1  - .*", text) == ["N1  - Address as printed: https://x.org/a/lo"]


def test_a_key_like_a_number_of_a_database_is_told_in_words() -> None:
    text = ris_writing.write([Reference(key=key, title="A") for key in ("smith2020", "12345")])
    assert re.findall("N1  - .*", text) == ["N1  - Citation Key: 12345"]
    first, second = entries("ris", text)
    assert ((first.id, first.cited), (second.id, second.cited)) == (
        ("smith2020", False), ("12345", True),
    )  # fmt: skip


@pytest.mark.parametrize(
    "date",
    [
        "2018-11/2018-12", "2018/2019", "2019-01-01/2019-01-07", "2018-12-28/2019-01-03",
        "2018-21/2018-22", "2018-12/2019-01",
    ],
)  # fmt: skip
def test_an_interval_needs_no_words(date: str) -> None:
    text = ris_writing.write([Reference(key="a", title="A", date=date)])
    assert " as catalogued: " not in text
    assert one("ris", text).work.date == date


def test_proceedings_stand_where_zotero_and_endnote_look_for_them() -> None:
    values = {"type": "paper-conference", "title": "A", "journal": "Proceedings of Ports"}
    reference = Reference.of(key="k", **values)
    assert "C3  - Proceedings of Ports\n" in ris_writing.write([reference])
    comes_back("ris", [reference])
