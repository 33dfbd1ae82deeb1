"""`extract --accept`: what is reported as different, taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import BRIEF, Program

CATALOGUE = Path("data/references.yaml")
GEAR, PLAN = "departmenttransport2020gear", "departmenttransport2017cycling"
REPORT = f"differs: {GEAR} date keeps 2020-07; second:5 has 2020-07-28"


@pytest.fixture
def second(library: Program) -> Program:
    """Give the program in a folder with a second brief, which says more of a date."""
    brief = BRIEF.replace("July 2020", "28th July 2020").replace("April 2017", "April 2018")
    Path("second.txt").write_text(brief, encoding="utf-8")
    return library


def record(program: Program, key: str = GEAR) -> dict[str, object]:
    (found,) = program("show", key, "--json").json
    assert isinstance(found, dict)
    return found


def test_what_is_reported_is_taken(second: Program) -> None:
    assert REPORT in second("extract", "second.txt", "--dry-run").out
    assert REPORT in second("extract", "second.txt").out
    done = second("extract", "second.txt", "--accept", "date")
    assert f"accepted: {GEAR} date 2020-07 -> 2020-07-28 (second:5)" in done.out
    assert "differs" not in done.out
    assert record(second)["date"] == "2020-07-28"
    assert record(second)["alternates"] == {"date": [{"value": "2020-07", "from": "walking:5"}]}
    before = CATALOGUE.read_bytes()
    assert "accepted" not in second("extract", "second.txt", "--accept", "date").out
    assert CATALOGUE.read_bytes() == before
    assert second("validate", "--strict").code == 0


def test_the_list_of_steps_says_that_it_was_accepted(second: Program) -> None:
    second("extract", "second.txt")
    second("extract", "second.txt", "--accept", "date")
    steps = second("undo", "--list").out
    assert "accepted date of second" in steps
    assert "extracted second" in steps


def test_it_is_taken_at_once_and_a_dry_run_writes_nothing(second: Program) -> None:
    before = CATALOGUE.read_bytes()
    done = second("extract", "second.txt", "--accept", "all", "--dry-run")
    assert f"accepted: {GEAR} date" in done.out
    assert CATALOGUE.read_bytes() == before
    second("extract", "second.txt", "--accept", "all")
    assert record(second)["date"] == "2020-07-28"


def test_only_the_field_and_the_record_that_are_named(second: Program) -> None:
    assert "accepted" not in second("extract", "second.txt", "--accept", "title").out
    done = second("extract", "second.txt", "--accept", "date", "--key", PLAN)
    assert f"accepted: {PLAN} date" in done.out
    assert f"accepted: {GEAR}" not in done.out
    assert record(second)["date"] == "2020-07"


def test_a_reviewed_reference_is_left_unless_it_is_named(second: Program) -> None:
    second("reviewed", GEAR)
    second("set", GEAR, "aliases=gear")
    done = second("extract", "second.txt", "--accept", "all")
    assert REPORT in done.out
    assert f"accepted: {GEAR}" not in done.out
    assert record(second)["date"] == "2020-07"
    done = second("extract", "second.txt", "--accept", "date", "--key", "gear")
    assert f"accepted: {GEAR} date" in done.out
    assert record(second)["date"] == "2020-07-28"


def test_what_a_person_set_is_left(second: Program) -> None:
    second("set", GEAR, "date=2020-07-27")
    assert f"accepted: {GEAR}" not in second("extract", "second.txt", "--accept", "all").out
    assert record(second)["date"] == "2020-07-27"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--accept", "dat"], "there is no field `dat`"),
        (["--accept", "type"], "there is no field `type`"),
        (["--key", GEAR], "--key is for --accept"),
        (["--accept", "date", "--key", "nobody1900"], "there is no reference `nobody1900`"),
        (["--accept", "date", "--json"], "exclude each other"),
        (["--accept", "date", "--show-text"], "exclude each other"),
    ],
)
def test_what_cannot_be_is_refused(second: Program, words: list[str], says: str) -> None:
    before = CATALOGUE.read_bytes()
    done = second("extract", "second.txt", *words)
    assert done.code == 2
    assert says in done.err
    assert CATALOGUE.read_bytes() == before
