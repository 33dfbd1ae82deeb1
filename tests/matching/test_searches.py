"""Laws of grouping, on what databases print of an invented library, and on the shared labelled sets."""

from __future__ import annotations

import csv
import tracemalloc
from pathlib import Path
from random import Random

import pytest

from evidence_refs.formats.entry import Entry
from evidence_refs.formats.records import read
from evidence_refs.matching.candidates import candidates
from evidence_refs.matching.groups import Groups, group
from evidence_refs.matching.profile import profile_of
from evidence_refs.model import Person, Work
from tests.matching.library import library
from tests.matching.searches import (
    Print,
    blanked,
    outcome,
    searches,
    sets,
    truth,
    write_table,
)

SEEDS = (0, 1, 2)


def grouped(prints: list[Print]) -> Groups:
    return group((each.id, each.as_work()) for each in prints)


@pytest.fixture(scope="module", params=SEEDS)
def prints(request: pytest.FixtureRequest) -> list[Print]:
    made: list[Print] = searches(request.param)
    return made


@pytest.fixture(scope="module")
def clean(prints: list[Print]) -> Groups:
    return grouped(prints)


def test_a_library_is_the_same_each_time_and_its_works_are_many() -> None:
    works = library(0)
    assert works == library(0) != library(1)
    assert len({work.key for work in works}) == len(works) == 600
    assert {work.kind for work in works} == {"article", "abstract", "paper", "report", "book"}
    same = len(works) - len({work.title for work in works})
    assert 20 < same < 120  # titles that come back, and abstracts of meetings
    prints = searches(0)
    assert [each.id for each in prints] == [each.id for each in searches(0)]
    assert len(set(truth(prints).values())) < len(prints) < 2000


def test_no_work_is_lost_and_few_duplicates_are_missed(prints: list[Print], clean: Groups) -> None:
    told = outcome(truth(prints), clean)
    assert told.lost == 0
    assert told.recall >= 0.98


def test_the_order_of_records_changes_nothing(prints: list[Print], clean: Groups) -> None:
    again = grouped(Random(1).sample(prints, len(prints)))
    assert sets(again) == sets(clean)


def test_the_order_of_records_changes_no_possible_pair(prints: list[Print], clean: Groups) -> None:
    again = grouped(Random(1).sample(prints, len(prints)))
    first, second = ({frozenset(each.members) for each in g.possible} for g in (clean, again))
    assert first == second


@pytest.mark.parametrize("seed", range(3))
def test_a_tenth_of_all_fields_may_be_blank(prints: list[Print], clean: Groups, seed: int) -> None:
    whole = outcome(truth(prints), clean)
    told = outcome(truth(prints), grouped(blanked(prints, 0.1, seed, ("title",))))
    assert told.lost <= whole.lost
    assert told.recall > whole.recall - 0.05


@pytest.mark.parametrize("seed", range(3))
def test_titles_may_be_blank_too(prints: list[Print], clean: Groups, seed: int) -> None:
    """Of one pair in fifteen nobody could still tell that it is one work."""
    whole = outcome(truth(prints), clean)
    told = outcome(truth(prints), grouped(blanked(prints, 0.1, seed)))
    assert told.lost <= whole.lost
    assert told.recall > whole.recall - 0.1


# --- tables of other programs ---------------------------------------------------------------------

_ORDER = ("id", "type", "title", "authors", "date", "journal", "volume", "issue", "pages", "doi", "abstract")  # fmt: skip


def _columns(names: str) -> dict[str, str]:
    return dict(zip(_ORDER, names.split(","), strict=True))


def _types(names: str) -> dict[str, str]:
    kinds = ("article-journal", "paper-conference", "report", "book")
    return dict(zip(kinds, names.split(","), strict=True))


TABLES = {
    "our own names": (
        _columns("id,type,title,authors,year,journal,volume,issue,pages,doi,abstract"),
        _types("article-journal,paper-conference,report,book"),
    ),
    "BibTeX": (
        _columns("ID,ENTRYTYPE,title,author,year,journal,volume,number,pages,doi,abstract"),
        _types("article,inproceedings,techreport,book"),
    ),
    "EndNote": (
        _columns(
            "Record Number,Reference Type,Title,Author,Year,Journal,Volume,Issue,Pages,DOI,Abstract"
        ),
        _types("Journal Article,Conference Paper,Report,Book"),
    ),
    "RIS in a table": (
        _columns("id,Type,Primary Title,Authors,PY,JO,VL,Issue,Pagination,DOI,AB"),
        _types("JOUR,CPAPER,RPRT,BOOK"),
    ),
    "Scopus": (
        _columns(
            "Record ID,Document Type,Title,Authors,Year,Source title,Volume,Issue,Pages,DOI,Abstract"
        ),
        _types("Article,Conference Paper,Report,Book"),
    ),
    "Embase": (
        _columns(
            "id,Publication Type,Title,Author Names,Publication Year,Source title,Volume,Issue,Page Range,DOI,Abstract"
        ),
        _types("Article,Conference Abstract,Report,Book"),
    ),
    "Zotero": (
        _columns(
            "Key,Item Type,Title,Author,Publication Year,Publication Title,Volume,Issue,Pages,DOI,Abstract Note"
        ),
        _types("journalArticle,conferencePaper,report,book"),
    ),
    "no types": (
        _columns("key,kind,title,authors,year,journal,volume,issue,pages,doi,abstract"),
        {},
    ),
}


def _read(path: Path) -> Groups:
    entries = [each for each in read(path) if isinstance(each, Entry)]
    return group((each.id, each.work) for each in entries)


@pytest.fixture(scope="module")
def few() -> list[Print]:
    return searches(7, 300)


@pytest.mark.parametrize("name", TABLES)
def test_columns_and_types_of_other_programs_change_nothing(
    few: list[Print], tmp_path: Path, name: str
) -> None:
    columns, types = TABLES[name]
    path = write_table(few, tmp_path / "table.csv", columns, types)
    own = write_table(few, tmp_path / "own.csv", *TABLES["our own names"])
    told = _read(path)
    assert sets(told) == sets(_read(own))
    assert outcome(truth(few), told).lost == 0


# --- what is out of the ordinary ------------------------------------------------------------------


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

    assert most(2_000) < 6 * most(500)


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
    assert sets(_read(path)) == {frozenset("ab")}


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


# --- the same laws on labelled sets ---------------------------------------------------------------

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
        found.append(sets(_read(path)))
    assert found[0] == found[1] == found[2]


def _blank(work: Work, random: Random, kept: tuple[str, ...]) -> Work:
    values = {name: getattr(work, name) for name in sorted(work.model_fields_set)}
    return Work.of(
        **{name: v for name, v in values.items() if name in kept or random.random() >= 0.1}
    )


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(2))
def test_a_tenth_of_a_labelled_set_may_be_blank(labelled: Labelled, seed: int) -> None:
    random = Random(seed)
    found = group((name, _blank(work, random, ("title",))) for name, work in labelled.works)
    told, whole = outcome(labelled.truth, found), outcome(labelled.truth, labelled.groups)
    assert told.lost <= whole.lost
    assert told.recall > whole.recall - 0.05


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(2))
def test_blank_titles_of_a_labelled_set_lose_no_work(labelled: Labelled, seed: int) -> None:
    """How much is still found depends on the set: nothing else is printed in some."""
    random = Random(seed)
    found = group((name, _blank(work, random, ())) for name, work in labelled.works)
    told, whole = outcome(labelled.truth, found), outcome(labelled.truth, labelled.groups)
    assert told.lost <= whole.lost
