from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.records.claims import SETTLED, same_value
from evidence_refs.catalogue.records.merge import merge
from evidence_refs.model import CitedIn, Reference
from tests.catalogue.strategies import references

some = st.lists(references(), min_size=1, max_size=4, unique_by=lambda r: r.key)


def reference(key: str, line: int = 1, **values: Any) -> Reference:
    cited = CitedIn(document=f"brief-{key}", form="entry", lines=(line, line))
    return Reference.model_validate({"key": key, "cited_in": [cited], **values})


def told(record: Reference, field: str) -> list[object]:
    return [getattr(record, field), *(a.value for a in record.alternates.get(field, ()))]


def test_the_fullest_values_are_kept_and_the_others_beside_them() -> None:
    a = reference("a", title="Homes that heal", date="2019", source=["Mind"], tags=["homes"])
    b = reference(
        "b", title="Homes that heal: a guide", date="2019-03", source=["Mind"],
        authors=[{"family": "Osei"}], authors_truncated=True, tags=["homes", "stroke"], aliases=["old"],
    )  # fmt: skip
    merged = merge([a, b])
    assert merged.key == "a"
    assert merged.aliases == ("b", "old")
    assert (merged.title, merged.date) == ("Homes that heal: a guide", "2019-03")
    assert merged.authors_truncated
    assert merged.tags == ("homes", "stroke")
    assert merged.cited_in == (*a.cited_in, *b.cited_in)
    held = {
        field: [(o.value, o.from_) for o in others] for field, others in merged.alternates.items()
    }
    assert held == {"title": [("Homes that heal", "a")], "date": [("2019", "a")]}


def test_a_field_that_a_person_emptied_stays_empty() -> None:
    a = reference("a", title="Homes that heal", url=None)
    b = reference("b", title="Homes that heal", url="https://example.org/homes")
    for merged in (merge([a, b]), merge([b, a])):
        assert merged.url is None
        assert "url" in merged.kept_empty
        assert [o.value for o in merged.alternates["url"]] == ["https://example.org/homes"]


def test_the_words_of_a_date_follow_the_date() -> None:
    a = reference("a", date="2019", date_text="about 2019")
    b = reference("b", date="2019-03")
    assert merge([a, b]).date_text is None
    assert merge([a, reference("b", title="Homes")]).date_text == "about 2019"


def test_an_update_is_not_the_day_of_issue() -> None:
    a = reference("a", date="2022-08-19")
    b = reference("b", date="2020-04-09", date_updated="2022-08-19")
    c = reference("c", date="2022-08-19")
    merged = merge([a, b, c])
    assert (merged.date, merged.date_updated) == ("2020-04-09", "2022-08-19")
    assert [o.value for o in merged.alternates["date"]] == ["2022-08-19"]


def test_an_address_mends_a_broken_one() -> None:
    broken = reference("a", url_text="/homes/heal")
    whole = reference("b", url="https://mind.org.uk/homes/heal")
    other = reference("c", url_text="mind.org.uk/stro…")
    merged = merge([broken, whole, other])
    assert (merged.url, merged.url_text) == (whole.url, None)
    assert [o.value for o in merged.alternates["url_text"]] == ["mind.org.uk/stro…"]


def test_a_date_ends_undated() -> None:
    merged = merge([reference("a", undated=True), reference("b", date="2019")])
    assert not merged.undated
    assert merge([reference("a", undated=True), reference("b")]).undated


def test_reviewed_only_where_all_were() -> None:
    a, b = reference("a", reviewed="2026-01-02"), reference("b", reviewed="2026-01-01")
    assert merge([a, b]).reviewed == "2026-01-01"
    assert merge([a, reference("b")]).reviewed is None


def test_the_most_cited_value_is_kept() -> None:
    twice = [CitedIn(document="x", form="link", lines=(n, n)) for n in (1, 2)]
    a = reference("a", title="Care at home")
    b = reference("b", title="Home care").model_copy(update={"cited_in": tuple(twice)})
    assert merge([a, b]).title == "Home care"


def test_a_text_that_several_give_is_kept_once() -> None:
    said = ("Ama", "Bo", "Ama")
    records = [Reference(key=f"k{n}", extra={"by": text}) for n, text in enumerate(said)]
    assert merge(records).extra == {"by": "Ama\n\nBo"}


def test_nothing_to_merge() -> None:
    with pytest.raises(ValueError, match="nothing"):
        merge([])


@settings(max_examples=80, deadline=None)
@given(some)
def test_nothing_is_lost(records: list[Reference]) -> None:
    merged = merge(records)
    assert sorted(map(repr, merged.cited_in)) == sorted(
        repr(p) for r in records for p in r.cited_in
    )
    assert {merged.key, *merged.aliases} >= {r.key for r in records}
    for record in records:
        assert set(merged.tags) >= set(record.tags)
        others = record.alternates.items()
        assert all(
            set(o) <= set(merged.alternates.get(n, ())) for n, o in others if n not in SETTLED
        )
        for field in SETTLED:
            value = getattr(record, field)
            general = field == "type" and value in ("document", "webpage", "report")
            replaced = field == "url_text" and str(value).strip("/. ") in (merged.url or "")
            if value and not general and not replaced:
                assert any(
                    same_value(field, value, other) for other in told(merged, field) if other
                )


@settings(max_examples=80, deadline=None)
@given(some.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_order_changes_no_value(both: tuple[list[Reference], list[Reference]]) -> None:
    one, other = merge(both[0]), merge(both[1])
    for field in SETTLED:
        assert getattr(one, field) == getattr(other, field)
        assert set(one.alternates.get(field, ())) == set(other.alternates.get(field, ()))
    assert one.kept_empty & set(SETTLED) == other.kept_empty & set(SETTLED)
    assert {one.key, *one.aliases} == {other.key, *other.aliases}


@given(references())
def test_one_record_is_itself(record: Reference) -> None:
    assert merge([record]) is record
