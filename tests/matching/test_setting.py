"""What a whole set tells of two of its works."""

from __future__ import annotations

from collections import Counter

from evidence_refs.matching.groups import group
from evidence_refs.matching.profile import Profile, profile_of
from evidence_refs.matching.setting import (
    container_of,
    one_container,
    recurring_titles,
    shared_identifiers,
)
from evidence_refs.model import Person, Work


def profiles(*works: Work) -> list[Profile]:
    return [profile_of(str(at), work) for at, work in enumerate(works)]


def test_a_title_of_three_years_recurs_and_one_of_two_prints_does_not() -> None:
    message = [
        Work.of(title="The treasurer's account", date=f"{year}") for year in (2001, 2002, 2003)
    ]
    one = [Work.of(title="Falls in older people", date=date) for date in ("2001", "2002", "2002")]
    assert recurring_titles(profiles(*message, *one)) == {("treasurers", "account")}


def test_an_identifier_of_unlike_works_is_that_of_what_holds_them() -> None:
    doi = "10.5555/supplement.1"
    held = [
        Work.of(title="Falls in older people at night", doi=doi, pages="S12"),
        Work.of(title="Green tea and the brain of mice", doi=doi, pages="S19"),
    ]
    assert shared_identifiers(profiles(*held)) == {f"doi:{doi}"}
    assert group(list(enumerate_names(held))).sure == ()
    translated = [
        Work.of(title="Falls in older people at night", doi=doi, pages="12-19"),
        Work.of(title="Sturz und Alter bei Nacht", doi=doi, pages="12-19"),
    ]
    assert shared_identifiers(profiles(*translated)) == frozenset()


def enumerate_names(works: list[Work]) -> list[tuple[str, Work]]:
    return [(f"w{at}", work) for at, work in enumerate(works)]


def test_two_names_of_a_journal_are_learnt_from_its_works() -> None:
    def works(journal: str) -> list[Work]:
        return [
            Work.of(
                title=f"Query planning for {word} sensors and their streams",
                authors=[Person(family=f"Writer{word}", given="A")],
                journal=journal,
                date="2001",
            )
            for word in ("marine", "lunar", "alpine", "urban")
        ]

    one, other = works("Conference on Data"), works("Sigma Gathering")
    found = group(enumerate_names([*one, *other]))
    assert len(found.sure) == 4
    alone = group(enumerate_names([one[0], other[0]]))
    assert alone.sure == ()
    assert len(alone.possible) == 1


def test_a_few_works_of_a_big_journal_prove_nothing() -> None:
    big = [Work.of(title=f"Work {at}", journal="Meeting reports") for at in range(40)]
    small = [Work.of(title=f"Paper {at}", journal="Annals of Physiology") for at in range(40)]
    found = profiles(*big, *small)
    works = Counter(map(container_of, found))
    assert one_container(works, [(found[at], found[40 + at]) for at in range(5)]) == frozenset()
    works = Counter(map(container_of, found))
    assert one_container(works, [(found[at], found[40 + at]) for at in range(20)])
