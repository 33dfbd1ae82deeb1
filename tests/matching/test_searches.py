"""Laws of grouping, on what databases print of an invented library."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from evidence_refs.matching.groups import Groups, group
from tests.matching.library import library
from tests.matching.searches import (
    Print,
    blanked,
    outcome,
    read_groups,
    searches,
    sets,
    truth,
    write_table,
)

SEEDS = (0, 1, 4)


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
}


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
    told = read_groups(path)
    assert sets(told) == sets(read_groups(own))
    assert outcome(truth(few), told).lost == 0


def test_without_types_no_work_is_lost(few: list[Print], tmp_path: Path) -> None:
    columns, _ = TABLES["our own names"]
    told = read_groups(write_table(few, tmp_path / "table.csv", columns, {}))
    assert outcome(truth(few), told).lost == 0
    assert outcome(truth(few), told).recall >= 0.95
