from __future__ import annotations

from hypothesis import given, settings

from evidence_refs.deduplication.account import account, lines, rows, table
from evidence_refs.deduplication.sources import Record

from .strategies import searches

SOURCES = {"1": "PubMed", "2": "PubMed", "3": "Embase", "4": "Embase", "5": "Scopus", "6": "Scopus"}


def test_the_numbers_of_a_search() -> None:
    made = account(SOURCES, [("1", "2", "3", "5")], possible=2)
    assert (made.records, made.removed, made.left) == (6, 3, 3)
    assert (dict(made.within), made.between) == ({"PubMed": 1, "Embase": 0, "Scopus": 0}, 2)
    assert dict(made.works) == {"PubMed": 1, "Embase": 2, "Scopus": 2}
    assert dict(made.only) == {"PubMed": 0, "Embase": 1, "Scopus": 1}
    assert made.both["Embase", "PubMed"] == 1
    assert list(lines(made)) == [
        "Records identified (n = 6)",
        "  from PubMed (n = 2), works in no other source (n = 0)",
        "  from Embase (n = 2), works in no other source (n = 1)",
        "  from Scopus (n = 2), works in no other source (n = 1)",
        "Records removed before screening: duplicate records (n = 3)",
        "  within PubMed (n = 1)",
        "  between sources (n = 2)",
        "Works that both sources have:",
        "  PubMed: Embase 1",
        "  Scopus: Embase 1, PubMed 1",
        "Records left to screen (n = 3)",
        "Pairs that may be one work, left to judge (n = 2)",
    ]


def test_what_the_catalogue_has_is_no_duplicate_and_is_not_left() -> None:
    made = account(SOURCES, [("key", "1"), ("other", "2", "3"), ("4", "5")])
    assert (made.records, made.removed, made.known, made.left) == (6, 2, 2, 2)
    assert "Records removed before screening: in the catalogue already (n = 2)" in lines(made)
    assert ("records removed as in the catalogue", "", "", 2) in rows(made)


def test_as_a_table_no_source_is_a_formula() -> None:
    text = table(account({"1": "=cmd|'x'", "2": "Embase"}, [("1", "2")]))
    assert text.startswith('"measure","source","other","n"\r\n"records identified",,,"2"\r\n')
    assert '"works in both sources","\'=cmd|\'x\'","Embase","1"\r\n' in text
    assert '"=' not in text


def test_a_source_without_records_is_named() -> None:
    said = list(lines(account({"1": "PubMed"}, [], empty=["embase.ris"])))
    assert said[1:3] == [
        "  from PubMed (n = 1), works in no other source (n = 1)",
        "  from embase.ris (n = 0), works in no other source (n = 0)",
    ]


def test_no_records() -> None:
    made = account({}, [])
    assert (made.records, made.removed, made.left) == (0, 0, 0)
    assert next(iter(lines(made))) == "Records identified (n = 0)"


@settings(max_examples=100, deadline=None)
@given(searches())
def test_the_numbers_add_up(search: tuple[list[Record], list[tuple[str, ...]]]) -> None:
    found, groups = search
    made = account({each.name: each.source for each in found}, groups)
    works = {frozenset(group) for group in groups}
    works |= {frozenset([r.name]) for r in found if not any(r.name in g for g in groups)}
    of = {each.name: each.source for each in found}
    assert made.records == len(found) == sum(made.identified.values())
    assert made.left == len(works) == made.records - made.removed
    assert made.removed == sum(made.within.values()) + made.between
    for source, number in made.works.items():
        have = [work for work in works if source in {of[name] for name in work}]
        assert number == len(have) == made.identified[source] - made.within[source]
        assert made.only[source] == sum({of[n] for n in work} == {source} for work in have)
    for (one, other), number in made.both.items():
        assert number == sum({one, other} <= {of[name] for name in work} for work in works)
    assert all(row[3] >= 0 for row in rows(made))
