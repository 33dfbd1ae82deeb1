"""Each step from lines to headed blocks against its cases: what it takes, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_refs.extraction.blocks import Block, read_blocks
from evidence_refs.extraction.contents import take_contents
from evidence_refs.extraction.flow import rejoin
from evidence_refs.extraction.furniture import without_furniture
from evidence_refs.extraction.issue_line import read_issue_line
from evidence_refs.extraction.markup import read_markup
from evidence_refs.extraction.outline import Entries, outline
from evidence_refs.extraction.parts import find_heads
from tests.extraction.showing import show_blocks, show_date, show_slice
from tests.extraction.tables import (
    Case,
    Give,
    expected_to_fail,
    read_cases,
    read_table,
    write_cases,
    write_table,
)

HERE = Path(__file__).parent
_OWN_TEXT = "These are the words of the pack. " * 60


def lines(text: str) -> list[str]:
    return text.split("\n")


def markup(text: str) -> str:
    return show_slice(read_markup(list(enumerate(lines(text), start=1))))


def blocks(text: str) -> str:
    return show_blocks(read_blocks(lines(text)))


def furniture(text: str) -> str:
    kept = without_furniture(lines(text))
    return "\n".join(
        f"{number}: {after}" if after else f"{number}: (furniture)"
        for number, (before, after) in enumerate(zip(lines(text), kept, strict=True), start=1)
        if before.strip()
    )


def flow(text: str) -> str:
    return show_blocks(rejoin(read_blocks(lines(text))))


def contents(text: str) -> str:
    marked, told = take_contents(read_blocks(lines(text)))
    titles = ", ".join(sorted(title for each in told for title in each.titles)) or "none"
    return f"{show_blocks(marked)}\ntitles: {titles}"


def sections(text: str) -> str:
    marked, told = take_contents(read_blocks(lines(text)))
    return "\n".join(
        map(_section, outline(marked, told, [], Entries(frozenset(), frozenset(), frozenset())))
    )


def _section(block: Block) -> str:
    return f"{block.kind} {' > '.join(block.section)}: {block.text}"


def parts(text: str) -> str:
    # A document has text of its own before another is bound into it.
    heads = find_heads(read_blocks([_OWN_TEXT, "", *lines(text)]))
    return (
        "\n".join(f"{h.title.text}; {h.date_text}; {len(h.authors)} authors" for h in heads) or "-"
    )


def issue_line(text: str) -> str:
    reading = read_issue_line(text)
    if reading is None:
        return "-"
    date = show_date(reading.date) if reading.date else "(no date)"
    access = f"; {reading.access}" if reading.access else ""
    return f"{reading.issuer or '(nobody)'}; {date}{access}"


CASES: dict[Path, Give] = {
    HERE / f"{name}.txt": give
    for name, give in {
        "markup": markup,
        "blocks": blocks,
        "furniture": furniture,
        "flow": flow,
        "contents": contents,
        "outline": sections,
        "parts": parts,
    }.items()
}
TABLES: dict[Path, Give] = {HERE / "issue_line.txt": issue_line}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_gives_what_its_cases_say(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path, write_cases(path, CASES[path]))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_reads_as_its_table_says(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path, write_table(path, TABLES[path]))


@pytest.mark.parametrize(
    ("give", "case"),
    expected_to_fail(CASES, read_cases) + expected_to_fail(TABLES, read_table),
)
def test_is_still_wrong(give: Give, case: Case) -> None:
    assert give(case.text) == case.want
