"""`undo` and `redo` from end to end."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CATALOGUE = Path("data/references.yaml")
HISTORY = Path("data/.references.yaml.history")
MORE = """Walking

Walking for health
Source: Public Health England
Publication date: 2019
Abstract: What is known.
"""

Program = Callable[..., Any]


@pytest.fixture
def changed(library: Program) -> Program:
    """Give a program in a folder whose catalogue was changed twice."""
    Path("health.txt").write_text(MORE, encoding="utf-8")
    assert library("extract", "health.txt").code == 0
    return library


def test_undo_and_redo_say_what_they_did(changed: Program) -> None:
    full = CATALOGUE.read_bytes()

    undone = changed("undo")
    assert (undone.code, undone.out, undone.err) == (0, "", "undone: extracted health\n")
    assert len(changed("list", "--json").json) == 2
    assert changed("undo").err == "undone: extracted walking\n"
    again = changed("redo", "2")
    assert again.err == "done again: extracted walking\ndone again: extracted health\n"
    assert CATALOGUE.read_bytes() == full


def test_undo_as_json_gives_the_steps(changed: Program) -> None:
    said = [step["said"] for step in changed("undo", "2", "--json", "--quiet").json]
    assert said == ["extracted health", "extracted walking"]
    (step,) = changed("redo", "--json").json
    assert set(step) == {"when", "who", "said", "before", "after"}


def test_the_list_says_how_each_step_is_reached(changed: Program) -> None:
    changed("undo")

    rows = [line.split("\t") for line in changed("undo", "--list").out.splitlines()]

    assert [(row[0], row[3]) for row in rows] == [
        ("redo 1", "extracted health"),
        ("undo 1", "extracted walking"),
    ]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", row[1]) for row in rows)
    assert all("@" in row[2] for row in rows)
    steps = changed("undo", "--list", "--json").json
    assert [(step["command"], step["n"]) for step in steps] == [("redo", 1), ("undo", 1)]


def test_a_new_catalogue_has_no_steps(program: Program) -> None:
    program("init")
    listed = program("undo", "--list")
    assert (listed.code, listed.out) == (0, "")
    assert "no command has changed" in listed.err
    assert program("undo", "--list", "--json").json == []
    for command in ("undo", "redo"):
        done = program(command)
        assert done.code == 2
        assert done.err.startswith("error: no step can be ")


@pytest.mark.parametrize("option", ["--diff", "--dry-run"])
def test_a_diff_writes_nothing(changed: Program, option: str) -> None:
    before = CATALOGUE.read_bytes()

    done = changed("undo", option)

    assert done.code == 0
    assert done.out.startswith("--- data/references.yaml\n+++ data/references.yaml\n@@ ")
    assert "\n-  title: Walking for health\n" in done.out
    assert CATALOGUE.read_bytes() == before
    changed("undo")
    assert "\n+  title: Walking for health\n" in changed("redo", option).out


def test_what_was_changed_by_hand_stays_and_what_stands_in_the_way_is_named(
    changed: Program,
) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    CATALOGUE.write_text(text.replace("Gear Change:", "The Gear Change:"), "utf-8")
    now = CATALOGUE.read_bytes()

    refused = changed("undo", "2")
    assert (refused.code, refused.out) == (5, "")
    error, hint = refused.err.splitlines()
    assert re.match(
        r"error: data.references\.yaml:\d+: “extracted walking” cannot be undone: `", error
    )
    assert error.endswith("was changed since; nothing was written")
    assert hint.startswith("hint: ")
    assert CATALOGUE.read_bytes() == now

    assert changed("undo").code == 0
    assert "The Gear Change:" in CATALOGUE.read_text(encoding="utf-8")
    assert "Walking for health" not in CATALOGUE.read_text(encoding="utf-8")


def test_a_step_that_is_undone_in_the_file_already(changed: Program) -> None:
    before = CATALOGUE.read_text(encoding="utf-8")
    changed("undo")
    text = CATALOGUE.read_text(encoding="utf-8")
    changed("redo")
    CATALOGUE.write_text(text + "# by hand\n", "utf-8")

    done = changed("undo")

    assert done.err.splitlines()[0] == "undone: extracted health"
    assert "nothing was left to change" in done.err
    assert CATALOGUE.read_text(encoding="utf-8") == text + "# by hand\n" != before


def test_a_damaged_history_ends_no_command_that_changes_the_catalogue(library: Program) -> None:
    (HISTORY / "steps.jsonl").write_text("{", "utf-8")
    refused = library("undo")
    assert refused.code == 3
    assert refused.err.startswith("error: ")
    assert "the history is damaged" in refused.err.splitlines()[0]

    Path("health.txt").write_text(MORE, encoding="utf-8")
    done = library("extract", "health.txt")

    assert done.code == 0
    assert "note: data/references.yaml: the history was damaged" in done.err.replace("\\", "/")
    assert library("undo").err == "undone: extracted health\n"


def test_a_history_that_cannot_be_written_is_said(library: Program) -> None:
    (HISTORY / "steps.jsonl.new").mkdir()
    Path("health.txt").write_text(MORE, encoding="utf-8")

    quiet = library("extract", "health.txt", "--quiet")
    assert (quiet.code, quiet.err) == (0, "")
    Path("walking.txt").write_text(MORE.replace("Walking", "Running"), encoding="utf-8")
    said = library("extract", "walking.txt", "--replace")

    assert said.code == 0
    assert "this change cannot be undone" in said.err
    assert library("undo", "--list").out.count("\n") == 1


@pytest.mark.parametrize("number", ["0", "-1", "x", "3"])
def test_a_number_of_steps_that_cannot_be(changed: Program, number: str) -> None:
    before = CATALOGUE.read_bytes()
    assert changed("undo", "--", number).code == 2
    assert CATALOGUE.read_bytes() == before


def test_what_a_step_says_is_shown_harmless(library: Program) -> None:
    steps = HISTORY / "steps.jsonl"
    steps.write_text(steps.read_text("utf-8").replace("extracted", "\\u001b[31m\\u202e"), "utf-8")

    for words in (["undo", "--list"], ["undo", "--list", "--json"], ["undo"]):
        done = library(*words)
        assert done.code == 0
        assert not {"\x1b", "\u202e"} & set(done.out + done.err)
