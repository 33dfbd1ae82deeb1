"""The walk through what is unsure: shown, decided, kept; and gone on with the next time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import BRIEF, Program, on_a_terminal

CATALOGUE = Path("data/references.yaml")
REVIEW = ("extract", "walking.txt", "--review", "--sure", "1")
"""With this threshold, both entries of the brief are unsure."""


class Person(io.StringIO):
    """A terminal at which somebody types these lines."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def typing(program: Program, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs the review while a person types; it gives code and screen."""
    Path("walking.txt").write_text(BRIEF, encoding="utf-8")
    assert program("init").code == 0
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*lines: str, command: tuple[str, ...] = REVIEW) -> tuple[int, str]:
        from evidence_refs.cli.main import main

        screen = Person()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", Person("".join(f"{line}\n" for line in lines)))
            patch.setattr(sys, "stdout", screen)
            code = main(command)
        return code, screen.getvalue()

    return run


def test_lines_stand_beside_the_fields(typing: Run) -> None:
    code, screen = typing("q")
    assert code == 0
    assert "1 of 2  walking.txt:5  " in screen
    row = next(line for line in screen.splitlines() if "Source: Department" in line)
    assert "    6  Source: Department for Transport" in row
    assert "title?" in screen
    assert "0 accepted, 0 skipped, 2 to review" in screen


def test_what_was_accepted_is_not_asked_again_and_what_was_skipped_is(typing: Run) -> None:
    _, screen = typing("a", "s")
    assert "1 accepted, 1 skipped, 1 to review" in screen
    assert CATALOGUE.read_text(encoding="utf-8").count("reviewed:") == 1
    _, screen = typing("a")
    assert "walking.txt:5" not in screen
    assert "walking.txt:11" in screen
    assert "1 accepted, 0 skipped, 0 to review" in screen
    before = CATALOGUE.read_bytes()
    code, screen = typing()
    assert (code, "0 accepted, 0 skipped, 0 to review" in screen) == (0, True)
    assert CATALOGUE.read_bytes() == before


def test_who_stops_keeps_what_was_decided(typing: Run) -> None:
    _, screen = typing("a")  # the input ends at the second question
    assert "1 accepted, 0 skipped, 1 to review" in screen
    assert CATALOGUE.read_text(encoding="utf-8").count("reviewed:") == 1


def test_an_edit_is_a_value_of_the_catalogue_that_no_extraction_undoes(
    typing: Run, program: Program
) -> None:
    _, screen = typing(
        "e",
        "colour",  # no such field: asked again
        "date",
        "soon",  # no date: asked again
        "date",
        "2020-07-28",
        "authors",
        "Osei, A.; {Walking, Wheeling and Co}",
        "source",
        "",  # Enter keeps it
        "",
        "a",
        "q",
    )
    assert "1 accepted, 0 skipped, 1 to review" in screen
    (record,) = [r for r in program("list", "--json").json if r.get("reviewed")]
    assert record["date"] == "2020-07-28"
    assert record["authors"] == [
        {"family": "Osei", "given": "A."},
        {"literal": "Walking, Wheeling and Co"},
    ]
    assert record["source"] == ["Department for Transport"]
    assert program("validate").code == 0
    before = CATALOGUE.read_bytes()
    done = program("extract", "walking.txt", "--sure", "1")
    assert "differs" not in done.out
    assert "1 unsure" in done.out  # the reviewed one no more
    assert CATALOGUE.read_bytes() == before


def test_what_cannot_be_is_said_and_asked_again(
    typing: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    code, screen = typing("x", "", "e", "date", "soon", "", "q")
    assert code == 0
    assert "'x' is none of these: a, e, s, q" in screen
    assert screen.count("[a]ccept, [e]dit, [s]kip or [q]uit?") == 4
    assert (
        "error: `date` is `soon`, which is not a date\nhint: write YYYY" in capsys.readouterr().err
    )
    assert "reviewed" not in CATALOGUE.read_text(encoding="utf-8")


def test_without_a_person_it_is_refused(program: Program) -> None:
    Path("walking.txt").write_text(BRIEF, encoding="utf-8")
    program("init")
    before = CATALOGUE.read_bytes()
    done = program(*REVIEW)
    assert done.code == 2
    assert "nobody to answer" in done.err
    assert "hint: " in done.err
    assert CATALOGUE.read_bytes() == before
    for other in ("--json", "--explain", "--show-text", "--dry-run"):
        assert "exclude each other" in program(*REVIEW, other).err


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
def test_on_a_real_terminal(tmp_path: Path) -> None:
    (tmp_path / "walking.txt").write_text(BRIEF, encoding="utf-8")
    program = [sys.executable, "-m", "evidence_refs"]
    subprocess.run([*program, "init"], cwd=tmp_path, check=True, capture_output=True)
    screen = on_a_terminal(tmp_path, [*REVIEW], b"a\ns\n")
    assert b"1 accepted, 1 skipped, 1 to review" in screen
    assert (tmp_path / CATALOGUE).read_text(encoding="utf-8").count("reviewed:") == 1
