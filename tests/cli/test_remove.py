from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import BRIEF, Answering, Program, on_a_terminal

CATALOGUE = Path("data/references.yaml")
GEAR, PLAN = "departmenttransport2020gear", "departmenttransport2017cycling"
SHOWN = f"""\
{GEAR}  Gear Change: a bold vision for cycling and walking
  cited in walking:5  entry  Evidence brief: Walking › Reports
"""


def test_it_says_where_it_is_cited_and_does_not_come_back(library: Program) -> None:
    done = library("remove", GEAR, GEAR, "--yes")
    assert (done.code, done.out, done.err) == (0, SHOWN, f"removed {GEAR}\n")
    assert library("show", GEAR).code == 2
    assert f"left out: {GEAR}, which a person removed" in library("extract", "walking.txt").out
    assert [r["key"] for r in library("list", "--json").json] == [PLAN]
    assert library("validate", "--strict").code == 0


def test_what_is_forgotten_comes_back(library: Program) -> None:
    assert library("remove", GEAR, "--yes", "--forget").code == 0
    assert "1 new and 1 known" in library("extract", "walking.txt").out


def test_a_renamed_reference_does_not_come_back_under_its_first_key(library: Program) -> None:
    library("rename", GEAR, "gear")
    library("remove", "gear", "--yes")
    library("extract", "walking.txt")
    assert len(library("list", "--json").json) == 1


def test_without_a_person_it_needs_a_yes(library: Program) -> None:
    before = CATALOGUE.read_bytes()
    done = library("remove", GEAR)
    assert (done.code, done.out) == (2, SHOWN)
    assert "--yes answers it" in done.err
    assert CATALOGUE.read_bytes() == before
    assert library("remove", GEAR, "nobody1900", "--yes").code == 2
    assert CATALOGUE.read_bytes() == before


def test_a_person_is_asked(answering: Answering, library: Program) -> None:
    before = CATALOGUE.read_bytes()
    for answer in ("n", ""):
        done = answering(["remove", GEAR], answer)
        assert done.code == 0
        assert "Remove 1 reference? [y/N]" in done.out
        assert "nothing was removed" in done.err
    assert answering(["remove", GEAR]).code == 0  # the input ends
    assert CATALOGUE.read_bytes() == before
    done = answering(["remove", GEAR, PLAN], "what", "Y")
    assert "'what' is none of these: y, n" in done.out
    assert library("list", "--json").json == []


def test_pairs_that_name_it_go(library: Program) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    text = text.replace("distinct: []", f"distinct:\n- [{PLAN}, {GEAR}]")
    CATALOGUE.write_text(text, encoding="utf-8")
    library("remove", GEAR, "--yes")
    assert "distinct: []" in CATALOGUE.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
def test_on_a_real_terminal(tmp_path: Path) -> None:
    (tmp_path / "walking.txt").write_text(BRIEF, encoding="utf-8")
    program = [sys.executable, "-m", "evidence_refs"]
    for words in (["init"], ["extract", "walking.txt"]):
        subprocess.run([*program, *words], cwd=tmp_path, check=True, capture_output=True)
    screen = on_a_terminal(tmp_path, ["remove", GEAR], b"y\n")
    assert b"Remove 1 reference? [y/N]" in screen
    assert f"removed {GEAR}".encode() in screen
