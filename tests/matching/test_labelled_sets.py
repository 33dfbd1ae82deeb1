"""Laws of grouping on the shared labelled sets."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import pytest

from evidence_refs.formats.entry import Entry
from evidence_refs.formats.records import read
from evidence_refs.matching.groups import group
from evidence_refs.model import WORK_FIELDS, Work
from tests.matching.searches import outcome, read_groups, sets

SETS = ("respiratory", "dblp_acm")


class Labelled:
    """A shared set: its records, grouped as they are, and the work of each."""

    def __init__(self, folder: Path) -> None:
        read_all = [each for each in read(folder / "records.csv") if isinstance(each, Entry)]
        self.works = [(each.id, each.work) for each in read_all]
        with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
            labels = {row["id"]: row["group"] for row in csv.DictReader(file)}
        self.truth = {name: labels.get(name, f"single {name}") for name, _ in self.works}
        self.groups = group(self.works)


@pytest.fixture(scope="module", params=SETS)
def labelled(request: pytest.FixtureRequest, shared: Path) -> Labelled:
    return Labelled(shared / "dedup" / request.param)


@pytest.mark.shared
def test_the_order_of_a_labelled_set_changes_nothing(labelled: Labelled) -> None:
    shuffled = Random(2).sample(labelled.works, len(labelled.works))
    assert sets(group(shuffled)) == sets(labelled.groups)


@pytest.mark.shared
def test_types_of_a_labelled_set_change_nothing(shared: Path, tmp_path: Path) -> None:
    found = []
    for name in ("article", "Journal Article", "JOUR"):
        path = tmp_path / f"{name}.csv"
        with (shared / "dedup" / "respiratory" / "records.csv").open(
            encoding="utf-8", newline=""
        ) as file:
            rows = [row | {"type": name} for row in csv.DictReader(file)]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        found.append(sets(read_groups(path)))
    assert found[0] == found[1] == found[2]


def _blank(work: Work, random: Random, kept: tuple[str, ...]) -> Work:
    # Each field is drawn for, there or not: what a reader comes to know changes no other's lot.
    stays = {name: random.random() >= 0.1 or name in kept for name in sorted(WORK_FIELDS)}
    return Work.of(**{name: getattr(work, name) for name, kept in stays.items() if kept})


def _borne(labelled: Labelled) -> int:
    """So many works more may be lost: the labels call some records two works that are evidently one."""
    return len(labelled.works) // 800


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(2))
def test_a_tenth_of_a_labelled_set_may_be_blank(labelled: Labelled, seed: int) -> None:
    random = Random(seed)
    found = group((name, _blank(work, random, ("title",))) for name, work in labelled.works)
    told, whole = outcome(labelled.truth, found), outcome(labelled.truth, labelled.groups)
    assert told.lost <= whole.lost + _borne(labelled)
    assert told.recall > whole.recall - 0.05


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(2))
def test_blank_titles_of_a_labelled_set_lose_no_work(labelled: Labelled, seed: int) -> None:
    """How much is still found depends on the set: nothing else is printed in some."""
    random = Random(seed)
    found = group((name, _blank(work, random, ())) for name, work in labelled.works)
    told, whole = outcome(labelled.truth, found), outcome(labelled.truth, labelled.groups)
    assert told.lost <= whole.lost + _borne(labelled)
