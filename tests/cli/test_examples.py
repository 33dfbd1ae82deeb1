"""What `make run` does, on the documents of examples/: the whole way of each user."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Program

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = str(ROOT / "examples")
CATALOGUE = Path("data/references.yaml")

ENTRIES = {
    "A connected society: a strategy for tackling loneliness",
    "Air pollution: outdoor air quality and health",
    "Chief Medical Officer's annual report 2022: air pollution",
    "Clean Air Strategy 2019",
    "Every breath we take: the lifelong impact of air pollution",
    "Health Equity in England: The Marmot Review 10 Years On",
    "Loneliness and social isolation as risk factors for coronary heart disease and stroke: "
    "systematic review and meta-analysis of longitudinal observational studies",
    "Older people: independence and mental wellbeing",
    "Review of interventions to improve outdoor air quality and public health",
    "Social Relationships and Mortality Risk: A Meta-analytic Review",
    "Social isolation and loneliness among older people: advocacy brief",
    "Social isolation, loneliness, and all-cause mortality in older men and women",
}
"""The titles of all entries that a librarian finds in the three briefs."""

NOTES = {
    ("clean-air", "1"): "WHO global air quality guidelines: particulate matter (PM2.5 and PM10), "
    "ozone, nitrogen dioxide, sulfur dioxide and carbon monoxide",
    ("clean-air", "2"): "The Lancet Commission on pollution and health",
    ("clean-air", "3"): "Health Equity in England: The Marmot Review 10 Years On",
    ("clean-air", "4"): "Tackling local breaches of air quality",
    ("homes-and-health", "1"): "WHO housing and health guidelines",
    ("homes-and-health", "2"): "Housing improvements for health and associated socio-economic "
    "outcomes",
    ("homes-and-health", "3"): "Health Equity in England: The Marmot Review 10 Years On",
    ("homes-and-health", "4"): "Homelessness Reduction Act 2017",
    ("homes-and-health", "5"): "A Decent Home: Definition and guidance for implementation",
    ("homes-and-health", "6"): "Housing and health: opportunities for sustainability and "
    "transformation partnerships",
    ("homes-and-health", "7"): "The cost of poor housing in England",
}
"""For each note, by document and number, the title of the work that it gives."""


def test_the_examples_go_the_whole_way(program: Program) -> None:
    assert program("init").code == 0
    assert program("extract", EXAMPLES).code == 0
    assert program("validate", "--strict").out == ""
    references = program("list", "--json").json
    entries = {
        each["title"]
        for each in references
        if any(cited["form"] == "entry" for cited in each["cited_in"])
    }
    assert entries >= ENTRIES
    exported = program("export", "bibtex", "-o", "references.bib")
    assert exported.err.endswith(f"wrote {len(references)} references to references.bib\n")
    bib = Path("references.bib").read_text(encoding="utf-8")
    assert all(f"{{{each['key']}," in bib for each in references)


def test_every_entry_and_note_of_the_examples_is_found(program: Program) -> None:
    lines = program("extract", EXAMPLES, "--json").out.splitlines()
    citations = [json.loads(line) for line in lines]
    assert {
        each["reference"].get("title") for each in citations if each["form"] == "entry"
    } == ENTRIES
    assert {
        (each["document"], str(each["footnote"])): each["reference"].get("title")
        for each in citations
        if each["form"] == "footnote"
    } == NOTES


def test_extracting_the_examples_again_changes_no_byte(program: Program) -> None:
    program("init")
    program("extract", EXAMPLES)
    before = CATALOGUE.read_bytes()
    assert "unchanged" in program("extract", EXAMPLES).out
    assert CATALOGUE.read_bytes() == before


def test_every_citation_stands_where_it_says(program: Program) -> None:
    program("init")
    program("extract", EXAMPLES)
    for reference in program("list", "--json").json:
        for cited in reference["cited_in"]:
            (path,) = Path(EXAMPLES).glob(f"{cited['document']}.*")
            first, last = cited["lines"]
            lines = path.read_text(encoding="utf-8").split("\n")[first - 1 : last]
            printed = " ".join(" ".join(lines).split())
            words = (cited.get("text") or reference.get("title") or "").split()
            assert words[0].strip("“'*[(") in printed
            assert words[-1].strip("”'*]).") in printed


def test_a_work_that_three_briefs_cite_is_found_by_its_title(program: Program) -> None:
    program("init")
    program("extract", EXAMPLES)
    found = program("search", "title:marmot", "--json").json
    assert {cited["document"] for each in found for cited in each["cited_in"]} >= {
        "clean-air",
        "loneliness-in-later-life",
    }
