"""People in every order of their names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evidence_refs.extraction.learned.people import read_bodies, read_people
from evidence_refs.model import Organisation
from tests.extraction.showing import show_name
from tests.extraction.tables import write_table

TABLE = Path(__file__).with_name("people.txt")


def give(text: str) -> str:
    reading = read_people(text)
    names = " + ".join(show_name(name) for name in reading.names)
    return f"{names}; more" if reading.truncated else names


def test_reads_people_as_its_table_says(golden: Callable[[Path, str], None]) -> None:
    golden(TABLE, write_table(TABLE, give))


def test_bodies_divide_only_where_both_are_names() -> None:
    one = read_bodies("Ministry of Housing, Communities & Local Government (MHCLG)")
    assert one.names == (
        Organisation(literal="Ministry of Housing, Communities & Local Government (MHCLG)"),
    )
    two = read_bodies("NHS England and Public Health England")
    assert list(two.names) == [
        Organisation(literal="NHS England"),
        Organisation(literal="Public Health England"),
    ]
