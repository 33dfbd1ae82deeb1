"""No change of labels, order, headings, layout, marks, notes or links costs more than is known.

`floors.txt` holds for each change and document the least F1 of citations and of fields, in
thousandths, a little below what was reached. `pytest tests/extraction/transformed --accept` raises
the floors; nothing lowers one.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from tests.conftest import IN_CI, SHARED
from tests.extraction.transformed import CHANGES, GROUPS, packs
from tests.extraction.transformed.case import Case
from tests.extraction.transformed.measure import load, score

FLOORS = Path(__file__).with_name("floors.txt")
_MARGIN = 10
"""Thousandths that a floor lies below what was reached: about one citation of a short document."""

_BRIEF_2019, _BRIEF_2023 = "hee-evidence-brief-2019-12", "hee-evidence-brief-2023-01"
_REVIEW, _PACK = "lga-evidence-review-2018-10", "wolverhampton-scrutiny-pack-2022-12"
_ON: dict[str, tuple[str, ...]] = {
    "entries": (_BRIEF_2019, _BRIEF_2023),
    "dates": (_BRIEF_2019, _BRIEF_2023),
    "headings": (_BRIEF_2019, _BRIEF_2023),
    "layout": (_BRIEF_2019,),
    "marks": (_BRIEF_2019,),
    "notes": (_BRIEF_2019,),
    "links": (_PACK,),
    "packs": (_BRIEF_2019,),
    "houses": (_BRIEF_2019, _BRIEF_2023),
}
"""The documents on which each kind of change is tested: those with most of what it changes."""

_ALSO: dict[str, tuple[str, ...]] = {
    "contents gone": (_REVIEW,),
    "heads between": (_BRIEF_2023, _REVIEW),
    "heads inside": (_BRIEF_2023,),
    "wrap 78": (_BRIEF_2023, _REVIEW, _PACK),
    "wrap 100": (_BRIEF_2023,),
    "url torn": (_REVIEW,),
    "url torn by page": (_REVIEW,),
    "underline gone": (_BRIEF_2023,),
    "bullets hyphen": (_BRIEF_2023,),
    "retrieved from": (_REVIEW,),
    "available gone": (_REVIEW,),
    "address bare": (_REVIEW,),
    "italics gone": (_REVIEW,),
    "italics underscored": (_REVIEW,),
    "quotes straight": (_REVIEW,),
    "notes 1.": (_REVIEW,),
    "notes at end": (_REVIEW,),
    "available online": (_REVIEW,),
    "available from": (_REVIEW,),
    "accessed": (_REVIEW,),
    "reference list 1.": (_REVIEW,),
    "house plain": (_REVIEW,),
} | {name: (_REVIEW,) for name in GROUPS["notes"] if name.startswith("note ")}


_PACKS = ("pack reversed", "pack of two")


@lru_cache(maxsize=1)
def _cases() -> dict[str, Case]:
    return {case.name: case for case in load(SHARED)}


def _changed(name: str, document: str) -> Case | None:
    """Give the changed document; None where the change finds nothing to change in it."""
    change = next(group[name] for group in GROUPS.values() if name in group)
    case = _cases()[document]
    changed = change(case)
    return None if (changed.lines, changed.newline) == (case.lines, case.newline) else changed


def _reached(name: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Give what is reached with a change on each of its documents."""
    if name in _PACKS:
        changed = {"-": packs.packs(list(_cases().values()))[name]}
    else:
        kind = next(kind for kind, group in GROUPS.items() if name in group)
        found = {
            document: _changed(name, document) for document in (*_ON[kind], *_ALSO.get(name, ()))
        }
        changed = {document: case for document, case in found.items() if case}
    scores = {document: score(case, SHARED) for document, case in changed.items()}
    return {
        (name, document): (round(1000 * reached.citations), round(1000 * reached.fields))
        for document, reached in scores.items()
    }


def _floors() -> dict[tuple[str, str], tuple[int, int]]:
    rows = [row.split("\t") for row in FLOORS.read_text(encoding="utf-8").splitlines()]
    return {(name, document): (int(a), int(b)) for name, document, a, b in rows}


def _raise(
    floors: dict[tuple[str, str], tuple[int, int]], reached: dict[tuple[str, str], tuple[int, int]]
) -> None:
    for key, now in reached.items():
        old = floors.get(key, (0, 0))
        floors[key] = (max(old[0], now[0] - _MARGIN), max(old[1], now[1] - _MARGIN))
    rows = ("\t".join(map(str, (*key, *floor))) + "\n" for key, floor in sorted(floors.items()))
    FLOORS.write_text("".join(rows), encoding="utf-8", newline="\n")


def test_every_floor_is_of_a_change_that_is_tested() -> None:
    assert {name for name, _ in _floors()} == {*CHANGES, *_PACKS}


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    (*CHANGES, *_PACKS),
)
def test_a_changed_document_is_read_as_well_as_is_known(
    name: str, request: pytest.FixtureRequest
) -> None:
    floors, reached = _floors(), _reached(name)
    assert reached, "this change changes none of its documents"
    if request.config.getoption("--accept"):
        assert not IN_CI, "floors are not raised in CI"
        _raise(floors, reached)
        return
    for key, now in reached.items():
        assert key in floors, f"no floor for {key}: pytest --accept"
        assert now[0] >= floors[key][0] and now[1] >= floors[key][1], (
            f"{key}: {now}, was {floors[key]}"
        )
