from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.intake.taking import intake
from evidence_refs.catalogue.records.change import Change, apply
from evidence_refs.catalogue.records.edit import EMPTY, accepted, as_typed, edited
from evidence_refs.errors import UsageError
from evidence_refs.extraction.citation import Citation
from evidence_refs.model import Catalogue, DocumentRecord, Organisation, Person, Reference, Work

BEIS = Organisation(literal="Department for Business, Energy and Industrial Strategy")
RECORD = Reference(key="a", title="Homes", authors=(Person(family="Osei", given="A."), BEIS, Person(family="Li")), source=("Mind",), undated=True)  # fmt: skip


def test_what_is_typed_is_what_is_shown() -> None:
    assert as_typed(RECORD, "authors") == (
        "Osei, A.; {Department for Business, Energy and Industrial Strategy}; Li,"
    )
    for field in ("title", "authors", "source", "undated"):
        assert edited(RECORD, field, as_typed(RECORD, field), "b:1") == RECORD
    junior = edited(RECORD, "authors", "King, M. L., Jr; NHS England", "b:1")
    assert junior.authors == (
        Person(family="King", given="M. L.", suffix="Jr"),
        Organisation(literal="NHS England"),
    )


@given(st.text(alphabet="aB ,;{}-é", min_size=1).filter(lambda t: t.strip() and "{" not in t and "}" not in t))  # fmt: skip
def test_any_name_of_an_organisation_survives_being_typed(name: str) -> None:
    record = RECORD.model_copy(update={"source": (name.strip(), "Mind")})
    assert edited(record, "source", as_typed(record, "source"), "b:1").source == record.source


def test_the_former_value_stays_beside_the_new_one() -> None:
    after = edited(RECORD, "title", "Homes that heal", "b:7")
    assert after.title == "Homes that heal"
    assert [(o.value, o.from_) for o in after.alternates["title"]] == [("Homes", "b:7")]
    back = edited(after, "title", "Homes", "b:7")
    assert [o.value for o in back.alternates["title"]] == ["Homes that heal"]


def test_a_field_can_be_emptied_and_stays_so() -> None:
    after = edited(RECORD, "source", EMPTY, "b:7")
    assert after.source == ()
    assert "source" in after.kept_empty


def test_a_date_ends_undated() -> None:
    after = edited(RECORD, "date", "2019-03", "b:7")
    assert (after.date, after.undated) == ("2019-03", False)


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("date", "31 March", "date: is not a date; write YYYY"),
        ("type", "novel", "type: input should be"),
        ("colour", "red", "there is no field 'colour'"),
        ("title", " ", "title: must not be empty"),
        ("authors", ", A.", "authors"),
    ],
)
def test_what_breaks_the_model_is_refused_with_its_reason(field: str, text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        edited(RECORD, field, text, "b:7")


def test_no_later_extraction_undoes_or_reports_what_a_person_decided() -> None:
    work = Work.of(title="8) Homes that heal", source=("Mind",), date="2019")
    cited = Citation("b", "b.txt", "footnote", (3, 3), "8) Homes that heal, Mind 2019", work)
    document = DocumentRecord(id="b", file="b.txt", sha256="0" * 64)
    first, _ = intake(Catalogue(), document, [cited], today="2026-11-24")
    (record,) = first.references
    changes: dict[str, Any] = {"title": "Homes that heal", "date": EMPTY}
    for field, text in changes.items():
        record = edited(record, field, text, "b:3")
    decided = apply(Change(put=(accepted(record, "2026-11-25"),)), first)
    again, report = intake(decided, document, [replace(cited)], today="2026-12-01")
    assert again is decided
    assert report.differences == ()
    assert again.references[0].reviewed == "2026-11-25"
