from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.change import Change, apply
from evidence_refs.catalogue.intake.taking import intake
from evidence_refs.catalogue.records.edit import edited, is_set, marked, with_values, without
from evidence_refs.errors import UsageError
from evidence_refs.extraction.citation import Citation
from evidence_refs.model import Alternate, Catalogue, CitedIn, DocumentRecord, Reference, Work
from tests.catalogue.strategies import references

CITED = (CitedIn(document="b", form="entry", lines=(7, 9)),)
RECORD = Reference(key="a", title="Homes", source=("Mind",), undated=True, cited_in=CITED)


def beside(record: Reference, field: str) -> list[tuple[Any, str]]:
    return [(other.value, other.from_) for other in record.alternates.get(field, ())]


def test_what_was_printed_stays_beside_what_a_person_set() -> None:
    after = edited(RECORD, "title", "Homes that heal")
    assert after.title == "Homes that heal"
    assert beside(after, "title") == [("Homes", "a")]
    assert is_set(after, "title")
    assert not is_set(RECORD, "title")


def test_a_person_s_own_value_does_not_stay() -> None:
    once = edited(RECORD, "title", "Homes that hael")
    assert beside(edited(once, "title", "Homes that heal"), "title") == [("Homes", "a")]
    by_hand = Reference(key="a", title="Homes that hael")
    assert edited(by_hand, "title", "Homes that heal").alternates == {}
    assert with_values(RECORD, {"title": "Homes that heal"}, forget=True).alternates == {}


def test_a_trifle_is_no_other_value() -> None:
    assert edited(RECORD, "title", "HOMES.").alternates == {}


def test_a_value_that_is_kept_now_no_longer_stands_beside() -> None:
    other = {"title": (Alternate(value="Homes that heal", **{"from": "c:1"}),)}
    record = RECORD.model_copy(update={"alternates": other})
    assert beside(edited(record, "title", "Homes that heal"), "title") == [("Homes", "a")]


def test_a_field_can_be_emptied_and_stays_so() -> None:
    after = edited(RECORD, "source", "-")
    assert after.source == ()
    assert "source" in after.kept_empty
    assert "source" not in without(after, ("source",)).kept_empty


def test_a_date_ends_undated() -> None:
    after = edited(RECORD, "date", "2019-03")
    assert (after.date, after.undated) == ("2019-03", False)
    assert "undated" not in after.model_fields_set


def test_lists_beside_the_work_are_gone_when_empty() -> None:
    tagged = with_values(RECORD, {"tags": ("a",)})
    after = with_values(tagged, {"tags": ()})
    assert after == RECORD
    assert "tags" not in after.model_fields_set


def test_a_mark_has_a_day_and_is_taken_away() -> None:
    assert marked(RECORD, "2026-11-24").reviewed == "2026-11-24"
    assert marked(marked(RECORD, "2026-11-24"), None) == RECORD
    with pytest.raises(UsageError, match="`reviewed` is `soon`, which is not a date"):
        marked(RECORD, "soon")


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("date", "31 March", "`date` is `31 March`, which is not a date"),
        ("type", "novel", "`type` cannot be `novel`"),
        ("title", "two\nlines", "`title` must stand on one line"),
        ("authors", ", A.", "`family` is missing"),
        ("undated", "perhaps", "`undated` cannot be `perhaps`"),
    ],
)
def test_what_breaks_the_model_is_refused_with_its_reason(field: str, text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as refused:
        edited(RECORD, field, text)
    assert refused.value.hint or field == "title"


@given(references(), st.sampled_from(["title", "journal", "note", "volume"]))
def test_other_fields_stay_as_they_are(record: Reference, field: str) -> None:
    after = with_values(record, {field: "said otherwise"})
    assert getattr(after, field) == "said otherwise"
    for name in Reference.model_fields:
        if name not in (field, "alternates"):
            assert getattr(after, name) == getattr(record, name)
            assert (name in after.kept_empty) == (name in record.kept_empty)
    for name, others in record.alternates.items():
        if name != field:
            assert after.alternates[name] == others


def test_no_later_extraction_undoes_or_reports_what_a_person_decided() -> None:
    work = Work.of(title="8) Homes that heal", source=("Mind",), date="2019")
    cited = Citation("b", "b.txt", "footnote", (3, 3), "8) Homes that heal, Mind 2019", work)
    document = DocumentRecord(id="b", file="b.txt", sha256="0" * 64)
    first, _ = intake(Catalogue(), document, [cited], today="2026-11-24")
    (record,) = first.references
    changes: dict[str, Any] = {"title": "Homes that heal", "date": "-"}
    for field, text in changes.items():
        record = edited(record, field, text)
    decided = apply(Change(put=(marked(record, "2026-11-25"),)), first)
    again, report = intake(decided, document, [replace(cited)], today="2026-12-01")
    assert again is decided
    assert report.differences == ()
    assert again.references[0].reviewed == "2026-11-25"
