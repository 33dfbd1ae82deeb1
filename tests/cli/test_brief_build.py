"""`brief build`: a whole brief, from a recipe and the catalogue."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from .conftest import Program

RECIPE = """\
title = "Walking & <script>alert(1)</script>"
source = "Department for Transport"
date = 2026-11-30
cite_as = "{source} ({date}). {title}"
contents = 2
introduction = ["why.md"]

[[sections]]
title = "Reports"
document = "walking"
form = "entry"

[[sections]]
title = "One of them"
key = ["departmenttransport2017cycling"]
style = "harvard"
"""
WHY = "# Why\n\nTo *walk* more, see [there](https://example.org/).\n\n- a\n- b\n"


@pytest.fixture
def brief(library: Program) -> Program:
    """Give a function that runs the program in a folder with a catalogue and a recipe."""
    Path("brief.toml").write_text(RECIPE, encoding="utf-8")
    Path("why.md").write_text(WHY, encoding="utf-8")
    return library


def test_the_brief_in_markdown(brief: Program) -> None:
    done = brief("brief", "build", "brief.toml")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "# Walking & \\<script\\>alert(1)\\</script\\>\n\n"
        "Department for Transport, 30 November 2026\n\n"
        "Please cite as: Department for Transport (30 November 2026)."
        " Walking & \\<script\\>alert(1)\\</script\\>\n\n"
        "- [Why](#why)\n- [Reports](#reports)\n- [One of them](#one-of-them)\n\n"
        "## Why\n\nTo *walk* more, see [there](https://example.org/).\n\n- a\n- b\n\n"
        "## Reports\n\n"
        "**Gear Change: a bold vision for cycling and walking**\n\n"
        "Source: Department for Transport\\\nPublication date: July 2020\n\n"
        "Says what streets will look like where half of all short journeys are made on foot or by"
        " bicycle.\n\n"
        "**Cycling and walking investment strategy**\n\n"
        "Source: Department for Transport\\\nPublication date: 21 April 2017\n\n"
        "Sets the first targets, and the money for them.\n\n"
        "## One of them\n\n"
        "Department for Transport (2017) *Cycling and walking investment strategy*.\n"
    )


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (["-o", "out.md"], b"# Walking"),
        (["-o", "out.html"], b"<!DOCTYPE html>"),
        (["-o", "OUT.HTM"], b"<!DOCTYPE html>"),
        (["-o", "out.docx"], b"PK"),
        (["-o", "out", "--to", "html"], b"<!DOCTYPE html>"),
        (["-o", "out.md", "--to", "docx"], b"PK"),
    ],
)
def test_what_is_written_is_what_the_suffix_or_the_option_says(
    brief: Program, options: list[str], begins: bytes
) -> None:
    done = brief("brief", "build", "brief.toml", *options)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"wrote 3 entries to {options[1]}\n"
    data = Path(options[1]).read_bytes()
    assert data.startswith(begins)
    assert b"<script>" not in data
    brief("brief", "build", "brief.toml", *options)
    assert Path(options[1]).read_bytes() == data


def test_word_has_headings_and_takes_the_styles_of_a_document(brief: Program) -> None:
    house = Document()
    house.styles["Heading 1"].font.name = "Comic Sans MS"
    house.save("house.docx")
    recipe = f'reference_document = "house.docx"\n{RECIPE}'
    Path("brief.toml").write_text(recipe, encoding="utf-8")
    assert brief("brief", "build", "brief.toml", "-o", "out.docx").code == 0
    made = Document(io.BytesIO(Path("out.docx").read_bytes()))
    styled = [(each.style.name, each.text) for each in made.paragraphs if each.style]
    assert [text for style, text in styled if style == "Heading 1"] == [
        "Why",
        "Reports",
        "One of them",
    ]
    assert styled[0] == ("Title", "Walking & <script>alert(1)</script>")
    assert made.styles["Heading 1"].font.name == "Comic Sans MS"
    assert made.core_properties.title == "Walking & <script>alert(1)</script>"


@pytest.mark.parametrize("out", ["out.md", "out.html", "out.docx"])
def test_check_says_whether_the_file_is_what_would_be_written(brief: Program, out: str) -> None:
    check = ("brief", "build", "brief.toml", "-o", out, "--check")
    done = brief(*check)
    assert (done.code, Path(out).exists()) == (1, False)
    assert done.err.startswith(
        f"error: {out}: is not there [out-of-date]\nhint: evidence-refs brief "
    )
    assert brief("brief", "build", "brief.toml", "-o", out).code == 0
    assert brief(*check).err == f"{out} is up to date\n"
    assert brief("set", "departmenttransport2017cycling", "title=Another").code == 0
    before = Path(out).read_bytes()
    done = brief(*check)
    assert (done.code, Path(out).read_bytes()) == (1, before)
    assert f"evidence-refs brief build brief.toml -o {out}\n" in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["brief.toml", "-o", "out.txt"], 2, "out.txt: what is to be written?"),
        (["brief.toml", "--to", "pdf"], 2, "--to cannot be pdf"),
        (["brief.toml", "--check"], 2, "--check needs a file"),
        (["brief.toml", "-o", "why.md"], 2, "would take the place of what is read"),
        (["none.toml"], 3, "error: none.toml: no such file"),
        (["why.md"], 3, "error: why.md:3:"),
        ([".", "-o", "out.md"], 3, "error: .: is a folder"),
        (["brief.toml", "-o", "no/out.md"], 3, "make the folder first"),
    ],
)
def test_what_cannot_be_done_is_said(
    brief: Program, arguments: list[str], code: int, message: str
) -> None:
    done = brief("brief", "build", *arguments)
    assert (done.code, done.out) == (code, "")
    assert message in done.err
    assert Path("why.md").read_text(encoding="utf-8") == WHY


def test_an_unknown_key_is_wrong_usage_with_its_line(brief: Program) -> None:
    Path("brief.toml").write_text(
        RECIPE.replace("departmenttransport2017cycling", "departmenttransport2017cyclin"), "utf-8"
    )
    done = brief("brief", "build", "brief.toml", "-o", "out.md")
    assert done.code == 2
    assert done.err == (
        "error: brief.toml:15: there is no reference `departmenttransport2017cyclin`\n"
        "hint: did you mean `departmenttransport2017cycling`, `departmenttransport2020gear`?\n"
    )
    assert not Path("out.md").exists()


def test_an_unknown_document_is_wrong_usage_with_its_line(brief: Program) -> None:
    Path("brief.toml").write_text(RECIPE.replace('"walking"', '"walkin"'), "utf-8")
    done = brief("brief", "build", "brief.toml", "-o", "out.md")
    assert (done.code, Path("out.md").exists()) == (2, False)
    assert done.err == (
        "error: brief.toml:10: `document`: there is no document `walkin`\n"
        "hint: did you mean `walking`?\n"
    )


def test_what_a_page_cannot_keep_of_an_introduction_is_told(brief: Program) -> None:
    Path("why.md").write_text("a\n\n![Map](map.png)\n", "utf-8")
    done = brief("brief", "build", "brief.toml", "-o", "out.html")
    assert (done.code, "<p>Map</p>" in Path("out.html").read_text("utf-8")) == (0, True)
    assert done.err.startswith(
        "warning: why.md:3: an image is printed as its words: map.png [not-kept]\n"
    )


def test_an_empty_section_is_a_warning_and_the_brief_is_written(brief: Program) -> None:
    Path("brief.toml").write_text(f'{RECIPE}[[sections]]\ntitle = "None"\nyear = 1900\n', "utf-8")
    done = brief("brief", "build", "brief.toml", "-o", "out.md")
    assert done.code == 0
    assert (
        "warning: brief.toml:17: nothing stands in the section `None` [empty-section]" in done.err
    )
    assert Path("out.md").read_text(encoding="utf-8").endswith("## None\n")


def test_the_catalogue_can_be_named_and_the_recipe_be_elsewhere(
    brief: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    done = brief("brief", "build", "../brief.toml", "-c", "../data/references.yaml")
    assert done.code == 0
    assert "## Why" in done.out


def test_word_goes_to_a_pipe_as_bytes(brief: Program, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evidence_refs", "brief", "build", "brief.toml", "--to", "docx"],
        cwd=tmp_path, capture_output=True, check=True,
    )  # fmt: skip
    assert Document(io.BytesIO(done.stdout)).paragraphs[0].text.startswith("Walking & <script>")


def test_a_recipe_from_stdin(brief: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RECIPE.encode())))
    done = brief("brief", "build", "-", "-o", "out.md")
    assert (done.code, done.err) == (0, "wrote 3 entries to out.md\n")
    brief("brief", "build", "brief.toml", "-o", "same.md")
    assert Path("out.md").read_bytes() == Path("same.md").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'title = "\xff"')))
    assert brief("brief", "build", "-").err.startswith("error: -:1: is not UTF-8\n")
