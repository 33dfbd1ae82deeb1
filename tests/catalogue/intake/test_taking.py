from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.intake.places import recorded
from evidence_refs.catalogue.intake.taking import intake, intake_all
from evidence_refs.catalogue.records.merge import merge
from evidence_refs.errors import UsageError
from evidence_refs.extraction.citation import Citation
from evidence_refs.model import Catalogue, CitedIn, DocumentRecord, Form, Person, Reference, Work

TODAY, LATER = "2026-11-24", "2026-12-24"
Batch = tuple[DocumentRecord, list[Citation]]


def document(name: str, mark: str = "0", **values: Any) -> DocumentRecord:
    return DocumentRecord(id=name, file=f"{name}.txt", sha256=mark * 64, **values)


def citation(
    line: int, title: str | None, name: str = "brief", form: Form = "entry", **values: Any
) -> Citation:
    at = {key: values.pop(key) for key in ("footnote", "back_reference", "text") if key in values}
    work = Work.of(title=title, **values)
    text = at.pop("text", title or values.get("url") or "see the report")
    return Citation(name, f"{name}.txt", form, (line, line + 1), text, work, **at)


def taken(*batches: Sequence[Citation], start: Catalogue | None = None) -> Catalogue:
    catalogue = start or Catalogue()
    for citations in batches:
        catalogue, _ = intake(catalogue, document(citations[0].document), citations, today=TODAY)
    return catalogue


def places(catalogue: Catalogue) -> set[frozenset[str]]:
    return {frozenset(repr(place) for place in r.cited_in) for r in catalogue.references}


def only(catalogue: Catalogue) -> Reference:
    (record,) = catalogue.references
    return record


def edited(catalogue: Catalogue, key: str, **changes: Any) -> Catalogue:
    records = tuple(
        r
        if r.key != key
        else Reference(**{**{n: getattr(r, n) for n in r.model_fields_set}, **changes})
        for r in catalogue.references
    )
    return catalogue.model_copy(update={"references": records})


HOMES = citation(
    3, "Homes that heal: a guide", source=("Mind",), date="2019-03", date_text="March 2019"
)
SHORT = citation(1, "Homes that heal", form="footnote", footnote="1", source=("Mind",), date="2019")
WARDS = citation(9, "Virtual wards explained in full", source=("The King's Fund",), date="2022")


def test_one_work_is_one_record_with_every_place() -> None:
    catalogue, report = intake(Catalogue(), document("brief"), [SHORT, HOMES, WARDS], today=TODAY)
    homes = next(r for r in catalogue.references if r.source == ("Mind",))
    assert homes.title == "Homes that heal: a guide"
    assert homes.date == "2019-03"
    assert homes.date_text is None
    assert homes.added == TODAY
    assert [(p.form, p.lines) for p in homes.cited_in] == [("footnote", (1, 2)), ("entry", (3, 4))]
    held = {
        field: [(o.value, o.from_) for o in others] for field, others in homes.alternates.items()
    }
    assert held == {"title": [("Homes that heal", "brief:1")], "date": [("2019", "brief:1")]}
    assert report.added == (homes.key, *(r.key for r in catalogue.references if r is not homes))
    assert [cited.key for cited in report.cited] == [homes.key, homes.key, report.added[1]]
    assert catalogue.documents == (document("brief"),)


def test_words_are_kept_only_where_the_title_is_not_all() -> None:
    title = citation(1, "Homes that heal", text="“Homes that heal”.")
    note = citation(5, "Care at home", form="footnote", text="See Care at home (2019), p. 8")
    bare = citation(9, None, form="link", url="https://example.org/a", text="this report")
    texts = [r.cited_in[0].text for r in sorted(taken([title, note, bare]).references, key=_line)]
    assert texts == [None, "See Care at home (2019), p. 8", "this report"]


def _line(record: Reference) -> int:
    return record.cited_in[0].lines[0] if record.cited_in[0].lines else 0


def test_the_same_file_twice_changes_nothing() -> None:
    first = taken([SHORT, HOMES, WARDS])
    second, report = intake(first, document("brief"), [SHORT, HOMES, WARDS], today=LATER)
    assert second is first
    assert not (report.added or report.extended or report.filled or report.removed)


def test_a_record_that_a_person_mended_is_left_alone() -> None:
    first = taken([SHORT, HOMES, WARDS])
    key = only(first.model_copy(update={"references": first.references[1:]})).key
    mended = edited(
        first, key, title="Something else entirely", source=("Nobody",), date=None, url=None
    )
    again, report = intake(mended, document("brief"), [SHORT, HOMES, WARDS], today=LATER)
    assert again is mended
    assert {d.field for d in report.differences if d.key == key} >= {"title", "source"}


def test_records_that_a_person_merged_stay_merged() -> None:
    first = taken([HOMES, WARDS])
    together = merge(first.references)
    merged = first.model_copy(update={"references": (together,)})
    again, report = intake(merged, document("brief"), [HOMES, WARDS], today=LATER)
    assert again is merged
    assert {cited.key for cited in report.cited} == {together.key}


def test_two_links_on_one_line_of_which_one_was_mended() -> None:
    links = [
        citation(1, title, form="link")
        for title in ("First of the reports here", "Second of them all")
    ]
    first = taken(links)
    key = next(r.key for r in first.references if r.title == "First of the reports here")
    mended = edited(first, key, title="A very different title")
    assert intake(mended, document("brief"), links, today=LATER)[0] is mended


def test_two_records_cited_in_one_place_by_the_same_words() -> None:
    same = [
        citation(1, "Homes that heal: what housing can do", source=("The King's Fund",)),
        citation(1, "Homes that heal: what housing can do", date="2020"),
    ]
    first = taken(same)
    assert len(first.references) == 2
    assert intake(first, document("brief"), same, today=LATER)[0] is first


def test_another_document_fills_what_is_absent_and_changes_nothing_else() -> None:
    first = taken([SHORT])
    other = replace(HOMES, document="other", file="other.txt", work=Work.of(
        title="Homes that heal: a guide", source=("Mind",), date="2019-03", authors=(Person(family="Osei"),),
        authors_truncated=True, abstract="What housing can do.",
    ))  # fmt: skip
    second, report = intake(first, document("other"), [other], today=LATER)
    record = only(second)
    assert record.title == "Homes that heal"
    assert record.date == "2019"
    assert record.authors == (Person(family="Osei"),)
    assert record.authors_truncated
    assert record.abstract == "What housing can do."
    held = {
        field: [(o.value, o.from_) for o in others] for field, others in record.alternates.items()
    }
    assert held == {
        "title": [("Homes that heal: a guide", "other:3")], "date": [("2019-03", "other:3")],
    }  # fmt: skip
    assert record.added == TODAY
    assert report.extended == (record.key,)
    assert {(d.field, d.where) for d in report.differences} == {
        ("title", "other:3"),
        ("date", "other:3"),
    }
    assert {field for _, field in report.filled} == {"authors", "authors_truncated", "abstract"}


def test_what_stands_among_the_alternates_is_no_news_the_second_time() -> None:
    first = taken([SHORT])
    second, report = intake(first, document("brief"), [SHORT, HOMES], today=LATER)
    assert {d.field for d in report.differences} == {"title", "date"}
    third, again = intake(second, document("brief"), [SHORT, HOMES], today=LATER)
    assert third is second
    assert again.differences == ()
    later = replace(HOMES, work=Work.of(title="Homes that heal", source=("Mind",), date="2020"))
    _, news = intake(third, document("brief"), [SHORT, later], today=LATER)
    assert [(d.field, d.printed) for d in news.differences] == [("date", "2020")]


def test_documents_taken_in_together_give_the_fullest_values() -> None:
    other = replace(HOMES, document="other", file="other.txt")
    batches = [(document("brief"), [SHORT]), (document("other"), [other])]
    record = only(intake_all(Catalogue(), batches, today=TODAY)[0])
    assert (record.title, record.date) == ("Homes that heal: a guide", "2019-03")


def test_a_field_set_to_null_stays_empty() -> None:
    first = taken([SHORT])
    emptied = edited(first, only(first).key, abstract=None, url=None)
    other = citation(
        3, "Homes that heal", "other", source=("Mind",), url="https://mind.org.uk/homes"
    )
    record = only(taken([other], start=emptied))
    assert record.url is None
    assert "url" in record.kept_empty
    assert [o.value for o in record.alternates["url"]] == ["https://mind.org.uk/homes"]


def test_what_was_removed_does_not_come_back() -> None:
    first = taken([HOMES, WARDS])
    gone = next(r for r in first.references if r.source == ("Mind",))
    left = tuple(r for r in first.references if r is not gone)
    without = first.model_copy(update={"references": left, "removed": (gone.key,)})
    again, report = intake(without, document("brief"), [HOMES, WARDS], today=LATER)
    assert again is without
    assert report.removed == (gone.key,)
    assert [cited.key for cited in report.cited] == [None, left[0].key]


def test_another_file_under_an_id_that_is_there() -> None:
    first = taken([HOMES])
    with pytest.raises(UsageError, match="brief") as caught:
        intake(first, document("brief", "1"), [HOMES], today=LATER)
    assert caught.value.exit_code == 2
    assert "--replace" in (caught.value.hint or "")


def test_a_replaced_document_is_matched_again_and_what_went_is_listed() -> None:
    first = taken([SHORT, HOMES, WARDS])
    wards = next(r for r in first.references if r.source != ("Mind",))
    moved = [replace(SHORT, lines=(21, 22)), replace(HOMES, lines=(30, 31))]
    second, report = intake(first, document("brief", "1"), moved, today=LATER, replace=True)
    assert [r.key for r in second.references] == [r.key for r in first.references]
    assert report.added == ()
    assert [key for key, _ in report.gone] == [wards.key]
    assert report.uncited == (wards.key,)
    assert second.documents[0].sha256 == "1" * 64
    homes = next(r for r in second.references if r.source == ("Mind",))
    assert [p.lines for p in homes.cited_in] == [(21, 22), (30, 31)]


def test_a_mended_record_is_found_again_in_the_replaced_text_by_its_words() -> None:
    note = citation(1, "Hmes tht heal", form="footnote", footnote="1", text="Mind, Hmes tht heal")
    first = taken([note])
    mended = edited(first, only(first).key, title="Homes that heal")
    moved = [replace(note, lines=(8, 9))]
    second, report = intake(mended, document("brief", "1"), moved, today=LATER, replace=True)
    assert only(second).title == "Homes that heal"
    assert not report.gone


def test_a_back_reference_is_of_the_work_that_it_refers_to() -> None:
    talk = citation(
        1, "Telephone conversation with A. Osei", form="footnote", type="personal_communication"
    )
    ibid = replace(talk, lines=(5, 6), text="Ibid.", back_reference=True)
    other = replace(talk, lines=(9, 10))
    catalogue = taken([talk, ibid, other])
    assert sorted(len(r.cited_in) for r in catalogue.references) == [1, 2]


def test_nothing_known_is_no_reason_to_merge() -> None:
    notes = [citation(line, None, form="footnote", text="see there") for line in (1, 5)]
    assert len(taken(notes).references) == 2


def test_what_may_be_one_work_is_reported_by_key() -> None:
    other = citation(
        3, "Virtual wards explained in full", "other", source=("NHS Providers",), date="2022"
    )
    catalogue = taken([WARDS])
    after, report = intake(catalogue, document("other"), [other], today=LATER)
    assert len(after.references) == 2
    assert [set(pair.members) for pair in report.possible] == [{r.key for r in after.references}]


def test_what_all_citations_together_rule_out_is_not_reported() -> None:
    fund = ("The King's Fund",)
    site = "https://www.kingsfund.org.uk"
    one, other = "Ward partnerships explained", "Developing ward partnerships"
    short = [citation(1, one, source=fund), citation(4, other, source=fund)]
    _, report = intake(Catalogue(), document("brief"), short, today=TODAY)
    assert len(report.possible) == 1
    full = [
        citation(7, one, source=fund, date="2022-11", url=f"{site}/explained"),
        citation(9, other, source=fund, date="2021-04", url=f"{site}/developing"),
    ]
    after, report = intake(Catalogue(), document("brief"), [*short, *full], today=TODAY)
    assert len(after.references) == 2
    assert report.possible == ()


def test_a_document_keeps_what_a_person_said_of_it() -> None:
    first = taken([HOMES])
    told = first.documents[0].model_copy(update={"title": "My brief"})
    mended = first.model_copy(update={"documents": (told,)})
    again = document("brief", title="Printed title", date="2022")
    after, _ = intake(mended, again, [HOMES], today=LATER)
    assert (after.documents[0].title, after.documents[0].date) == ("My brief", "2022")


def test_a_citation_is_not_of_a_record_that_lacks_what_it_says() -> None:
    title = "Caring close to home in rural places"
    held = CitedIn(document="brief", form="footnote", lines=(1, 1))
    records = [
        Reference(key="a", title=title, source=("Mind",), date="2020", cited_in=(held,)),
        Reference(key="b", title=title, source=("The King's Fund",), cited_in=(held,)),
    ]
    dated = Work(title=title, source=("The King's Fund",), date="2020")
    undated = Work(title=title, source=("The King's Fund",))
    citations = [
        Citation("brief", "brief.txt", "footnote", (1, 1), title, work) for work in (dated, undated)
    ]
    assert recorded(records, citations) == {0: "a", 1: "b"}


TITLES = (
    "Homes that heal: what housing can do", "Homes that heal", "Virtual wards explained in full",
    "Caring close to home in rural places", "Annual report", None,
)  # fmt: skip
works = st.builds(
    lambda **values: Work.of(**values),
    title=st.sampled_from(TITLES),
    source=st.sampled_from(((), ("The King's Fund",), ("Mind",))),
    date=st.sampled_from((None, "2020", "2020-04")),
    date_text=st.sampled_from((None, "April 2020", "spring")),
    abstract=st.sampled_from((None, "What it says.", "What it says, and more.")),
    url=st.sampled_from((None, None, "https://www.kingsfund.org.uk/a/b", "https://example.org/c")),
)
forms: st.SearchStrategy[Form] = st.sampled_from(("entry", "footnote", "link", "mention"))


@st.composite
def batches(draw: st.DrawFn) -> list[Batch]:
    found = []
    for name in ("first", "second", "third")[: draw(st.integers(1, 3))]:
        drawn = draw(st.lists(st.tuples(st.integers(1, 6), forms, works), max_size=5))
        cited = [
            Citation(name, f"{name}.txt", form, (line, line), work.title or "words", work)
            for line, form, work in sorted(drawn, key=lambda one: one[0])
        ]
        found.append((document(name), cited))
    return found


@settings(max_examples=100, deadline=None)
@given(batches())
def test_law_twice_is_once(found: list[Batch]) -> None:
    once, _ = intake_all(Catalogue(), found, today=TODAY)
    assert intake_all(once, found, today=LATER)[0] is once
    for batch in found:
        assert intake(once, *batch, today=LATER)[0] is once


@settings(max_examples=100, deadline=None)
@given(batches())
def test_law_one_after_another_twice_is_once(found: list[Batch]) -> None:
    once = Catalogue()
    for batch in found:
        once, _ = intake(once, *batch, today=TODAY)
    for batch in found:
        assert intake(once, *batch, today=LATER)[0] is once


@settings(max_examples=100, deadline=None)
@given(batches())
def test_law_no_citation_is_lost(found: list[Batch]) -> None:
    catalogue, report = intake_all(Catalogue(), found, today=TODAY)
    cited = [place for record in catalogue.references for place in record.cited_in]
    assert len(cited) == len(report.cited) == sum(len(citations) for _, citations in found)
    assert {one.key for one in report.cited} == {record.key for record in catalogue.references}
    keys = [record.key for record in catalogue.references]
    assert all(a < b for a, b in pairwise(keys))


@settings(max_examples=100, deadline=None)
@given(batches())
def test_law_the_order_of_documents_changes_keys_alone(found: list[Batch]) -> None:
    one, _ = intake_all(Catalogue(), found, today=TODAY)
    other, _ = intake_all(Catalogue(), found[::-1], today=TODAY)
    assert places(one) == places(other)
