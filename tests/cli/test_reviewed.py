from __future__ import annotations

from pathlib import Path

import pytest

from evidence_refs.cli.commands import reviewed

from .conftest import Program

CATALOGUE = Path("data/references.yaml")
GEAR, PLAN = "departmenttransport2020gear", "departmenttransport2017cycling"


def test_a_mark_has_a_day_and_is_taken_away(
    library: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewed, "today", lambda: "2026-11-19")
    assert library("reviewed", GEAR, PLAN).err == f"marked {GEAR}, {PLAN} as reviewed\n"
    marked = library("list", "--has", "reviewed", "--json").json
    assert [each["reviewed"] for each in marked] == ["2026-11-19"] * 2
    library("reviewed", GEAR, "--day", "2026-11-20")
    assert library("show", GEAR, "--json").json[0]["reviewed"] == "2026-11-20"
    assert library("reviewed", GEAR, "--day", "2026-11-20").err == "they are so already\n"
    assert library("reviewed", GEAR, "--not").code == 0
    assert len(library("list", "--missing", "reviewed", "--json").json) == 1
    assert "reviewed: null" not in CATALOGUE.read_text(encoding="utf-8")


def test_what_was_reviewed_is_not_called_unsure(library: Program) -> None:
    library("set", GEAR, "aliases=gear")
    assert "2 unsure" in library("extract", "walking.txt", "--sure", "1").out
    library("reviewed", "gear")
    assert "1 unsure" in library("extract", "walking.txt", "--sure", "1").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([GEAR, "--day", "soon"], "`reviewed` is `soon`, which is not a date"),
        ([GEAR, "--day", "2026-11-20", "--not"], "exclude each other"),
        ([GEAR, "nobody1900"], "there is no reference `nobody1900`"),
    ],
)
def test_what_cannot_be_is_refused(library: Program, words: list[str], says: str) -> None:
    before = CATALOGUE.read_bytes()
    done = library("reviewed", *words)
    assert done.code == 2
    assert says in done.err
    assert CATALOGUE.read_bytes() == before
