from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.extraction.pasted import read_pasted
from evidence_refs.model import Organisation, Person, Work

PLAN = "NHS England (2019) The NHS Long Term Plan. Available at: https://www.longtermplan.nhs.uk/plan (Accessed: 3 May 2024)."
CARE = "Osei A, Li B. Care at home: a trial. BMJ 2020;368:m693. doi:10.1136/bmj.m693"


def works(text: str) -> list[Work]:
    return [citation.work for piece in read_pasted(text) for citation in piece.citations]


def test_one_citation() -> None:
    (work,) = works(PLAN)
    assert work == Work.of(
        type="report", title="The NHS Long Term Plan", date="2019", date_text="2019",
        authors=(Organisation(literal="NHS England"),), source=("NHS England",),
        url="https://www.longtermplan.nhs.uk/plan", accessed="2024-05-03",
    )  # fmt: skip
    (piece,) = read_pasted(PLAN)
    assert piece.citations[0].confidence > 0.9


@pytest.mark.parametrize(
    "text",
    [
        f"{PLAN}\n\n{CARE}",
        f"  {PLAN}\r\n\r\n{CARE}\r\n",
        f"1. {PLAN}\n2. {CARE}",
        f"- {PLAN}\n- {CARE}\n",
        PLAN.replace(" Long", "\nLong") + "\n \n" + CARE.replace(" BMJ", "\n   BMJ"),
    ],
)
def test_several_citations(text: str) -> None:
    plan, care = works(text)
    assert plan.title == "The NHS Long Term Plan"
    assert care.title == "Care at home: a trial"
    assert care.authors == (Person(family="Osei", given="A"), Person(family="Li", given="B"))
    assert care.doi == "10.1136/bmj.m693"


def test_a_word_that_the_line_broke_is_whole() -> None:
    (work,) = works("NHS England. Person-\ncentred care. 2019.")
    assert work.title == "Person-centred care"


def test_an_entry_as_briefs_print_it() -> None:
    (work,) = works("Gear Change\nSource: Department for Transport\nPublication date: July 2020\n")
    assert (work.title, work.source, work.date) == (
        "Gear Change",
        ("Department for Transport",),
        "2020-07",
    )


def test_an_address_alone() -> None:
    (work,) = works("https://www.kingsfund.org.uk/publications/place-based-partnerships")
    assert (work.title, work.type) == (None, "webpage")


def test_what_is_not_understood_is_there_without_citations() -> None:
    (piece, other) = read_pasted(f"just some words\n\n{PLAN}")
    assert (piece.text, piece.citations) == ("just some words", ())
    assert len(other.citations) == 1
    assert read_pasted(" \n\n ") == []


@given(
    st.lists(st.sampled_from([PLAN, CARE, "- ", "1. ", "\n", "\n\n", " ", "#", "x"])).map("".join)
)
def test_any_text_is_read_and_no_word_of_it_is_lost(text: str) -> None:
    pieces = read_pasted(text)
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(text.split())
