"""Journals, volumes, issues and pages as databases print them."""

from __future__ import annotations

import pytest

from evidence_refs.matching.serial import (
    Pages,
    ahead_of_print,
    containers_of,
    is_article_number,
    is_supplement,
    number_of,
    overlap,
    pages_of,
    same_but_letters,
    same_container,
)


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("221-8", "221", "228"),
        ("221--228", "221", "228"),
        ("221‐228", "221", "228"),
        ("S12-S18", "s12", "s18"),
        ("S12-8", "s12", "s18"),
        ("H2251-7", "h2251", "h2257"),
        ("0012-0019", "12", "19"),
        ("742-8; discussion 748-9", "742", "748"),
        ("45", "45", ""),
        ("45-45", "45", ""),
        ("e049296", "e049296", ""),
        ("Article no. 100345", "100345", ""),
        ("xii", "xii", ""),
        ("01-Aug", "1", "8"),
    ],
)
def test_pages_are_written_out(printed: str, first: str, last: str) -> None:
    assert pages_of(printed) == Pages(first, last)


@pytest.mark.parametrize("printed", ["", "n/a", "in press", "-"])
def test_what_is_no_page_is_none(printed: str) -> None:
    assert pages_of(printed) is None


def pages(printed: str) -> Pages:
    found = pages_of(printed)
    assert found is not None
    return found


def test_how_pages_stand_to_each_other() -> None:
    assert overlap(pages("101-110"), pages("105-106"))
    assert not overlap(pages("101-110"), pages("111-120"))
    assert not overlap(pages("S101-S110"), pages("101-110"))
    assert same_but_letters(pages("S12"), pages("12-19"))
    assert not same_but_letters(pages("S12"), pages("A12"))
    assert ahead_of_print(pages("1-9"), pages("515-523"))
    assert not ahead_of_print(pages("1-9"), pages("515-520"))


@pytest.mark.parametrize(
    ("printed", "number"),
    [("e049296", True), ("CD006828", True), ("100345", True), ("e21-e27", True), ("S359", False)],
)
def test_article_numbers_are_told_from_pages(printed: str, number: bool) -> None:
    assert is_article_number(pages(printed)) is number


@pytest.mark.parametrize(
    ("printed", "number"),
    [("88 Suppl 1", "88"), ("Vol. 12", "12"), ("1-2", "1"), ("007", "7"), ("March", "march")],
)
def test_the_first_number_counts(printed: str, number: str) -> None:
    assert number_of(printed) == number


def test_a_supplement_says_so() -> None:
    assert is_supplement("88 Suppl 1", None)
    assert not is_supplement("88", "1")


def likeness(one: str, other: str) -> str:
    order = ("same", "akin", "longer", "differs")
    pairs = ((a, b) for a in containers_of(one) for b in containers_of(other))
    found = [same_container(a, b) for a, b in pairs]
    assert found == [same_container(b, a) for a in containers_of(one) for b in containers_of(other)]
    return min(found, key=order.index)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("J Adv Nurs", "Journal of Advanced Nursing", "same"),
        ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United"
         " States of America", "akin"),
        ("BMJ", "British Medical Journal", "same"),
        ("Health & Place", "Health and place", "same"),
        ("Lung cancer (Amsterdam, Netherlands)", "Lung Cancer", "same"),
        ("Annals of Oncology", "Annals of oncology : official journal of the Society", "same"),
        ("Aizheng", "Ai zheng = Aizheng = Chinese journal of cancer", "same"),
        ("Bulletin fran?ais de sant?", "Bulletin francais de sante", "same"),
        ("Lancet", "Lancet London England", "akin"),
        ("Jthoraccardiovascsurg", "Journal of Thoracic and Cardiovascular Surgery", "akin"),
        ("ICIS: 38th Conference", "International Conference on Information Systems", "akin"),
        ("Circulation", "Circulation Journal", "longer"),
        ("Journal of Clinical Oncology", "Journal of Clinical Nursing", "differs"),
        ("Nature", "Science", "differs"),
    ],
)  # fmt: skip
def test_names_of_one_journal(one: str, other: str, wanted: str) -> None:
    assert likeness(one, other) == wanted
