"""Each finder against its cases, through the whole of `extract`: what it finds, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_refs.extraction.pipeline import extract
from evidence_refs.source import Document
from tests.extraction.showing import show_citation
from tests.extraction.tables import Case, Give, expected_to_fail, read_cases, write_cases

HERE = Path(__file__).parent
NOTHING = "(nothing)"


def citations(text: str) -> str:
    extraction = extract(Document("brief", "brief.txt", text))
    shown = [show_citation(citation) for citation in extraction.citations]
    shown += [f"left on {problem.where.line}: {problem.code}" for problem in extraction.left]
    return "\n".join(shown) or NOTHING


CASES: dict[Path, Give] = dict.fromkeys(sorted(HERE.glob("*.txt")), citations)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_finds_what_its_cases_say(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path, write_cases(path, CASES[path]))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_finder_has_cases_that_it_must_refuse(path: Path) -> None:
    wants = [case.want for case in read_cases(path)]
    assert NOTHING in wants
    assert set(wants) != {NOTHING}


@pytest.mark.parametrize(("give", "case"), expected_to_fail(CASES, read_cases))
def test_is_still_wrong(give: Give, case: Case) -> None:
    assert give(case.text) == case.want
