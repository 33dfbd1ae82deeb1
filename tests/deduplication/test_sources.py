from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.deduplication.sources import Names
from evidence_refs.formats.entry import Entry
from evidence_refs.model import Work


def entries(*ids: str) -> list[Entry]:
    return [Entry(id, line, Work()) for line, id in enumerate(ids, 2)]


def test_of_one_file_the_name_is_the_id_and_of_several_the_file_stands_before() -> None:
    assert [r.name for r in Names(several=False).named("a.csv", entries("7", "8"))] == ["7", "8"]
    names = Names(several=True)
    found = [*names.named("a.csv", entries("7")), *names.named("b.csv", entries("7"))]
    assert [record.name for record in found] == ["a.csv:7", "b.csv:7"]
    assert names.doubles == []


def test_an_id_that_is_taken_has_a_number_and_is_noted() -> None:
    names = Names(several=False)
    found = list(names.named("a.csv", entries("7", "7", "7#2", "7", "8")))
    assert [record.name for record in found] == ["7", "7#2", "7#2#2", "7#3", "8"]
    assert [record.entry.line for record in names.doubles] == [3, 4, 5]


def test_a_name_that_the_catalogue_has_is_given_with_its_file() -> None:
    names = Names(several=False, standing=frozenset({"7", "a.csv:8", "8"}))
    found = list(names.named("a.csv", entries("7", "8", "9")))
    assert [record.name for record in found] == ["a.csv:7", "a.csv:8#2", "9"]
    assert [record.name for record in names.doubles] == ["a.csv:8#2"]


def test_ten_thousand_records_with_one_id_take_no_time() -> None:
    found = list(Names(several=False).named("a.csv", entries(*["x"] * 10_000)))
    assert found[-1].name == "x#10000"


@given(st.lists(st.sampled_from(["a", "a#2", "a#2#2", "a#3", "b"])))
def test_no_two_records_have_one_name(ids: list[str]) -> None:
    first, again = (
        [record.name for record in Names(several=False).named("f", entries(*ids))] for _ in range(2)
    )
    assert len(set(first)) == len(ids)
    assert first == again


def test_the_source_is_the_database_where_the_record_says_one() -> None:
    found = Names(several=False).named(
        "ovid.ris", [Entry("1", 1, Work(), {}, "Embase"), Entry("2", 9, Work())]
    )
    assert [record.source for record in found] == ["Embase", "ovid.ris"]
