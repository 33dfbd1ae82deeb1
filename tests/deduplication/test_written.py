from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.deduplication.merging import Kept, kept
from evidence_refs.deduplication.same_table import Columns, write
from evidence_refs.deduplication.sources import Record
from evidence_refs.deduplication.written import writer_of
from evidence_refs.errors import UsageError
from evidence_refs.formats.entry import Entry
from evidence_refs.model import Work

from .strategies import searches

Search = tuple[list[Record], list[tuple[str, ...]]]


def works_of(search: Search) -> list[Kept]:
    found, groups = search
    return list(kept(found, groups, {each.name: each for each in found}))


def rows_of(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_a_format_that_is_not_known() -> None:
    with pytest.raises(UsageError, match=r"--output cannot be `out.xls`"):
        writer_of("out.xls")


@settings(max_examples=40, deadline=None)
@given(searches(), st.sampled_from([".csv", ".bib", ".ris", ".json"]))
def test_any_records_can_be_written_and_each_has_an_id_of_its_own(
    search: Search, suffix: str
) -> None:
    works = works_of(search)
    text = "".join(writer_of(f"out{suffix}")(works))
    text.encode("utf-8")
    if suffix == ".csv":
        ids = [row["id"] for row in rows_of(text)]
    elif suffix == ".json":
        ids = [item["id"] for item in json.loads(text)]
    else:
        mark = "ID  - " if suffix == ".ris" else "@"
        ids = [line for line in text.split("\n") if line.startswith(mark)]
    assert len(ids) >= len(works) if suffix == ".bib" else len(ids) == len(works)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("suffix", [".csv", ".ris", ".json"])
def test_ids_of_signs_that_cannot_be_written_are_still_told_apart(suffix: str) -> None:
    entries = [Entry(id, 1, Work.of(title="T")) for id in ("a", "\x01a", "\x01", "")]
    works = [Kept((Record(f"r{n}", "f", entry),)) for n, entry in enumerate(entries)]
    text = "".join(writer_of(f"out{suffix}")(works))
    assert [text.count(id) for id in ("a-2", "record-2")] == [1, 1]


def test_an_empty_file_is_one_of_its_format() -> None:
    assert json.loads("".join(writer_of("o.json")([]))) == []
    assert rows_of("".join(writer_of("o.csv")([]))) == []


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=9)


@settings(max_examples=60, deadline=None)
@given(searches(), st.data(), st.sampled_from(",;\t"))
def test_the_cells_of_what_was_not_merged_are_those_of_the_input(
    search: Search, data: st.DataObject, delimiter: str
) -> None:
    found, _ = search
    columns = Columns(("id", "found_in", "T"), ("id", "found_in", "T"), {2: "title"}, delimiter)
    rows = {each.name: data.draw(st.lists(cells, min_size=3, max_size=3)) for each in found}
    works = works_of(search)
    text = "".join(write(works, columns, lambda record: rows[record.name]))
    written = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert written[0] == ["id", "found_in", "T", "merged_ids", "found_in_2", "alternates"]
    assert len(written) == len(works) + 1
    for each, row in zip(works, written[1:], strict=True):
        if len(each.records) == 1:
            assert row[:3] == rows[each.first.name]
        held = [rows[record.name] for record in each.records]
        for at, cell in enumerate(row[:3]):
            assert any(cell == other[at] for other in held)


def test_a_cell_of_a_merged_record_is_that_of_the_value_that_is_kept() -> None:
    def record(name: str, extra: dict[str, str], **values: object) -> Record:
        return Record(name, "f", Entry(name, 1, Work.of(**values), extra))

    pair = (
        record("1", {"seen": "Ama"}, title="Gear change", date="2020", doi="10.1/x"),
        record("2", {"seen": "Bo"}, title="Gear change: a vision", date="2020-07"),
    )
    header = ("id", "title", "year", "doi", "seen", "db")
    columns = Columns(header, header, {1: "title", 2: "date", 3: "doi"})
    rows = {
        "1": ["1", "GEAR CHANGE", "2020", "", "Ama", ""],
        "2": ["2", "Gear change: a vision.", "2020 Jul", "https://doi.org/10.1/x", "Bo"],
    }
    text = "".join(write([Kept(pair)], columns, lambda each: rows[each.name]))
    (row,) = rows_of(text)
    assert row["id"] == "1"
    assert row["title"] == "Gear change: a vision."
    assert row["year"] == "2020 Jul"
    assert row["doi"] == "https://doi.org/10.1/x"
    assert (row["seen"], row["db"]) == ("Ama\n\nBo", "")
    assert row["merged_ids"] == "2"
