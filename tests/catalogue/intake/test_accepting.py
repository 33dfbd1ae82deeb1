"""`extract --accept`: what documents say otherwise, taken where no person decided."""

from __future__ import annotations

from typing import Any

import pytest

from evidence_refs.catalogue.change import Change, apply
from evidence_refs.catalogue.intake.accepting import ACCEPTABLE, Accepted, Wanted
from evidence_refs.catalogue.intake.report import IntakeReport
from evidence_refs.catalogue.intake.taking import intake_all
from evidence_refs.catalogue.records.edit import edited, marked
from evidence_refs.extraction.citation import Citation
from evidence_refs.model import Catalogue, DocumentRecord, Reference, Work

ALL = frozenset(ACCEPTABLE)
NOTHING = Wanted()
CARE = {"title": "Care at home for all", "source": ("Mind",), "url": "https://mind.org.uk/care"}
Taken = tuple[Catalogue, IntakeReport]


def take(catalogue: Catalogue, document: str, wanted: Wanted = NOTHING, **values: Any) -> Taken:
    return take_all(catalogue, wanted, {document: values})


def take_all(
    catalogue: Catalogue, wanted: Wanted, documents: dict[str, dict[str, Any]], sha256: str = "0"
) -> Taken:
    batches = []
    for name, values in documents.items():
        work = Work.of(**{**CARE, **values})
        cited = Citation(name, f"{name}.txt", "entry", (3, 3), work.title or "", work)
        batches.append((DocumentRecord(id=name, file=f"{name}.txt", sha256=sha256 * 64), [cited]))
    replace = sha256 != "0"
    return intake_all(catalogue, batches, today="2026-11-24", accept=wanted, replace=replace)


def only(catalogue: Catalogue) -> Reference:
    (record,) = catalogue.references
    return record


def decided(catalogue: Catalogue, record: Reference) -> Catalogue:
    return apply(Change(put=(record,)), catalogue)


def beside(record: Reference, field: str) -> list[tuple[Any, str]]:
    return [(other.value, other.from_) for other in record.alternates.get(field, ())]


FIRST, _ = take(Catalogue(), "a", date="2019", date_text="about 2019")


def test_what_differs_takes_the_place_and_the_former_value_stays_beside_it() -> None:
    after, report = take(FIRST, "b", Wanted(frozenset(["date"])), date="2020")
    record = only(after)
    assert (record.date, record.date_text) == ("2020", None)
    assert beside(record, "date") == [("2019", "a:3")]
    assert report.accepted == (Accepted(record.key, "date", "2019", "2020", "b:3"),)
    assert report.differences == ()


DATES = Wanted(frozenset(["date"]))


def test_no_place_is_named_that_never_printed_the_former_value() -> None:
    two, _ = take(FIRST, "c", date="2019", date_text="about 2019")
    taken, _ = take(two, "b", DATES, date="2020")
    assert beside(only(taken), "date") == [("2019", "a:3")]
    after, _ = take_all(taken, DATES, {"b": {"date": "2021"}}, sha256="1")
    key = only(after).key
    assert only(after).date == "2021"
    assert beside(only(after), "date") == [("2020", key), ("2019", "a:3")]


def test_a_place_is_named_where_all_others_said_otherwise() -> None:
    taken, _ = take(FIRST, "b", DATES, date="2020")
    after, _ = take_all(taken, DATES, {"b": {"date": "2021"}}, sha256="1")
    assert beside(only(after), "date") == [("2020", "b:3"), ("2019", "a:3")]
    after, _ = take(taken, "c", DATES, date="2021")
    assert beside(only(after), "date") == [("2020", "b:3"), ("2019", "a:3")]


def test_a_place_is_named_that_prints_it_still() -> None:
    two, _ = take(FIRST, "c", date="2019")
    after, _ = take_all(two, DATES, {"c": {"date": "2019"}, "d": {"date": "2019-04"}})
    assert beside(only(after), "date") == [("2019", "c:3")]


def test_the_value_of_a_record_that_nothing_cited_is_its_own() -> None:
    own = Reference(key="k", title=CARE["title"], source=("Mind",), url=CARE["url"], date="2019")
    after, _ = take(Catalogue(references=(own,)), "b", DATES, date="2020")
    assert beside(only(after), "date") == [("2019", "k")]


def test_only_the_fields_that_are_named() -> None:
    wanted = Wanted(frozenset(["title"]))
    after, report = take(FIRST, "b", wanted, date="2020")
    assert only(after).date == "2019"
    assert [each.field for each in report.differences] == ["date"]
    assert report.accepted == ()


def test_it_may_be_accepted_after_it_was_reported() -> None:
    seen, report = take(FIRST, "b", date="2020")
    assert [each.field for each in report.differences] == ["date"]
    after, report = take(seen, "b", Wanted(ALL), date="2020")
    assert only(after).date == "2020"
    assert beside(only(after), "date") == [("2019", "a:3")]
    again, report = take(after, "b", Wanted(ALL), date="2020")
    assert again is after
    assert report.accepted == ()


def test_what_the_same_document_says_now_is_accepted_too() -> None:
    after, _ = take(FIRST, "a", Wanted(ALL), title="Care at home", date="2019")
    assert only(after).title == "Care at home"
    assert beside(only(after), "title") == [("Care at home for all", "a:3")]


def test_what_says_less_and_is_known_to_is_left() -> None:
    full, _ = take(FIRST, "b", Wanted(ALL), date="2019-03")
    assert only(full).date == "2019-03"
    again, report = take(full, "a", Wanted(ALL), date="2019")
    assert again is full
    assert report.accepted == ()


@pytest.mark.parametrize("field", ["title", "date"])
def test_what_a_person_decided_is_left_unless_they_name_the_record(field: str) -> None:
    said = {"title": "Care at home: for everybody", "date": "2020"}
    record = only(FIRST)
    for mine in (
        marked(record, "2026-11-24"),
        edited(record, field, "2021" if field == "date" else "Care at my home"),
        edited(record, field, "-"),
    ):
        catalogue = decided(FIRST, mine)
        after, report = take(catalogue, "a", Wanted(frozenset([field])), **said)
        assert getattr(only(after), field) == getattr(mine, field)
        assert report.accepted == ()
        named = Wanted(frozenset([field]), frozenset([record.key]))
        after, report = take(catalogue, "a", named, **said)
        assert getattr(only(after), field) == said[field]
        assert [each.field for each in report.accepted] == [field]
        assert report.filled == ()


def test_keys_keep_it_to_those_records() -> None:
    after, report = take(FIRST, "b", Wanted(ALL, frozenset(["other"])), date="2020")
    assert only(after).date == "2019"
    assert report.accepted == ()


def test_documents_that_differ_are_settled_as_in_a_new_record_and_stay_so() -> None:
    said = {"b": {"date": "2020"}, "c": {"date": "2020-05"}, "d": {"date": "2021"}}
    after, report = take_all(FIRST, Wanted(ALL), said)
    assert only(after).date == "2020-05"
    assert beside(only(after), "date") == [("2019", "a:3"), ("2020", "b:3"), ("2021", "d:3")]
    assert report.differences == ()
    again, report = take_all(after, Wanted(ALL), said)
    assert again is after
    assert report.accepted == ()


def test_what_is_absent_is_filled_and_not_accepted() -> None:
    after, report = take(FIRST, "b", Wanted(ALL), date="2019", isbn="9780000000002")
    assert report.filled == ((only(after).key, "isbn"),)
    assert report.accepted == ()


def test_a_whole_address_takes_the_place_of_a_broken_one() -> None:
    broken = Catalogue(
        references=(Reference(key="mind2019care", title=CARE["title"], source=("Mind",), date="2019",
                              url="https://mind.org.uk/cre", url_text="mind.org.uk/ca…"),)
    )  # fmt: skip
    after, _ = take(broken, "b", Wanted(frozenset(["url"])), date="2019")
    record = only(after)
    assert (record.url, record.url_text) == (CARE["url"], None)
