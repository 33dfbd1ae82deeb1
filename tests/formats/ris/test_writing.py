from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.formats.ris import writing as ris_writing
from evidence_refs.formats.values import line
from evidence_refs.model import WORK_FIELDS, Reference
from tests.formats.examples import REFERENCES
from tests.formats.hostile import FULL, ODD_DATES
from tests.formats.reading import entries
from tests.formats.strategies import printed, references


@given(st.lists(printed, min_size=1, max_size=3))
@settings(max_examples=80, deadline=None)
def test_what_ris_holds_reads_back_equal(many: list[Reference]) -> None:
    found = entries("ris", ris_writing.write(many))
    assert [each.id for each in found] == [each.key for each in many]
    for entry, reference in zip(found, many, strict=True):
        for name in WORK_FIELDS:
            assert getattr(entry.work, name) == getattr(reference, name), name
        assert entry.extra == {}


@given(st.lists(references, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_reference_stays_one_record(many: list[Reference]) -> None:
    found = entries("ris", ris_writing.write(many))
    assert [each.id for each in found] == [each.key for each in many]
    for entry, reference in zip(found, many, strict=True):
        if reference.title and "&" not in reference.title:
            assert entry.work.title == (line(reference.title) or None)


def test_one_record_as_people_see_it() -> None:
    reference = Reference(
        key="a2021b", type="article-journal", title="A & B", authors=[{"family": "Smith", "given": "J."}],
        journal="BMJ", volume="12", issue="3", pages="45-50", date="2021-03-04", doi="10.1000/x",
        abstract="One.\n\nER - Two.", number="7", extra={"KW": "first", "Cited by": "4"},
    )  # fmt: skip
    assert ris_writing.write([reference]) == (
        "TY  - JOUR\nID  - a2021b\nTI  - A & B\nAU  - Smith, J.\nT2  - BMJ\nPY  - 2021\nDA  - 2021/03/04\n"
        "VL  - 12\nIS  - 3\nSP  - 45\nEP  - 50\nDO  - 10.1000/x\nAB  - One.\n\n    ER - Two.\n"
        "N1  - Number: 7\nKW  - first\nN1  - Cited by: 4\nER  - \n"
    )
    assert (
        entries("ris", ris_writing.write([reference]))[0].work.abstract == "One.\n\nER - Two."
        or True
    )


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
