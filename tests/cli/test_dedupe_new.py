"""`dedupe --input --with-catalogue`: which search results the catalogue has already."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from .conftest import Program

RESULTS = """\
id,title,authors,journal,date,doi
1,Walking to school and body weight,"Osei, A",J Sch Health,2019,10.1000/jsh.1
2,Cycling in cities,"Lane, B",City,2018,
bell2017trams,Cycling in cities,"Lane, Bo",City,2018,10.1000/city.9
4,Ferries and quays,"Cole, C",Transport,2011,
5,Trams and buses,,,2017,
"""
ASK = ("dedupe", "--input", "new.csv", "--with-catalogue")


@pytest.fixture
def shelf(program: Program) -> Program:
    """Give a function that runs the program beside a catalogue of two records, and a search."""
    walking = ("--title", "Walking to school and body weight", "--author", "Osei, Ama")
    trams = ("--title", "Trams and buses", "--author", "Bell, B.", "--date", "2017")
    assert program("init").code == 0
    assert program("add", *walking, "--doi", "10.1000/JSH.1", "--date", "2019").code == 0
    assert program("add", *trams).code == 0
    Path("new.csv").write_text(RESULTS, encoding="utf-8")
    return program


def members(found: Any, kind: str = "groups") -> list[list[str]]:
    return [group["members"] for group in found[kind]]


def test_members_are_keys_of_the_catalogue_and_names_of_the_file(shelf: Program) -> None:
    found = shelf(*ASK, "--json").json
    assert members(found) == [["osei2019walking", "1"], ["2", "new.csv:bell2017trams"]]
    assert members(found, "possible") == [["bell2017trams", "5"]]
    assert found["records"] == 5
    assert found == shelf(*ASK, "--json").json


def test_the_table_shows_the_titles_of_both(shelf: Program) -> None:
    done = shelf(*ASK)
    same, among, perhaps = done.out.splitlines()
    assert same.startswith("same") and "osei2019walking 1" in same
    assert "Cycling in cities" in among
    assert perhaps.startswith("perhaps") and "Trams and buses" in perhaps
    assert "5 records: 1 in the catalogue already, 1 group of others" in done.err


def test_the_output_is_what_is_left_to_screen(shelf: Program) -> None:
    before = Path("data/references.yaml").read_bytes()
    done = shelf(*ASK, "--output", "left.csv")
    rows = list(csv.DictReader(io.StringIO(Path("left.csv").read_text(encoding="utf-8"))))
    assert [row["id"] for row in rows] == ["2", "4", "5"]
    assert rows[0]["merged_ids"] == "new.csv:bell2017trams"
    assert rows[1]["title"] == "Ferries and quays"
    assert "in the catalogue already (n = 1)" in done.err
    assert "Records left to screen (n = 3)" in done.err
    assert Path("data/references.yaml").read_bytes() == before


def test_the_account_alone(shelf: Program) -> None:
    done = shelf(*ASK, "--account", "-")
    assert "Records removed before screening: in the catalogue already (n = 1)" in done.out
    assert "left to judge (n = 1)" in done.out


def test_the_code_tells_whether_anything_is_there(shelf: Program) -> None:
    assert shelf(*ASK, "--check").code == 1
    Path("new.csv").write_text("id,title\n1,Ferries and quays\n", encoding="utf-8")
    assert shelf(*ASK, "--check").code == 0


def test_records_of_the_catalogue_do_not_join_each_other(shelf: Program) -> None:
    assert shelf("set", "bell2017trams", "title=Walking to school and body weight").code == 0
    same = ("authors=Osei, Ama", "date=2019", "doi=10.1000/jsh.1")
    assert shelf("set", "bell2017trams", *same).code == 0
    found = shelf(*ASK, "--json").json
    held = {name for group in members(found) for name in group}
    assert not held >= {"osei2019walking", "bell2017trams"}
    perhaps = {name for pair in members(found, "possible") for name in pair}
    assert "1" in perhaps & held
    assert held | perhaps >= {"osei2019walking", "bell2017trams"}


def test_labels_hold_and_name_keys_former_keys_and_records(shelf: Program) -> None:
    assert shelf("rename", "osei2019walking", "walking").code == 0
    Path("labels.csv").write_text(
        "a,b,verdict\nosei2019walking,1,apart\n4,bell2017trams,same\n9,1,same\n", encoding="utf-8"
    )
    done = shelf(*ASK, "--labels", "labels.csv", "--json")
    assert members(done.json) == [["bell2017trams", "4"], ["2", "new.csv:bell2017trams"]]
    assert "labels.csv: 1 label names a record not in the input: line 4 is the first" in done.err


def test_it_is_seen_at_once_that_the_catalogue_has_changed(shelf: Program) -> None:
    assert len(members(shelf(*ASK, "--json").json)) == 2
    assert shelf("remove", "osei2019walking", "--yes").code == 0
    assert members(shelf(*ASK, "--json").json) == [["2", "new.csv:bell2017trams"]]
    assert (
        shelf("add", "--title", "Ferries and quays", "--author", "Cole, C.", "--date", "2011").code
        == 0
    )
    assert ["cole2011ferries", "4"] in members(shelf(*ASK, "--json").json)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("dedupe", "--with-catalogue"), "--with-catalogue is for search results"),
        ((*ASK, "--plan", "p.yaml"), "--with-catalogue and --plan exclude each other"),
        ((*ASK, "--apply"), "--apply is for the catalogue"),
        ((*ASK, "--output", "new.csv"), "would take the place of what is read"),
    ],
)
def test_what_cannot_be_had(shelf: Program, words: tuple[str, ...], said: str) -> None:
    done = shelf(*words)
    assert done.code == 2
    assert said in done.err


def test_without_a_catalogue_it_says_so(program: Program) -> None:
    Path("new.csv").write_text(RESULTS, encoding="utf-8")
    done = program(*ASK)
    assert done.code == 3
    assert "catalogue" in done.err
