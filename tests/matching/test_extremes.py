"""Grouping of what is out of the ordinary: one title ten thousand times, no title, megabytes."""

from __future__ import annotations

import csv
import tracemalloc
from pathlib import Path

import pytest

from evidence_refs.matching.candidates import candidates
from evidence_refs.matching.groups import group
from evidence_refs.matching.profile import profile_of
from evidence_refs.model import Person, Work
from tests.matching.searches import read_groups, sets


def _under_one_title(count: int) -> list[tuple[str, Work]]:
    """Give works of one title, each in its own place by its own author."""
    return [
        (
            f"r{at}",
            Work(
                title="Letter to the editor",
                authors=(Person(family=f"Writer{at % 977}", given="A"),),
                journal=f"Journal of Letters {at % 31}",
                volume=str(at % 53),
                pages=str(at),
                date=str(1970 + at % 50),
            ),
        )
        for at in range(count)
    ]


@pytest.mark.slow
def test_ten_thousand_records_of_one_title_are_compared_with_few() -> None:
    works = _under_one_title(10_000)
    pairs = len(candidates([profile_of(*each) for each in works]))
    assert pairs <= 100 * len(works)
    assert group(works).sure == ()


def test_memory_grows_with_the_number_of_records_of_one_title() -> None:
    def most(count: int) -> int:
        works = _under_one_title(count)
        tracemalloc.start()
        group(works)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert most(1_600) < 6 * most(400)


@pytest.mark.slow
def test_ten_thousand_copies_of_one_record_are_one_work() -> None:
    one = Work(
        title="Tithe barns and widows", authors=(Person(family="Nair"),), doi="10.9999/barns.1"
    )
    found = group((f"r{at}", one) for at in range(10_000))
    joined = [record for each in found.sure for record in each.members]
    assert len(joined) == len(set(joined)) == 10_000
    assert len(found.sure) == 1


def test_records_without_a_title_are_never_merged_because_of_it() -> None:
    empty = [(f"e{at}", Work()) for at in range(50)]
    years = [(f"y{at}", Work(date="2010", journal="Nursing Times")) for at in range(50)]
    by = Person(family="Okonjo", given="Ada")
    people = [(f"p{at}", Work(authors=(by,), date="2010")) for at in range(50)]
    assert group([*empty, *years, *people]).sure == ()


def test_a_record_without_a_title_is_known_by_its_place() -> None:
    by = Person(family="Okonjo", given="Ada")
    place = {"journal": "Nursing Times", "volume": "12", "pages": "40-44", "date": "2010"}
    found = group(
        [
            ("a", Work.of(title="Early feeding and sleep", authors=[by], **place)),
            ("b", Work.of(authors=[by], **place)),
            ("c", Work.of(authors=[by], **{**place, "pages": "45-50"})),
        ]
    )
    assert sets(found) == {frozenset("ab")}


def test_a_record_of_five_megabytes_is_read_and_joins_its_copy(tmp_path: Path) -> None:
    long = "Sentences of an abstract without an end. " * 125_000
    path = tmp_path / "long.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("id", "title", "authors", "year", "doi", "abstract"),
                ("a", "Salt roads and famine", "Rossi, Gino", "1999", "10.9999/salt", long),
                ("b", "Salt roads and famine", "Rossi, Gino", "1999", "10.9999/salt", ""),
                ("c", "Canal tolls and prices", "Rossi, Gino", "1999", "10.9999/canal", long),
            ]
        )
    assert sets(read_groups(path)) == {frozenset("ab")}


def test_titles_of_five_megabytes_are_borne() -> None:
    long = "".join(f"word{at} " for at in range(500_000))
    by = (Person(family="Rossi", given="Gino"),)
    found = group(
        [
            ("a", Work(title=long, authors=by, date="1999")),
            ("b", Work(title=long, authors=by, date="1999")),
            ("c", Work(title=f"{long} and more", authors=by, date="1999")),
            ("d", Work(title="Salt roads and famine", authors=by, date="1999")),
        ]
    )
    assert not any("d" in each.members for each in found.sure)


def test_groups_do_not_chain() -> None:
    """Each title differs from the next by a letter; the ends have no word in common."""
    first, last = "harbour lamps burning brightly", "kestrel songs sounding faintly"
    steps = [
        (last[:at] + first[at:]).replace("  ", " ") for at in range(max(len(first), len(last)) + 1)
    ]
    works = [
        (f"s{at:02d}", Work(title=title, authors=(Person(family="Cole"),), date="2004"))
        for at, title in enumerate(steps)
    ]
    for each in group(works).sure:
        at = [int(record[1:]) for record in each.members]
        assert max(at) - min(at) < len(steps) // 2


def test_no_group_holds_two_parts_through_a_title_that_is_cut_off() -> None:
    by = (Person(family="Dunne", given="Eve"),)
    common = {"authors": by, "journal": "Medical Education", "date": "2002", "volume": "36"}
    title = "Bedside teaching and what learners want from it"
    found = group(
        [
            ("one", Work.of(title=f"{title}. Part I", pages="101-107", **common)),
            ("two", Work.of(title=f"{title}. Part II", pages="201-207", **common)),
            ("cut", Work.of(title=title, **common)),
        ]
    )
    assert not any({"one", "two"} <= set(each.members) for each in found.sure)
