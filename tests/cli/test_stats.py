"""`stats`: for people, for programs, and as SVG."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from evidence_refs.cli.main import main

from .conftest import Program, Typist, on_a_terminal

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Path("data/references.yaml")


def test_in_a_pipe_are_lines_of_what_which_and_number(library: Program) -> None:
    out = library("stats").out
    assert out.startswith("references\t\t2\ncitations\t\t2\ndocuments\t\t1\n")
    assert "by form\tentry\t2\n" in out
    assert "growth new\twalking\t2\n" in out
    assert "work list\turl\t2\n" in out
    assert all(len(line.split("\t")) == 3 for line in out.splitlines())


def test_json_is_an_object(library: Program) -> None:
    counted = library("stats", "--json").json
    assert (counted["references"], counted["documents"]) == (2, 1)
    assert counted["growth"] == [
        {"document": "walking", "date": None, "new": 2, "known": 0, "total": 2}
    ]


def test_the_filters_choose_what_is_counted(library: Program) -> None:
    assert library("stats", "--json", "--year", "2020").json["by_year"] == {"2020": 1}
    assert library("stats", "--json", "--missing", "url").json["references"] == 2
    none = library("stats", "--json", "--type", "book")
    assert (none.json["references"], none.err) == (0, "no references match\n")
    assert library("stats", "--type", "bok").code == 2


def test_each_work_of_the_list_is_listed_as_it_says(library: Program) -> None:
    library("set", library("list", "--json").json[0]["key"], "source=null", "date=null")
    work = library("stats", "--json").json["work_list"]
    assert ["authors", "source"] in [each["missing"] for each in work]
    for each in work:
        missing = [word for name in each["missing"] for word in ("--missing", name)]
        assert len(library("list", "--json", *missing).json) == each["references"]


def test_svg_is_written_whole_and_says_the_same(library: Program) -> None:
    done = library("stats", "--svg", "out.svg")
    assert (done.code, done.out, done.err) == (0, "", "wrote out.svg\n")
    data = Path("out.svg").read_bytes()
    assert library("stats", "--svg", "-").out.encode("utf-8") == data
    root = ET.fromstring(data)
    (title,) = root.findall("{http://www.w3.org/2000/svg}title")
    assert title.text == "2 references, 2 citations (2 entries), 1 document"
    texts = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[texts.index("Sources") :][:3] == ["Sources", "Department for Transport", "2"]


def test_svg_and_json_together(library: Program) -> None:
    done = library("stats", "--svg", "out.svg", "--json")
    assert done.json["references"] == 2
    assert Path("out.svg").exists()
    both = library("stats", "--svg", "-", "--json")
    assert (both.code, both.out) == (2, "")
    assert both.err.startswith("error: --json and --svg - ")


def test_svg_goes_over_nothing_that_is_read(library: Program) -> None:
    before = CATALOGUE.read_bytes()
    assert library("stats", "--svg", str(CATALOGUE)).code == 2
    assert CATALOGUE.read_bytes() == before
    assert library("stats", "--svg", "nowhere/out.svg").code == 3


def test_an_empty_catalogue_says_so(program: Program) -> None:
    program("init")
    done = program("stats", "--svg", "out.svg")
    assert (done.code, done.err) == (0, "the catalogue has no references\nwrote out.svg\n")


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal")
def test_on_a_terminal_are_bars_in_its_width(library: Program) -> None:
    for width in (40, 80):
        screen = on_a_terminal(Path(), ["stats"], b"", COLUMNS=str(width), NO_COLOR="1")
        lines = screen.decode("utf-8").replace("\r", "").splitlines()
        assert "\x1b" not in screen.decode("utf-8")
        said = ("2 references", "to list them")  # these wrap as any text
        assert all(len(line) <= width for line in lines if not line.startswith(said))
        assert any(re.match(r"2018 +0|2018–", line) for line in lines)
        assert any(line.startswith("to list them: evidence-refs list --missing") for line in lines)
    coloured = on_a_terminal(Path(), ["stats", "--color", "always"], b"", TERM="xterm-256color")
    assert b"\x1b[36m" in coloured


def test_the_page_shows_what_is_drawn(
    tmp_path: Path,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[Path, str], None],
) -> None:
    program("init")
    program("extract", str(ROOT / "examples"))
    page = ROOT / "docs" / "stats.md"
    screen = Typist()
    with monkeypatch.context() as patch:
        patch.setenv("COLUMNS", "80")
        patch.setenv("NO_COLOR", "1")
        patch.setattr(sys, "stdout", screen)
        assert main(["stats", "--top", "4"]) == 0
    shown = "\n".join(line.rstrip() for line in screen.getvalue().splitlines())
    block = f"```text\n$ evidence-refs stats --top 4\n{shown}\n```"
    text = page.read_bytes().decode("utf-8")
    found = re.sub(
        r"^```text\n.*?^```$", lambda _: block, text, count=1, flags=re.DOTALL | re.MULTILINE
    )
    golden(page, found)
