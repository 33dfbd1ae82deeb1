from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Program

PAGE = Path("out", "index.html")


def test_a_page_is_written_into_a_folder(library: Program) -> None:
    done = library("export", "site", "out", "--title", "What we <read>")
    assert (done.code, done.out) == (0, "")
    assert done.err == f"wrote 2 references to {PAGE}\n"
    text = PAGE.read_bytes().decode("utf-8")
    assert "<h1>What we &lt;read&gt;</h1>" in text
    assert "Cycling and walking investment strategy" in text
    assert b"\r" not in PAGE.read_bytes()


def test_filters_choose_what_is_in_it(library: Program) -> None:
    assert library("export", "site", "out", "--year", "2017").code == 0
    text = PAGE.read_text(encoding="utf-8")
    assert "Cycling and walking investment strategy" in text
    assert "Gear Change" not in text


def test_fields_that_are_excluded_are_nowhere_in_it(library: Program) -> None:
    assert library("export", "site", "out").code == 0
    assert "half of all short journeys" in PAGE.read_text(encoding="utf-8")
    assert library("export", "site", "out", "--exclude-fields", "abstract").code == 0
    assert "half of all short journeys" not in PAGE.read_text(encoding="utf-8")


def test_the_same_catalogue_gives_the_same_page(library: Program) -> None:
    pages = set()
    for _ in range(2):
        assert library("export", "site", "out").code == 0
        pages.add(PAGE.read_bytes())
    assert len(pages) == 1


def test_a_change_of_the_catalogue_is_in_the_next_page(library: Program) -> None:
    assert library("export", "site", "out").code == 0
    key = library("list", "--year", "2017", "--json").json[0]["key"]
    assert library("set", key, "title=Another name").code == 0
    assert library("export", "site", "out").code == 0
    assert "Another name" in PAGE.read_text(encoding="utf-8")


def test_only_what_a_paper_cites(library: Program) -> None:
    key = library("list", "--year", "2017", "--json").json[0]["key"]
    Path("paper.md").write_text(f"As said [@{key}].", encoding="utf-8")
    assert library("export", "site", "out", "--markdown", "paper.md").code == 0
    assert "Gear Change" not in PAGE.read_text(encoding="utf-8")


def test_other_files_in_the_folder_stay(library: Program) -> None:
    Path("out").mkdir()
    Path("out", "style.css").write_text("mine", encoding="utf-8")
    assert library("export", "site", "out").code == 0
    assert library("export", "site", "out").code == 0
    assert sorted(each.name for each in Path("out").iterdir()) == ["index.html", "style.css"]
    assert Path("out", "style.css").read_text(encoding="utf-8") == "mine"


def test_a_page_of_somebody_else_is_not_written_over(library: Program) -> None:
    Path("out").mkdir()
    PAGE.write_text("<p>mine</p>", encoding="utf-8")
    done = library("export", "site", "out")
    assert done.code == 2
    assert done.err == (
        f"error: {PAGE}: was not made by this program\n"
        "hint: name another folder, or take that page away\n"
    )
    assert PAGE.read_text(encoding="utf-8") == "<p>mine</p>"


@pytest.mark.parametrize(
    ("arguments", "code", "error", "hint"),
    [
        (("site",), 2, "a page is written into a folder", "evidence-refs export site DIR"),
        (("site", "walking.txt"), 3, "walking.txt: is a file", "name a folder"),
        (("site", "out", "-o", "x"), 2, "a page is written into a folder", "evidence-refs export site DIR"),
        (("site", "out", "--flat"), 2, "--flat is for markdown, html and docx", "leave it out for site"),
        (("csv", "out"), 2, "csv is written to a file, not to a folder", "-o out"),
        (("ris", "--title", "A"), 2, "--title is for site", "leave it out for ris"),
        (
            ("site", "out", "--check", "x"), 2,
            "--check is for files of references, not for a page",
            "write it anew: the same catalogue gives the same page",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_line(
    library: Program, arguments: tuple[str, ...], code: int, error: str, hint: str
) -> None:
    done = library("export", *arguments)
    assert (done.code, done.out) == (code, "")
    assert done.err == f"error: {error}\nhint: {hint}\n"
    assert not Path("out").exists()


def test_a_folder_in_a_file_is_refused_in_one_line(library: Program) -> None:
    done = library("export", "site", str(Path("walking.txt", "out")))
    assert done.code == 3
    assert done.err.count("\n") <= 2
    assert done.err.startswith("error: walking.txt")
