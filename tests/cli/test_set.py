from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Program

CATALOGUE = Path("data/references.yaml")
GEAR, PLAN = "departmenttransport2020gear", "departmenttransport2017cycling"


def test_several_fields_at_once_and_what_they_were(library: Program) -> None:
    before = CATALOGUE.read_text(encoding="utf-8").splitlines()
    done = library(
        "set", GEAR, "title=Gear Change", "date=2020-07-28", "tags=streets; bikes", "url="
    )
    assert done.code == 0
    assert done.out.splitlines() == [
        "title: Gear Change: a bold vision for cycling and walking -> Gear Change",
        "date: 2020-07 -> 2020-07-28",
        "url: (none) -> (kept empty)",
        "tags: (none) -> streets; bikes",
        f"beside title: + Gear Change: a bold vision for cycling and walking ({GEAR})",
        f"beside date: + 2020-07 ({GEAR})",
    ]
    (record,) = library("show", GEAR, "--json").json
    assert record["tags"] == ["streets", "bikes"]
    assert record["url"] is None
    after = CATALOGUE.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        "  title: Gear Change",
        "  date: 2020-07-28",
        "  url: null",
        "  alternates:",
        "    title:",
        f'    - {{value: "Gear Change: a bold vision for cycling and walking", from: {GEAR}}}',
        f"    date: [{{value: 2020-07, from: {GEAR}}}]",
        "  tags: [streets, bikes]",
    ]
    assert library("validate", "--strict").code == 0


def test_names_are_shown_as_they_are_typed(library: Program) -> None:
    typed = "King, Martin, Jr; {Walking, Wheeling and Co}"
    library("set", GEAR, "authors=King, Martin")
    done = library("set", GEAR, f"authors={typed}", "--forget")
    assert done.out == f"authors: King, Martin -> {typed}\n"
    assert f"  authors      {typed}\n" in library("show", GEAR).out


def test_what_a_person_set_is_neither_undone_nor_reported(library: Program) -> None:
    library("set", GEAR, "title=Gear Change", "abstract=-")
    before = CATALOGUE.read_bytes()
    done = library("extract", "walking.txt")
    assert "differs" not in done.out
    assert CATALOGUE.read_bytes() == before
    library("set", GEAR, "--unset", "abstract")
    done = library("extract", "walking.txt")
    assert f"filled: {GEAR} abstract" in done.out


def test_nothing_is_kept_of_ones_own_mistake(library: Program) -> None:
    library("set", GEAR, "title=Gaer Change", "--forget")
    (record,) = library("show", GEAR, "--json").json
    assert "alternates" not in record


def test_an_alias_finds_the_reference(library: Program) -> None:
    library("set", GEAR, "aliases+=gear")
    done = library("set", "gear", "volume=7")
    assert done.out == "volume: (none) -> 7\n"
    assert library("show", "gear", "--json").json[0]["key"] == GEAR
    assert len(library("list", "--key", "gear", "--json").json) == 1
    assert len(library("export", "json", "--key", "gear").json) == 1


def test_what_is_so_already_changes_no_byte(library: Program) -> None:
    before = CATALOGUE.read_bytes()
    done = library("set", GEAR, "date=2020-07", "--unset", "note")
    assert (done.code, done.out) == (0, "")
    assert f"{GEAR} is so already" in done.err
    assert CATALOGUE.read_bytes() == before


def test_a_doubtful_value_is_set_and_told_once(library: Program) -> None:
    done = library("set", GEAR, "isbn=9780000000000")
    assert done.code == 0
    assert (
        f"warning: {GEAR}: `isbn` cannot be `9780000000000`: its last digit is 0, and by the others it should be 2 [wrong-isbn]"
        in done.err
    )
    assert "warning" not in library("set", GEAR, "volume=1").err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nobody1900", "title=x"], "there is no reference `nobody1900`"),
        ([GEAR, "titel=x"], "did you mean `title`?"),
        ([GEAR, "key=x"], "`evidence-refs rename OLD NEW`"),
        ([GEAR, "date=soon"], "`date` is `soon`, which is not a date"),
        ([GEAR, "type=reprot"], "did you mean `report`?"),
        ([GEAR, f"aliases+={PLAN}"], f"`{PLAN}` is the key or an alias of another record"),
        ([GEAR, "cited_in=[{document: nope, form: link}]"], "`nope`, which is not among"),
        ([GEAR], "nothing is to be set"),
        ([GEAR, "--unset", "key"], "`key` is not set"),
        ([GEAR, "title=x", "--unset", "title"], "set and taken out at once"),
    ],
)
def test_what_cannot_be_is_one_line_and_a_hint_and_changes_nothing(
    library: Program, words: list[str], says: str
) -> None:
    before = CATALOGUE.read_bytes()
    done = library("set", *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert done.err.startswith("error: ")
    assert done.err.count("\n") == 2
    assert CATALOGUE.read_bytes() == before


def test_a_title_may_hold_anything(library: Program) -> None:
    title = "a: b # c \x1b[31m“d” - {e}, [f] = g"
    done = library("set", GEAR, f"title={title}")
    assert "\x1b" not in done.out
    assert library("show", GEAR, "--json").json[0]["title"] == title
