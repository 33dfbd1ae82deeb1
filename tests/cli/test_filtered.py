from __future__ import annotations

import pytest

from .conftest import Program

UNKNOWN = "--document: there is no document `wlking`; did you mean `walking`?\n"


@pytest.mark.parametrize(
    ("command", "out", "more"),
    [
        (("list",), "", "no references match\n"),
        (("list", "--json"), "[]\n", ""),
        (("search", "cycling", "--json"), "[]\n", ""),
        (("export", "ris"), "", ""),
        (("export", "site", "out"), "", "wrote 0 references to"),
        (("tag",), "", "no reference has a tag\n"),
        (("tag", "--add", "x"), "", "0 references changed\n"),
    ],
)
def test_a_name_that_nothing_has_is_said_in_one_line(
    library: Program, command: tuple[str, ...], out: str, more: str
) -> None:
    done = library(*command, "--document", "wlking")
    assert (done.code, done.out) == (0, out)
    before, said, after = done.err.partition(UNKNOWN)
    assert said
    assert after.startswith(more)
    assert before == (
        "2 references have it, and the filters let none pass\n" * (command[0] == "search")
    )


def test_stats_says_it_and_counts_nothing(library: Program) -> None:
    done = library("stats", "--json", "--section", "Reprots")
    assert (done.code, done.json["references"]) == (0, 0)
    assert done.err == (
        "--section: there is no section `Reprots`; did you mean `Reports`?\nno references match\n"
    )


def test_where_nothing_is_spelt_like_it_a_few_are_named(library: Program) -> None:
    done = library("list", "--document", "zzz", "--tag", "zzz")
    assert done.err == (
        "--document: there is no document `zzz`; documents: walking\n"
        "--tag: there is no tag `zzz`\n"
        "no references match\n"
    )


def test_a_document_that_cites_nothing_is_no_mistake(library: Program) -> None:
    keys = [each["key"] for each in library("list", "--json").json]
    assert library("remove", *keys, "--yes").code == 0
    for command in (("list",), ("stats", "--json")):
        done = library(*command, "--document", "walking")
        assert (done.code, done.err) == (0, "the catalogue has no references\n")


def test_nothing_is_said_to_who_asked_for_quiet(library: Program) -> None:
    assert library("list", "--document", "wlking", "--quiet").err == ""
