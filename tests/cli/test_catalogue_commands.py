"""`init`, `list`, `search`, `show`, `validate`, `dedupe`, `export`, `schema`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from evidence_refs.formats import WRITERS

from .conftest import Program

CATALOGUE = Path("data/references.yaml")

HOSTILE = """\
version: 1
documents: []
references:
- key: a2020gear
  type: report
  title: "Gear\\e[31m Change: a bold vision\\u202e"
  source: [Department for Transport]
  date: 2020-07
- key: b2020gear
  type: report
  title: "Gear Change: a bold vision"
  source: [Department for Transport]
  date: 2020-07
"""


def test_init_makes_one_and_never_overwrites(program: Program) -> None:
    done = program("init")
    assert (done.code, done.out) == (0, "")
    assert "data/references.yaml" in done.err.replace(os.sep, "/")
    before = CATALOGUE.read_bytes()
    again = program("init")
    assert again.code == 2
    assert CATALOGUE.read_bytes() == before
    assert program("init", "-c", "other/library.yaml", "-q").err == ""
    assert program("list", "-c", "other/library.yaml").code == 0


def test_the_catalogue_is_found(
    library: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert len(library("list").out.splitlines()) == 2
    program = library
    empty = tmp_path / "empty.yaml"
    program("init", "-c", str(empty))
    monkeypatch.setenv("EVIDENCE_REFS_CATALOGUE", str(empty))
    assert program("list").out == ""
    assert len(program("list", "-c", str(tmp_path / CATALOGUE)).out.splitlines()) == 2


def test_list_in_a_pipe_is_lines_with_tabs(library: Program) -> None:
    done = library("list", "--sort", "date")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [row[1:] for row in rows] == [
        ["2017-04-21", "Department for Transport", "Cycling and walking investment strategy", "1"],
        [
            "2020-07",
            "Department for Transport",
            "Gear Change: a bold vision for cycling and walking",
            "1",
        ],
    ]
    assert done.err == ""


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (["--source", "transport"], 2),
        (["--source", "health"], 0),
        (["--year", "2020"], 1),
        (["--year", "2018.."], 1),
        (["--year", "..2019", "--type", "report"], 1),
        (["--document", "walking"], 2),
        (["--section", "reports"], 2),
        (["--has", "abstract"], 2),
        (["--missing", "abstract"], 0),
        (["--missing", "url", "--has", "date"], 2),
        (["--author", "Smith"], 0),
        (["--tag", "streets"], 0),
        (["--added-since", "2020-01-01"], 2),
    ],
)
def test_filters_mean_the_same_everywhere(
    library: Program, filters: list[str], number: int
) -> None:
    assert len(library("list", "--json", *filters).json) == number
    assert len(library("export", "json", *filters).json) == number
    assert len(library("search", "walking", "--json", *filters).json) == number


def test_no_hits_are_no_mistake(library: Program) -> None:
    done = library("list", "--year", "1900")
    assert (done.code, done.out, done.err) == (0, "", "no references match\n")
    assert library("list", "--year", "1900", "--quiet").err == ""
    assert library("list", "--year", "1900", "--json").json == []


@pytest.mark.parametrize(
    "wrong",
    [
        ["--year", "soon"],
        ["--type", "reprot"],
        ["--has", "colour"],
        ["--sort", "colour"],
        ["--key", "nobody1900"],
        ["--added-since", "today"],
    ],
)
@pytest.mark.parametrize("command", [["list"], ["search", "x"], ["export", "csv"]])
def test_a_filter_that_cannot_be_is_wrong_usage(
    library: Program, command: list[str], wrong: list[str]
) -> None:
    done = library(*command, *wrong)
    assert (done.code, done.out) == (2, "")
    error, hint = done.err.splitlines()
    assert error.startswith("error: ")
    assert hint.startswith("hint: ")


def test_search_is_ranked_unless_a_sort_is_asked_for(library: Program) -> None:
    titles = [each["title"] for each in library("search", "walking", "cycling", "--json").json]
    assert len(titles) == 2
    by_date = [
        each["date"] for each in library("search", "walking", "--sort", "date", "--json").json
    ]
    assert by_date == ["2017-04-21", "2020-07"]
    assert library("search", "walking", "NOT", "strategy", "--json").json[0]["date"] == "2020-07"


def test_show_gives_every_field_and_place(library: Program) -> None:
    (key,) = (each["key"] for each in library("list", "--json", "--year", "2020").json)
    out = library("show", key).out
    assert out.startswith(f"{key}\n")
    assert "  source       Department for Transport\n" in out
    assert "  cited in     walking:5  entry  " in out
    assert library("show", key, "--json").json[0]["key"] == key
    wrong = library("show", key[:-1] + "x")
    assert wrong.code == 2
    assert key in wrong.err


def test_what_is_hostile_is_shown_harmless(program: Program) -> None:
    CATALOGUE.parent.mkdir()
    CATALOGUE.write_text(HOSTILE, encoding="utf-8")
    for command in (["list"], ["show", "a2020gear"], ["dedupe"], ["search", "gear"]):
        done = program(*command)
        assert done.code == 0, done.err
        assert not {"\x1b", "\u202e"} & set(done.out + done.err)
    assert "Gear\\x1b[31m Change" in program("list").out
    shown = program("list", "--json")
    assert shown.json[0]["title"] == "Gear\x1b[31m Change: a bold vision\u202e"
    assert not {"\x1b", "\u202e"} & set(shown.out)


def test_validate_names_the_line(library: Program) -> None:
    fine = library("validate")
    assert (fine.code, fine.out) == (0, "")
    text = CATALOGUE.read_text(encoding="utf-8")
    wrong = text.replace("date: 2017-04-21", "date: 2017-13-21")
    line = 1 + wrong[: wrong.index("2017-13")].count("\n")
    Path("wrong.yaml").write_text(wrong, encoding="utf-8")
    done = library("validate", "wrong.yaml")
    assert done.code == 1
    assert done.out.startswith(f"error: wrong.yaml:{line}:")
    (problem,) = library("validate", "wrong.yaml", "--json").json
    assert (problem["file"], problem["line"], problem["severity"]) == ("wrong.yaml", line, "error")
    assert set(problem) == {
        "file", "line", "column", "key", "code", "severity", "message", "hint",
    }  # fmt: skip
    refused = library("list", "-c", "wrong.yaml")
    assert (refused.code, refused.out) == (4, "")
    assert refused.err.startswith(f"error: wrong.yaml:{line}:")


def test_validate_counts_warnings_when_it_is_strict(program: Program) -> None:
    CATALOGUE.parent.mkdir()
    CATALOGUE.write_text(HOSTILE.replace("a2020gear", "z2020gear"), encoding="utf-8")
    loose, strict = program("validate"), program("validate", "--strict")
    assert (loose.code, strict.code) == (0, 1)
    assert loose.out == strict.out
    assert "warning: " in loose.out


@pytest.mark.parametrize(
    ("text", "code"),
    [("a: [", 3), ("references:\n\t- key: a\n", 3), ("", None), ("- a\n", None), ("\x00", 3)],
)
def test_a_file_that_is_no_catalogue_is_one_line(
    program: Program, text: str, code: int | None
) -> None:
    Path("odd.yaml").write_text(text, encoding="utf-8")
    done = program("list", "-c", "odd.yaml")
    assert done.code in ((3, 4) if code is None else (code,))
    assert done.out == ""
    assert done.err.startswith("error: odd.yaml")


def test_dedupe_reports_checks_and_merges(program: Program) -> None:
    CATALOGUE.parent.mkdir()
    CATALOGUE.write_text(HOSTILE.replace("\\e[31m", "").replace("\\u202e", ""), encoding="utf-8")
    before = CATALOGUE.read_bytes()
    found = program("dedupe", "--json").json
    assert found["records"] == 2
    assert [group["members"] for group in found["groups"]] == [["a2020gear", "b2020gear"]]
    assert all(group["reasons"] and 0 <= group["score"] <= 1 for group in found["groups"])
    assert program("dedupe").code == 0
    assert program("dedupe", "--check").code == 1
    assert CATALOGUE.read_bytes() == before
    assert program("dedupe", "--apply").code == 0
    (left,) = program("list", "--json").json
    assert left["aliases"] == ["b2020gear"]
    assert program("show", "b2020gear").out.startswith("a2020gear\n")
    assert program("dedupe", "--check").code == 0


@pytest.mark.parametrize("format", [*WRITERS, "markdown", "html"])
def test_export_is_the_same_to_a_file_and_to_stdout(library: Program, format: str) -> None:
    shown = library("export", format)
    assert shown.code == 0
    assert "Gear Change" in shown.out or "Gear {Change}" in shown.out
    said = library("export", format, "-o", "out.file")
    assert said.out == ""
    assert said.err.endswith("wrote 2 references to out.file\n")
    assert Path("out.file").read_bytes().decode("utf-8") == shown.out


def test_export_settings_are_for_their_format(library: Program) -> None:
    library("export", "csv", "--bom", "-o", "out.csv")
    assert Path("out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert library("export", "markdown", "--flat").out.count("#") == 0
    assert "# " in library("export", "markdown").out
    assert library("export", "csv", "--flat").code == 2


def test_an_export_that_cannot_be_written_leaves_nothing(library: Program) -> None:
    done = library("export", "csv", "-o", str(Path("no") / "out.csv"))
    assert done.code == 3
    assert "make the folder first" in done.err
    assert not Path("no").exists()


def test_schema_is_the_one_that_is_kept(program: Program) -> None:
    root = Path(__file__).resolve().parents[2]
    kept = (root / "schemas" / "catalogue.schema.json").read_text(encoding="utf-8")
    done = program("schema")
    assert done.json == json.loads(kept)
    assert done.out == kept, "stale: make schema"
