"""Nothing is lost in silence: what looks like a citation is one, or is in the account as left."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_refs.extraction.account import Account, account, unsure_fields
from evidence_refs.extraction.citation import SURE, Citation, Evidence
from evidence_refs.extraction.pipeline import extract
from evidence_refs.extraction.result import About, Extraction
from evidence_refs.model import Organisation, Work
from evidence_refs.problems import Problem, Where
from evidence_refs.reading import read
from evidence_refs.source import Document
from tests.conftest import ROOT, SHARED

LABELS = ("expected.jsonl", "labels.jsonl")
FROZEN = (ROOT / "tests/lists/frozen.txt").read_text(encoding="utf-8").split("\n")
LABELLED = sorted(
    folder
    for tests in ("documents", "lists")
    for folder in (ROOT / "tests" / tests).iterdir()
    if any((folder / name).is_file() for name in LABELS) and folder.name not in FROZEN
)
SOURCES = sorted((SHARED / "sources").glob("*.txt"))

UNLIKE = {
    "board-pack": 4,  # an agenda's lines, and papers bound in: they look like no citation
    "guidance-page": 1,  # a standard, on a line among others that were read
    "who-languages": 1,  # a title in French
}
"""How many labelled works of a case no second look tells from prose."""

_SIGN = re.compile(r"https?://|www\.|\b(?:19|20)\d\d\b|\b10\.\d{4}/")
# Notes in the shared documents: a raised number, and an address or a year.
_NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+ .*(?:https?://|www\.|\b(?:19|20)\d\d\b)")


def silent(document: Document, wanted: Iterator[tuple[int, int]], told: Extraction) -> list[int]:
    """Give the first lines of places that neither a citation nor the account speaks of."""
    spoken = {n for c in told.citations for n in range(c.lines[0], c.lines[1] + 1)}
    lines = document.text.split("\n")
    for problem in account(document, told).left:
        at = problem.where.line or 0
        while at <= len(lines) and lines[at - 1].strip():  # to the end of its paragraph
            spoken.add(at)
            at += 1
    return [first for first, last in wanted if spoken.isdisjoint(range(first, last + 1))]


def labelled(folder: Path, document: Document) -> Iterator[tuple[int, int]]:
    """Give the lines of each item and note that was labelled by hand, and has a year or address."""
    lines = document.text.split("\n")
    (path,) = (folder / name for name in LABELS if (folder / name).is_file())
    for line in path.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        first, last = label["lines"]
        printed = " ".join(lines[first - 1 : last])
        if label["form"] in ("entry", "footnote") and _SIGN.search(printed):
            yield first, last


@pytest.mark.parametrize("folder", LABELLED, ids=lambda folder: folder.name)
def test_every_item_that_a_person_labelled_is_found_or_is_in_the_account(folder: Path) -> None:
    document = read(next(folder.glob("document.*")))
    lost = silent(document, labelled(folder, document), extract(document))
    assert len(lost) <= UNLIKE.get(folder.name, 0), lost


@pytest.mark.shared
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_note_with_a_year_or_address_is_found_or_is_in_the_account(path: Path) -> None:
    document = read(path)
    notes = (
        (n, n) for n, line in enumerate(document.text.split("\n"), start=1) if _NOTE.match(line)
    )
    assert silent(document, notes, extract(document)) == []


def test_what_the_finders_miss_is_looked_for_apart_from_them() -> None:
    """Where nothing is found at all, most items of lists and notes are named nevertheless."""
    total = lost = 0
    for folder in LABELLED:
        if folder.parent.name == "lists":
            document = read(next(folder.glob("document.*")))
            total += len(list(labelled(folder, document)))
            lost += len(silent(document, labelled(folder, document), Extraction((), About())))
    assert total > 80
    assert lost < 0.2 * total, f"{lost} of {total}"


@pytest.mark.parametrize(
    "text",
    [
        "We met in 2019, and again in 2020, and it was good for all of us who came.",
        "Write to the council at https://www.example.org/contact or call us.",
        "# References\n\n# Annex\n\nIn 2019 the council said that it would build more homes.",
        "# References\n\nThank you for reading this report of the year 2019, which we wrote.",
        "¹ We asked all of them, and none of them answered in time.",
    ],
)
def test_prose_is_not_reported(text: str) -> None:
    document = Document("a", "a.txt", text)
    assert account(document, Extraction((), About())).left == ()


def test_addresses_that_differ_in_a_number_are_no_running_heads() -> None:
    items = "\n\n".join(f"- https://www.example.org/guidance/ng{n}" for n in (6, 32, 97, 105))
    document = Document("a", "a.md", f"# References\n\n{items}\n")
    told = account(document, Extraction((), About()))
    assert [problem.where.line for problem in told.left] == [3, 5, 7, 9]


def cited(confidence: float = 0.9, **more: object) -> Citation:
    work = Work.of(title="Homes", source=("Mind",), date="2019", authors=(Organisation(literal="Mind"),))  # fmt: skip
    return Citation("a", "a.txt", "entry", (1, 1), "Homes", work, confidence=confidence, **more)  # type: ignore[arg-type]


def test_fields_are_unsure_where_the_whole_is_or_where_a_model_or_problem_says_so() -> None:
    assert unsure_fields(cited(SURE + 0.01)) == ()
    assert unsure_fields(cited(SURE)) == ("title", "authors", "date")
    assert unsure_fields(cited(0.9), sure=0.95) == ("title", "authors", "date")
    wrong = Problem("impossible-date", "no such date: 31 June", Where(line=1))
    assert unsure_fields(cited(problems=(wrong,))) == ("date",)
    evidence = (Evidence("title", "model", 0, 5, 0.99), Evidence("authors", "model", 6, 9, 0.4))
    assert unsure_fields(cited(0.5, evidence=evidence)) == ("authors",)
    assert unsure_fields(cited(0.5, back_reference=True)) == ()


def test_the_account_keeps_what_the_reader_says_apart_from_what_was_left() -> None:
    unread = Problem("garbled", "page 3 has no text", Where(line=9), "warning")
    document = Document("a", "a.txt", "Homes", problems=(unread,))
    left = Problem("note-not-read", "note 3 may cite a work", Where(line=7), "warning")
    doubt = Problem("not-sure", "read with doubt", Where(line=1), "warning")
    told = account(document, Extraction((cited(0.5, problems=(doubt,)),), About(), (unread, left)))
    assert told.left == (left,)
    assert told.problems == (unread,)
    assert [each.fields for each in told.unsure] == [("title", "authors", "date")]
    assert told.forms == {"entry": 1}
    assert told.citations == 1
    assert Account({}).citations == 0
