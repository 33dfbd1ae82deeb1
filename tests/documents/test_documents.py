"""Ten documents in ten house styles, labelled by hand: what extraction finds in them, whole.

`floors.txt` holds the least score of each case; `known-misses.txt` names what is not right yet.
`pytest tests/documents --accept` raises the floors and rewrites the list; nothing lowers a floor.
A new case is a new folder: the document, `expected.jsonl` with a label for each citation (see
`scoring.py`), and `about.json` with the titles that may stand for the document's own, and its date.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_refs.edtf import is_edtf
from evidence_refs.extraction.pipeline import extract
from evidence_refs.model import FORMS, WORK_TYPES, CitedIn, Work
from evidence_refs.source import Document
from tests.conftest import IN_CI
from tests.documents.scoring import Label, Miss, Score, flatten, score

HERE = Path(__file__).parent
CASES = sorted(folder.name for folder in HERE.iterdir() if (folder / "expected.jsonl").is_file())
FLOORS = HERE / "floors.txt"
KNOWN = HERE / "known-misses.txt"

_FLOORS_HEAD = (
    "# Least F1, in thousandths, of citations and of all their values. Raised, never lowered.\n"
)
_KNOWN_HEAD = "# What extraction gets wrong still: line, field or form, value of the label.\n"


def _text(case: str) -> str:
    return (HERE / case / "document.txt").read_text(encoding="utf-8")


def _labels(case: str) -> list[Label]:
    lines = (HERE / case / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _score(case: str) -> Score:
    extraction = extract(Document(case, "document.txt", _text(case)))
    found = score(_labels(case), [flatten(c.to_json()) for c in extraction.citations])
    own = _own_misses(case, extraction.about.title, extraction.about.date)
    return replace(found, misses=(*own, *found.misses))


def _own_misses(case: str, title: str | None, date: str | None) -> list[Miss]:
    """Compare what the document is found to say of itself; `about.json` lists the right titles."""
    about = json.loads((HERE / case / "about.json").read_text(encoding="utf-8"))
    misses = []
    if (title or "").casefold() not in [right.casefold() for right in about["title"]]:
        misses.append(Miss(0, "own title", about["title"][0]))
    if "date" in about and date != about["date"]:
        misses.append(Miss(0, "own date", about["date"]))
    return misses


def _floors() -> dict[str, tuple[int, int]]:
    lines = FLOORS.read_text(encoding="utf-8").splitlines() if FLOORS.is_file() else []
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {case: (int(citations), int(values)) for case, citations, values in rows}


def _known() -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    case = ""
    for line in KNOWN.read_text(encoding="utf-8").splitlines() if KNOWN.is_file() else []:
        if line.startswith("  "):
            known[case].add(line.strip())
        elif line and not line.startswith("#"):
            case = line.strip()
            known[case] = set()
    return known


def _raise(scores: dict[str, Score]) -> None:
    floors = _floors()
    rows = {
        case: tuple(map(max, (s.citations, s.values), floors.get(case, (0, 0))))
        for case, s in scores.items()
    }
    table = "".join(f"{case:20} {a:4} {b:4}\n" for case, (a, b) in rows.items())
    FLOORS.write_bytes((_FLOORS_HEAD + table).encode("utf-8"))
    known = "".join(
        "\n" + case + "\n" + "".join(f"  {miss}\n" for miss in s.misses)
        for case, s in scores.items()
    )
    KNOWN.write_bytes((_KNOWN_HEAD + known).encode("utf-8"))


@pytest.fixture(scope="module")
def scores(request: pytest.FixtureRequest) -> dict[str, Score]:
    """The scores of all cases; with --accept, the floors are raised to them first."""
    scores = {case: _score(case) for case in CASES}
    if request.config.getoption("--accept"):
        assert not IN_CI, "floors are not raised in CI"
        _raise(scores)
    return scores


@pytest.mark.parametrize(
    "case",
    CASES,
)
def test_score_is_not_below_its_floor(case: str, scores: dict[str, Score]) -> None:
    citations, values = _floors()[case]
    assert scores[case].citations >= citations, "fewer citations are right than before"
    assert scores[case].values >= values, "fewer values are right than before"


@pytest.mark.parametrize("case", CASES)
def test_what_is_missed_is_known(case: str, scores: dict[str, Score]) -> None:
    known = _known()[case]
    # A citation that was not found had no fields to get wrong: found now, it may have some.
    unfound = {line.split(":")[0] for line in known if " not found:" in line}
    misses = [str(miss) for miss in scores[case].misses]
    new = [miss for miss in misses if miss not in known and miss.split(":")[0] not in unfound]
    assert new == [], "mend these; or, where the score has not fallen, list them with --accept"


@pytest.mark.parametrize("case", CASES)
def test_a_label_keeps_to_the_model_and_to_the_print(case: str) -> None:
    """A date that is none, a field that is none or a word that is not printed is a slip of ours."""
    text = _text(case)
    printed = text.split("\n")
    fields = {
        *Work.model_fields,
        *CitedIn.model_fields,
        "doc",
        "work",
        "why",
        "hard",
        "hard_fields",
    }
    for label in _labels(case):
        names = {name.removesuffix("_alt") for name in label}
        assert names <= fields, names - fields
        assert label["form"] in FORMS
        assert label["type"] in WORK_TYPES
        assert all(is_edtf(label[f]) for f in ("date", "date_updated", "accessed") if label.get(f))
        first, last = label["lines"]
        assert 1 <= first <= last <= len(printed)
        if label["title"] and not label.get("back_reference"):
            place = "".join(printed[first - 1 : last + 1]).casefold()
            missing = [word for word in label["title"].casefold().split() if word not in place]
            assert not missing, (label["title"], missing)
        for name in (*label.get("authors", ()), *label.get("editors", ())):
            assert (name.get("literal") or name["family"]) in text.replace("\n", " "), name
