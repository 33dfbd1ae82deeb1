from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from evidence_refs.extraction import pipeline
from evidence_refs.extraction.result import About, Extraction
from evidence_refs.problems import Problem, Where

from .conftest import BRIEF, Program

CATALOGUE = Path("data/references.yaml")


def keys(program: Program) -> list[str]:
    return [reference["key"] for reference in program("list", "--json").json]


def test_a_brief_comes_into_the_catalogue(program: Program) -> None:
    assert program("init").code == 0
    Path("walking.txt").write_text(BRIEF, encoding="utf-8")
    done = program("extract", "walking.txt")
    assert done.code == 0
    assert done.out.splitlines() == [
        "walking: 2 citations (2 entries), 2 new and 0 known",
        f"{CATALOGUE}: 2 references, changed",
    ]
    (first, second) = program("list", "--json", "--sort", "date").json
    assert first["title"] == "Cycling and walking investment strategy"
    assert first["date"] == "2017-04-21"
    assert second["source"] == ["Department for Transport"]
    assert second["cited_in"][0]["lines"] == [5, 9]
    assert second["cited_in"][0]["section"][-1] == "Reports"
    assert program("validate").code == 0


def test_the_same_file_twice_changes_no_byte(library: Program) -> None:
    before = CATALOGUE.read_bytes()
    done = library("extract", "walking.txt")
    assert "2 references, unchanged" in done.out
    assert CATALOGUE.read_bytes() == before


def test_a_dry_run_writes_nothing_and_says_what_would_change(program: Program) -> None:
    program("init")
    Path("walking.txt").write_text(BRIEF, encoding="utf-8")
    before = CATALOGUE.read_bytes()
    done = program("extract", "walking.txt", "--dry-run")
    assert "2 new and 0 known" in done.out
    assert "2 references, would change" in done.out
    assert CATALOGUE.read_bytes() == before


def test_json_is_a_line_a_citation_and_leaves_the_catalogue(library: Program) -> None:
    before = CATALOGUE.read_bytes()
    done = library("extract", "walking.txt", "--json")
    objects = [json.loads(line) for line in done.out.splitlines()]
    assert [each["form"] for each in objects] == ["entry", "entry"]
    assert [each["lines"][0] for each in objects] == [5, 11]
    assert objects[0]["reference"]["date"] == "2020-07"
    assert done.err == "1 document: 2 citations (2 entries)\n"
    assert library("extract", "walking.txt", "--json", "--quiet").err == ""
    assert CATALOGUE.read_bytes() == before


def test_json_needs_no_catalogue(program: Program) -> None:
    Path("walking.txt").write_text(BRIEF, encoding="utf-8")
    assert program("extract", "walking.txt", "--json").code == 0
    assert not CATALOGUE.exists()


def test_show_text_is_the_text_that_lines_count_in(program: Program) -> None:
    Path("walking.txt").write_bytes(BRIEF.replace("\n", "\r\n").encode("utf-16"))
    done = program("extract", "walking.txt", "--show-text")
    assert (done.code, done.out, done.err) == (0, BRIEF, "")


def test_stdin_is_a_document(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BRIEF.encode())))
    done = program("extract", "-", "--json", "--document", "piped")
    assert {json.loads(line)["document"] for line in done.out.splitlines()} == {"piped"}


def test_a_folder_and_a_zip_are_their_documents(program: Program) -> None:
    program("init")
    Path("briefs").mkdir()
    Path("briefs/walking.txt").write_text(BRIEF, encoding="utf-8")
    Path("briefs/notes.xlsx").write_text("no", encoding="utf-8")
    with ZipFile("pack.zip", "w") as package:
        package.writestr("cycling.md", BRIEF)
    done = program("extract", "briefs", "pack.zip")
    assert done.code == 0
    assert "cycling: 2 citations (2 entries), 0 new and 2 known" in done.out
    assert f"left out: {Path('briefs/notes.xlsx')} is no document" in done.err
    assert len(keys(program)) == 2


@pytest.mark.parametrize(
    ("name", "data", "place", "words"),
    [
        ("empty.txt", b"", "empty.txt: ", "empty"),
        ("binary.txt", b"one\n\x00\x01", "binary.txt:2: ", "not text"),
        ("latin.txt", b"one\ntwo\ncaf\xe9\n", "latin.txt:3: ", "not valid UTF-8"),
        ("brief.pdf", b"%PDF-1.7\n", "brief.pdf: ", "damaged"),
        ("brief.html", b"<p> </p>", "brief.html: ", "no text"),
        ("brief.rtf", b"{\\rtf1 x}", "brief.rtf: ", "cannot read RTF"),
        ("brief.docx", b"PK\x03\x04", "brief.docx: ", "zip"),
    ],
)
@pytest.mark.parametrize("mode", [[], ["--json"], ["--dry-run"], ["--show-text"]])
def test_a_bad_file_is_one_line_and_nothing_is_written(
    library: Program, name: str, data: bytes, place: str, words: str, mode: list[str]
) -> None:
    before = CATALOGUE.read_bytes()
    Path(name).write_bytes(data)
    done = library("extract", name, *mode)
    assert (done.code, done.out) == (3, "")
    first, *hint = done.err.splitlines()
    assert first.startswith(f"error: {place}")
    assert words in first
    assert all(line.startswith("hint: ") for line in hint)
    assert len(hint) <= 1
    assert CATALOGUE.read_bytes() == before


def test_a_bad_file_does_not_stop_the_others(library: Program) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("cycling.txt").write_text(BRIEF, encoding="utf-8")
    done = library("extract", "gone.txt", "empty.txt", "cycling.txt")
    assert done.code == 3
    assert [line for line in done.err.splitlines() if line.startswith("error: ")] == [
        "error: gone.txt: no such file",
        "error: empty.txt: the file is empty",
    ]
    assert "cycling: 2 citations" in done.out
    assert "- id: cycling" in CATALOGUE.read_text(encoding="utf-8")


def test_two_files_of_one_id_are_refused_before_anything_is_written(library: Program) -> None:
    before = CATALOGUE.read_bytes()
    Path("sub").mkdir()
    Path("sub/walking.txt").write_text(BRIEF + "More.\n", encoding="utf-8")
    done = library("extract", "walking.txt", "sub/walking.txt")
    assert done.code == 2
    assert "would both be the document walking" in done.err
    assert CATALOGUE.read_bytes() == before


def test_another_file_under_an_id_is_refused_unless_it_replaces(library: Program) -> None:
    before = CATALOGUE.read_bytes()
    Path("walking.txt").write_text(BRIEF.partition("Cycling and")[0], encoding="utf-8")
    refused = library("extract", "walking.txt")
    assert refused.code == 2
    assert "--replace" in refused.err
    assert CATALOGUE.read_bytes() == before
    replaced = library("extract", "walking.txt", "--replace")
    assert replaced.code == 0
    assert "gone: walking:11 no longer cites" in replaced.out
    assert len(keys(library)) == 2


def test_the_document_option_names_one_document(library: Program) -> None:
    assert library("extract", "walking.txt", "--document", "other").code == 0
    assert "- id: other" in CATALOGUE.read_text(encoding="utf-8")
    Path("b.txt").write_text(BRIEF, encoding="utf-8")
    done = library("extract", "walking.txt", "b.txt", "--document", "one")
    assert done.code == 2
    assert "--document names one document" in done.err
    assert library("extract", "walking.txt", "--document", "").code == 2


def test_modes_that_exclude_each_other(library: Program) -> None:
    assert library("extract", "walking.txt", "--json", "--show-text").code == 2
    Path("b.txt").write_text(BRIEF, encoding="utf-8")
    assert library("extract", "walking.txt", "b.txt", "--show-text").code == 2


def test_without_a_catalogue_it_says_how_to_make_one(program: Program) -> None:
    Path("walking.txt").write_text(BRIEF, encoding="utf-8")
    done = program("extract", "walking.txt")
    assert done.code == 3
    assert "evidence-refs init" in done.err


def test_what_a_person_mended_stays_and_is_reported(library: Program) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    CATALOGUE.write_text(text.replace("date: 2017-04-21", "date: 2018-01-01"), encoding="utf-8")
    before = CATALOGUE.read_bytes()
    done = library("extract", "walking.txt")
    assert "date keeps 2018-01-01; walking:11 has 2017-04-21" in done.out
    assert CATALOGUE.read_bytes() == before


def test_a_long_value_that_differs_is_cut_to_where_it_does(program: Program) -> None:
    assert program("init").code == 0
    head = "A report on walking\nSource: NICE\nPublication date: 2019\nAbstract: "
    for ending in ("by bus", "by bicycle"):
        text = f"{head}{'Half of all journeys are short. ' * 9}People go {ending}.\n"
        Path("walk.txt").write_text(text, encoding="utf-8")
        done = program("extract", "walk.txt", "--replace")
    differs = next(line for line in done.out.splitlines() if line.startswith("differs:"))
    kept, printed = differs.removeprefix("differs: ").split("; walk:")
    assert kept.endswith(" abstract keeps …short. People go by bus.")
    assert printed.endswith(" has …short. People go by bicycle.")


def test_what_looks_like_a_citation_and_is_not_read_is_named_with_its_line(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = Problem("note-not-read", "note 3 may cite a work", Where(line=7), "warning")
    monkeypatch.setattr(pipeline, "extract", lambda _: Extraction((), About(), (left,)))
    program("init")
    Path("briefs").mkdir()
    Path("briefs/walking.txt").write_text(BRIEF, encoding="utf-8")
    done = program("extract", "briefs")
    place = f"{Path('briefs/walking.txt')}:7"
    assert done.code == 0
    assert done.err == f"warning: {place}: note 3 may cite a work [note-not-read]\n"
    assert program("extract", "briefs", "--quiet").err == ""
