from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
import pytest

from .conftest import BRIEF, Program

PAGE = Path("out", "index.html")
ANOTHER = """Running for all
Source: Sport England
Publication date: May 2022
Abstract: Says who runs, and who might.
"""


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


def figures() -> dict[str, str]:
    """Give what the figures of the page say, by their titles."""
    page: Any = lxml.html.document_fromstring(PAGE.read_bytes())
    return {
        chart.xpath("string(h3)"): "; ".join(
            f"{row.xpath('string(dt)')}: {row.xpath('string(dd)')}" for row in chart.xpath("dl/div")
        )
        for chart in page.xpath("//*[@id='_charts']/*")
    }


def test_the_figures_are_those_of_stats_in_words_for_readers(library: Program) -> None:
    assert library("export", "site", "out").code == 0
    assert figures() == {
        "Years": "2017: 1; 2018: 0; 2019: 0; 2020: 1",
        "Types": "Report: 2",
        "Sources": "Department for Transport: 2",
        "Sections, by citations": "Evidence brief: Walking › Reports: 2",
        "Growth, by date of the document": "Evidence brief: Walking (no date): 2 new, 0 known",
        "To complete": "no URL: 2 (100%); not reviewed: 2 (100%)",
    }


def test_figures_tell_nothing_of_what_is_kept_back(library: Program) -> None:
    Path("cycling.txt").write_text(BRIEF.replace("Walking", "Cycling", 1), encoding="utf-8")
    assert library("extract", "cycling.txt").code == 0
    excluded = "cited_in,reviewed,source,date"
    assert library("export", "site", "out", "--exclude-fields", excluded).code == 0
    assert figures() == {"Types": "Report: 2", "To complete": "no URL: 2 (100%)"}


def test_figures_name_no_document_that_cites_none_of_the_works(library: Program) -> None:
    another = BRIEF.partition("Gear Change")[0] + ANOTHER
    Path("running.txt").write_text(another.replace("Walking", "Running"), encoding="utf-8")
    assert library("extract", "running.txt").code == 0
    assert library("export", "site", "out", "--document", "running").code == 0
    title = "Growth, by date of the document"
    assert figures()[title] == "Evidence brief: Running (no date): 1 new, 0 known"


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
