from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.deduplication.merging import Kept, kept
from evidence_refs.deduplication.sources import Record
from evidence_refs.formats.entry import Entry
from evidence_refs.model import FLAGS, WORK_FIELDS, Work

from .strategies import searches

Search = tuple[list[Record], list[tuple[str, ...]]]


def record(name: str, extra: dict[str, str] | None = None, **values: object) -> Record:
    return Record(name, "a.csv", Entry(name, 1, Work.of(**values), extra or {}))


def test_the_fullest_values_are_kept_and_the_others_name_their_record() -> None:
    one = record("7", {"EID": "x"}, title="Gear change", date="2020")
    other = record("b 8", {"EID": "y"}, title="Gear change: a bold vision", date="2020-07")
    made = Kept((one, other))
    assert made.reference.title == "Gear change: a bold vision"
    assert made.reference.date == "2020-07"
    assert [(o.value, o.from_) for o in made.reference.alternates["title"]] == [
        ("Gear change", "7")
    ]
    assert made.reference.extra == {"EID": "x\n\ny"}
    assert made.merged == ("b 8",)
    assert [(origin.file, origin.id) for origin in made.reference.origin] == [
        ("a.csv", "7"),
        ("a.csv", "b 8"),
    ]


def test_a_group_stands_where_its_first_member_does() -> None:
    found = [record(name, title=name) for name in "abcd"]
    by_name = {each.name: each for each in found}
    works = list(kept(found, [("c", "a")], by_name))
    assert [each.first.name for each in works] == ["b", "c", "d"]


@settings(max_examples=60, deadline=None)
@given(searches())
def test_every_record_is_kept_once_or_went_into_one_that_is(search: Search) -> None:
    found, groups = search
    works = list(kept(found, groups, {each.name: each for each in found}))
    names = [name for each in works for name in (each.first.name, *each.merged)]
    assert sorted(names) == sorted(each.name for each in found)


@settings(max_examples=100, deadline=None)
@given(searches())
def test_no_value_of_any_record_is_lost(search: Search) -> None:
    found, groups = search
    for each in kept(found, groups, {one.name: one for one in found}):
        made = each.reference
        for one in each.records:
            work = one.entry.work
            for field in (name for name in WORK_FIELDS if getattr(work, name)):
                held = [getattr(made, field), *(o.value for o in made.alternates.get(field, ()))]
                assert getattr(work, field) in held or (
                    # A flag says something of the value that its record gave.
                    field in FLAGS and len(each.records) > 1
                ), field
            for name, text in one.entry.extra.items():
                assert text in made.extra[name]
            assert one.source in each.found_in


@given(st.text(), st.text())
def test_any_file_name_and_id_is_taken(file: str, id: str) -> None:
    made = Kept((Record("x", file, Entry(id, 1, Work(), {"  ": " ", "k": "\ud800"})),))
    assert len(made.reference.origin) == 1
