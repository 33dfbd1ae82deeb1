from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Program

CATALOGUE = Path("data/references.yaml")
GEAR, PLAN = "departmenttransport2020gear", "departmenttransport2017cycling"


def test_tags_are_put_on_taken_off_and_listed(library: Program) -> None:
    done = library("tag", GEAR, PLAN, "--add", "bikes", "--add", "streets")
    assert done.out == f"{GEAR}: bikes; streets\n{PLAN}: bikes; streets\n"
    assert done.err == "2 references changed\n"
    done = library("tag", GEAR, "--remove", "Streets", "--add", "BIKES")
    assert done.out == f"{GEAR}: bikes\n"
    assert library("tag").out == "bikes\t2\nstreets\t1\n"
    assert library("tag", "--json").json == {"bikes": 2, "streets": 1}
    assert library("tag", GEAR, "--json").json == {"bikes": 1}
    assert len(library("list", "--tag", "bikes", "--json").json) == 2
    assert library("validate", "--strict").code == 0


def test_filters_take_all_that_match(library: Program) -> None:
    assert library("tag", "--year", "2020..", "--add", "new").out == f"{GEAR}: new\n"
    assert library("tag", "--tag", "new", "--remove", "new", "--add", "newer").code == 0
    assert library("tag", "--json").json == {"newer": 1}
    assert library("tag", "--tag", "nothing", "--add", "x").out == ""


def test_an_alias_finds_the_reference(library: Program) -> None:
    library("set", GEAR, "aliases=gear")
    assert library("tag", "gear", GEAR, "--add", "x").out == f"{GEAR}: x\n"
    assert library("tag", "gear", "--year", "1900", "--add", "y").out == ""


def test_what_is_so_already_changes_no_byte(library: Program) -> None:
    library("tag", GEAR, "--add", "x")
    before = CATALOGUE.read_bytes()
    done = library("tag", GEAR, "--add", "X", "--remove", "y")
    assert (done.code, done.out, done.err) == (0, "", "0 references changed, 1 was so already\n")
    assert CATALOGUE.read_bytes() == before


def test_no_tags_are_no_mistake(library: Program) -> None:
    done = library("tag")
    assert (done.code, done.out, done.err) == (0, "", "no reference has a tag\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--add", "x"], "which references?"),
        (["nobody1900", "--add", "x"], "there is no reference `nobody1900`"),
        (["--year", "soon", "--add", "x"], "--year cannot be 'soon'"),
        ([GEAR, "--add", " "], "--add is empty"),
    ],
)
def test_what_cannot_be_is_refused(library: Program, words: list[str], says: str) -> None:
    before = CATALOGUE.read_bytes()
    done = library("tag", *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert CATALOGUE.read_bytes() == before
