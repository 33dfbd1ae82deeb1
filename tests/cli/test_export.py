"""`export`: fields, keys, order, what a paper cites, what is dropped, and whether a file is up to date."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_refs.formats import WRITERS
from evidence_refs.formats.csl_json.variables import PLACES

from .conftest import Done, Program

TEXTS = [*WRITERS, "markdown", "html"]
CATALOGUE = Path("data/references.yaml")
RECORDS = """\
version: 1
documents: []
references:
- key: gear2020
  aliases: [dft2020, dft2020gear]
  type: report
  title: "Gear\\e[31m Change: Köln & \\\\cite{x}\\u202e"
  authors:
  - {family: van der Berg, given: Jan}
  authors_truncated: true
  source: [Department for Transport]
  date: 2020-07
  access: subscription
  tags: [cycling]
  added: 2026-01-02
- key: smith2019walking
  type: article-journal
  title: Walking
  authors:
  - {family: Smith, given: A.}
  journal: BMJ
  date: 2019
- key: smith2019walks
  type: article-journal
  title: All walks
  authors:
  - {family: Smith, given: B.}
  journal: BMJ
  date: 2019
removed: []
distinct: []
"""


@pytest.fixture
def three(program: Program) -> Program:
    """Give a function that runs the program on a catalogue of three references."""
    CATALOGUE.parent.mkdir()
    CATALOGUE.write_bytes(RECORDS.encode())
    return program


def keys(done: Done) -> list[str]:
    assert done.code == 0, done.err
    return [each["key"] for each in done.json]


# Fields


def test_only_the_fields_that_are_asked_for(three: Program) -> None:
    done = three("export", "json", "--fields", "title,authors", "--key", "gear2020")
    (record,) = done.json
    assert list(record) == ["key", "type", "title", "authors", "authors_truncated"]
    less = three("export", "json", "--exclude-fields", "type,title,added", "--key", "gear2020")
    assert not {"type", "title", "added"} & set(less.json[0])
    assert "date" in less.json[0]


@pytest.mark.parametrize("format", TEXTS)
def test_fields_are_left_out_of_every_format(three: Program, format: str) -> None:
    done = three("export", format, "--exclude-fields", "journal")
    assert done.code == 0
    assert "Walking" in done.out
    assert "BMJ" not in done.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--fields", "titel"], "did you mean 'title'?"),
        (["--exclude-fields", "date,jurnal"], "did you mean 'journal'?"),
        (["--exclude-fields", "key"], "leave key out"),
        (["--sort", "yaer"], "hint: "),
        (["--key-format", "{autor}"], "did you mean {author}?"),
        (["--key-format", "{year}", "--tex", "paper.tex"], "by the keys that it cites"),
        (["--check", "a.bib", "-o", "b.bib"], "leave --output out"),
        (["--flat"], "leave it out for bibtex"),
    ],
)
def test_what_cannot_be_is_refused(three: Program, options: list[str], said: str) -> None:
    done = three("export", "bibtex", *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("option", ["--ascii", "--protect-titles"])
def test_options_of_latex_are_for_nothing_else(three: Program, option: str) -> None:
    done = three("export", "ris", option)
    assert (done.code, done.out) == (2, "")
    assert f"{option} is for bibtex and biblatex" in done.err


def test_a_sheet_of_another_format_has_no_keys(three: Program) -> None:
    assert three("export", "markdown", "--key-format", "{year}").code == 2


# Keys and order


def test_keys_made_anew_are_the_same_under_every_filter(three: Program) -> None:
    every = three("export", "json", "--key-format", "{Author}{year}")
    assert keys(every) == ["Vanderberg2020", "Smith2019", "Smith2019a"]
    assert every.json[1]["aliases"] == ["smith2019walking"]
    some = three("export", "json", "--key-format", "{Author}{year}", "--key", "smith2019walks")
    assert keys(some) == ["Smith2019a"]
    assert "@article{Smith2019a," in three("export", "bibtex", "--key-format", "{Author}{year}").out


def test_sorted_by_a_field(three: Program) -> None:
    assert keys(three("export", "json", "--sort", "title"))[0] == "smith2019walks"
    bib = three("export", "bibtex", "--sort", "title").out
    assert bib.index("smith2019walks") < bib.index("gear2020")


@pytest.mark.parametrize("format", TEXTS)
def test_the_same_catalogue_gives_the_same_bytes(three: Program, format: str) -> None:
    for file in ("one", "two"):
        assert three("export", format, "-o", file).code == 0
    one = Path("one").read_bytes()
    assert one == Path("two").read_bytes()
    assert (b"\r" in one) == (format == "csv")
    assert three("export", format, "-o", "-").out.encode() == one


def test_the_program_itself_writes_the_same_bytes_to_a_pipe(three: Program) -> None:
    assert three("export", "bibtex", "-o", "one.bib").code == 0
    done = subprocess.run(
        [sys.executable, "-m", "evidence_refs", "export", "bibtex", "-o", "-"],
        capture_output=True,
        check=True,
    )
    assert done.stdout == Path("one.bib").read_bytes()


# What a paper cites


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("--tex", "\\cite{gear2020}"),
        ("--aux", "\\citation{gear2020}"),
        ("--markdown", "[@gear2020]"),
    ],
)
def test_a_paper_may_come_by_stdin(three: Program, option: str, text: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evidence_refs", "export", "json", option, "-"],
        input=text.encode(), capture_output=True, check=True,
    )  # fmt: skip
    assert [each["key"] for each in json.loads(done.stdout)] == ["gear2020"]


def test_what_a_paper_cites_under_the_keys_that_it_cites(three: Program) -> None:
    Path("paper.tex").write_text("\\cite{dft2020}\n\\citep{smith2019walks}", encoding="utf-8")
    found = three("export", "json", "--tex", "paper.tex")
    assert keys(found) == ["dft2020", "smith2019walks"]
    assert found.json[0]["aliases"] == ["gear2020", "dft2020gear"]
    assert "@techreport{dft2020," in three("export", "bibtex", "--tex", "paper.tex").out


def test_a_work_that_is_cited_by_two_keys_is_found_by_both(three: Program) -> None:
    Path("paper.aux").write_text("\\citation{dft2020,gear2020}\n", encoding="utf-8")
    bib = three("export", "bibtex", "--aux", "paper.aux").out
    assert "@techreport{dft2020," in bib
    assert "@techreport{gear2020," in bib
    items = three("export", "csl-json", "--aux", "paper.aux").json
    assert [each["id"] for each in items] == ["dft2020", "gear2020"]
    assert items[0]["custom"]["aliases"] == ["dft2020gear"]
    (ris,) = three("export", "ris", "--aux", "paper.aux").out.split("ER  -")[:-1]
    assert "ID  - dft2020\n" in ris


def test_keys_that_are_missing_are_named_with_the_nearest(three: Program) -> None:
    Path("paper.md").write_text("As [@gear2021] and @smith2019walks say.", encoding="utf-8")
    done = three("export", "json", "--markdown", "paper.md")
    assert keys(done) == ["smith2019walks"]
    assert "warning: paper.md:1: there is no reference `gear2021` [no-such-key]\n" in done.err
    assert "hint: did you mean `gear2020`" in done.err


def test_nocite_of_all_is_all(three: Program) -> None:
    Path("paper.tex").write_text("\\nocite{*}\\cite{dft2020}", encoding="utf-8")
    assert len(keys(three("export", "json", "--tex", "paper.tex"))) == 3
    both = three("export", "json", "--tex", "paper.tex", "--year", "2020")
    assert keys(both) == ["dft2020"]


def test_several_papers_and_one_that_cites_nothing(three: Program) -> None:
    Path("a.tex").write_text("\\cite{gear2020}", encoding="utf-8")
    Path("b.aux").write_text("\\relax\n", encoding="utf-8")
    assert keys(three("export", "json", "--tex", "a.tex", "--aux", "b.aux")) == ["gear2020"]
    none = three("export", "json", "--aux", "b.aux")
    assert (none.code, none.json) == (0, [])
    assert "b.aux: cites nothing" in none.err


def test_a_paper_that_is_not_there_leaves_the_file_as_it_was(three: Program) -> None:
    Path("refs.bib").write_text("mine", encoding="utf-8")
    done = three("export", "bibtex", "--aux", "gone.aux", "-o", "refs.bib")
    assert done.code == 3
    assert done.err.startswith("error: gone.aux: ")
    assert Path("refs.bib").read_text("utf-8") == "mine"
    Path("paper.tex").write_text("\\cite{gear2020}", encoding="utf-8")
    over = three("export", "bibtex", "--tex", "paper.tex", "-o", "paper.tex")
    assert over.code == 2


# What is dropped


def test_what_the_format_has_no_place_for_is_said_once(three: Program) -> None:
    done = three("export", "csl-json")
    assert done.err == "note: what the catalogue keeps for itself stays there: added\n"
    assert three("export", "csl-json", "-q").err == ""
    assert three("export", "csl-json", "--fields", "title").err == ""
    assert three("export", "json").err == ""


def test_fields_that_are_lost_are_counted(three: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    held = {name: place for name, place in PLACES.items() if name not in ("journal", "tags")}
    monkeypatch.setattr("evidence_refs.formats.csl_json.writing.PLACES", held)
    done = three("export", "csl-json", "--key", "smith2019walks", "--key", "smith2019walking")
    assert done.err == "note: of 2 references, csl-json has no place for journal (2)\n"


# Whether a file is up to date


@pytest.mark.parametrize("format", TEXTS)
def test_check_knows_what_is_out_of_date(three: Program, format: str) -> None:
    written = three("export", format, "-o", "out")
    assert written.code == 0
    fine = three("export", format, "--check", "out")
    assert (fine.code, fine.out, fine.err) == (0, "", "out is up to date\n")
    three("set", "smith2019walking", "title=Talking")
    before = Path("out").read_bytes()
    stale = three("export", format, "--check", "out")
    assert (stale.code, stale.out) == (1, "")
    assert stale.err.startswith("error: out: is out of date: 1 entry differs: ")
    assert ("Talking" if format == "markdown" else "smith2019walking") in stale.err
    assert Path("out").read_bytes() == before


def test_check_names_the_command_that_mends_it(three: Program) -> None:
    Path("a paper.tex").write_text("\\cite{gear2020}", encoding="utf-8")
    options = [
        "--tex",
        "a paper.tex",
        "--fields",
        "title,date",
        "--sort",
        "date",
        "--year",
        "2020..",
    ]
    stale = three("export", "bibtex", "--check", "out.bib", "--ascii", *options)
    assert stale.code == 1
    assert "error: out.bib: is not there [out-of-date]" in stale.err
    hint = stale.err.split("hint: ")[1]
    assert three(*shlex.split(hint)[1:]).code == 0
    assert three("export", "bibtex", "--check", "out.bib", "--ascii", *options).code == 0


def test_check_of_other_line_ends_and_of_a_folder(three: Program) -> None:
    three("export", "bibtex", "-o", "out.bib")
    Path("out.bib").write_bytes(Path("out.bib").read_bytes().replace(b"\n", b"\r\n"))
    other = three("export", "bibtex", "--check", "out.bib")
    assert other.code == 1
    assert "other ends of lines" in other.err
    assert three("export", "bibtex", "--check", "data").code == 3


# Copy and paste


@pytest.mark.parametrize("format", TEXTS)
def test_show_as(three: Program, format: str) -> None:
    done = three("show", "dft2020", "smith2019walks", "--as", format)
    assert (done.code, done.err) == (0, "")
    assert "All walks" in done.out or "All {Walks}" in done.out
    if format not in ("markdown",):
        assert "gear2020" in done.out
    assert done.out.endswith("\n")


def test_show_as_is_what_export_writes(three: Program) -> None:
    shown = three("show", "gear2020", "--as", "csl-json").out
    assert json.loads(shown) == three("export", "csl-json", "--key", "gear2020").json
    assert three("show", "gear2020", "--as", "bibtex").out.startswith("@techreport{gear2020,\n")


def test_show_as_what_there_is_not(three: Program) -> None:
    done = three("show", "gear2020", "--as", "bibtext")
    assert (done.code, done.out) == (2, "")
    assert "hint: forms: bibtex, " in done.err
    assert three("show", "gear2020", "--as", "ris", "--json").code == 2


def test_a_table_has_the_columns_of_its_fields(three: Program) -> None:
    done = three("export", "csv", "--fields", "title,authors", "--key", "gear2020")
    assert done.out.splitlines()[0] == '"key","type","title","authors","authors_truncated"'
    less = three("export", "csv", "--exclude-fields", "type,alternates")
    header = less.out.splitlines()[0]
    assert '"title"' in header
    assert '"type"' not in header and '"alternates"' not in header


@pytest.mark.parametrize(
    "options",
    [["--fields", ""], ["--exclude-fields", " , "], ["--author", ""], ["--key", ""], ["--tex", ""]],
)
def test_an_option_that_says_nothing_is_refused(three: Program, options: list[str]) -> None:
    done = three("export", "csv", *options)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"error: {options[0]} is empty\nhint: give it a value, or leave it out\n"
