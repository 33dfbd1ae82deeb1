"""An invented library of works across disciplines, the same for the same seed.

Titles are put together of few words, so that near titles happen by chance; and some works are made from
another on purpose: a part, a sibling with one word swapped, a companion on the next pages, an erratum,
a protocol, a meeting's abstract. Each is a work of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from tests.matching.vocabulary import (
    DISCIPLINES,
    FAMILIES,
    GIVEN,
    ISSUERS,
    RECURRING,
    SENTENCES,
    Discipline,
    Journal,
)

Kind = Literal["article", "abstract", "paper", "report", "book"]


@dataclass(frozen=True, slots=True)
class Published:
    """A work as it was published. `people` are family and given names."""

    key: str
    kind: Kind
    field: str
    title: str
    people: tuple[tuple[str, str], ...]
    journal: Journal | None
    year: int
    volume: int
    issue: int
    first: int
    last: int
    doi: str
    abstract: str


_SWAPS = (("men", "women"), ("rabbits", "rats"), ("fifteenth", "sixteenth"))  # fmt: skip


def library(seed: int = 0, size: int = 600) -> list[Published]:
    """Give the works. Their keys are their numbers."""
    random = Random(seed)
    works: list[Published] = []
    titles: set[str] = set()
    while len(works) < size:
        for work in _family(random, titles):
            works.append(replace(work, key=f"w{len(works):04d}"))
    return works[:size]


def _family(random: Random, titles: set[str]) -> Iterator[Published]:
    """Yield a work that is new, and the works that are made from it."""
    if random.random() < 0.04:
        yield from _slots(random)
        return
    first = _work(random)
    while first.title in titles:
        first = _work(random)
    if random.random() < 0.06 and first.kind == "article":
        parts = (("Part I", "Part II"), ("Part 1", "Part 2"), ("part one", "part two"))
        for part in random.choice(parts):
            yield _again(first, random, title=f"{first.title}. {part}")
        return
    titles.add(first.title)
    yield first
    if first.kind in ("article", "paper") and random.random() < 0.25:
        yield random.choice((_sibling, _companion, _erratum, _protocol, _meeting))(first, random)
    if first.kind == "report" and random.random() < 0.5:
        told = f"What the full report says, in {random.randint(4, 20)} pages for those who decide."
        yield replace(first, title=f"{first.title}: summary", abstract=told)


def _work(random: Random) -> Published:
    field = random.choice(sorted(DISCIPLINES))
    words = DISCIPLINES[field]
    kind: Kind = random.choices(("article", "report", "book"), (88, 7, 5))[0]
    journal = random.choice(words.journals) if kind == "article" else None
    if journal is not None and journal.name.startswith("International Conference"):
        kind = "paper"
    year, first = random.randint(1985, 2022), random.randint(1, 1500)
    volume = journal.volume(year) if journal else 0
    if kind == "report":
        people: tuple[tuple[str, str], ...] = ((random.choice(ISSUERS), ""),)
    else:
        people = _people(random)
    return Published(
        "", kind, field, _title(words, random), people, journal, year, volume,
        random.randint(1, 12), first, first + random.randint(2, 18),
        _doi(random, year) if kind != "report" else "", _abstract(words, random),
    )  # fmt: skip


def _title(words: Discipline, random: Random) -> str:
    thing, whom, end, how = (
        random.choice(kind) for kind in (words.things, words.whom, words.ends, words.how)
    )
    title = random.choice(
        (
            f"{thing} and {end} in {whom}: {how}",
            f"{thing} for {whom}: {how}",
            f"effect of {thing} on {end} in {whom}",
            f"{end} and {thing} among {whom}",
            f"does {thing} matter for {end}? {how} of {whom}",
            f"{thing}, {random.choice(words.things)} and {end} in {whom}",
            f"what {whom} say about {thing}: {how}",
        )
    )
    return title[0].upper() + title[1:]


def _people(random: Random) -> tuple[tuple[str, str], ...]:
    families = random.sample(FAMILIES, random.choice((1, 2, 2, 3, 3, 4, 6)))
    return tuple((family, random.choice(GIVEN)) for family in families)


def _doi(random: Random, year: int) -> str:
    return f"10.{random.choice((9999, 8888, 7777))}/{random.choice('abcdef')}{year}.{random.randint(1, 10**8)}"


def _abstract(words: Discipline, random: Random) -> str:
    """Put sentences together, so that those of two works are seldom alike."""

    def sentence(frames: tuple[str, ...]) -> str:
        told = random.choice(frames).format(
            thing=random.choice(words.things), whom=random.choice(words.whom),
            end=random.choice(words.ends), other=random.choice(words.ends),
            n=random.randint(100, 9000), few=random.randint(2, 90), year=random.randint(1950, 2020),
        )  # fmt: skip
        return told[0].upper() + told[1:]

    return " ".join(sentence(frames) for frames in SENTENCES)


def _slots(random: Random) -> Iterator[Published]:
    """Yield works under a title that comes back: an author may come back too, the place never."""
    title, work = random.choice(RECURRING), _work(random)
    while work.kind != "article":
        work = _work(random)
    for issue in range(1, 4):
        first = work.first + 100 * issue
        yield replace(
            work, title=title, issue=issue, first=first, last=first + 1, abstract="",
            doi=_doi(random, work.year) if work.doi else "",
        )  # fmt: skip


def _again(work: Published, random: Random, **changed: str) -> Published:
    """Give another work of the same people, in a later issue of the same journal."""
    first = work.first + random.randint(40, 300)
    made = replace(
        work, issue=work.issue % 12 + 1, first=first, last=first + random.randint(3, 12),
        doi=_doi(random, work.year), abstract=_abstract(DISCIPLINES[work.field], random),
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


def _sibling(work: Published, random: Random) -> Published:
    """One content word, or one term, is another."""
    swaps = [pair for pair in _SWAPS if pair[0] in work.title.split()]
    if swaps:
        return _again(work, random, title=work.title.replace(*swaps[0]))
    words, small = DISCIPLINES[work.field], work.title.casefold()
    kind = next(kind for kind in (words.ends, words.things) if any(each in small for each in kind))
    held = next(each for each in kind if each in small)
    other = random.choice([each for each in kind if each not in small])
    title = small.replace(held, other)
    return _again(work, random, title=title[0].upper() + title[1:])


def _companion(work: Published, random: Random) -> Published:
    """What stands on the pages after it, in the same issue, under the same main title."""
    main, colon, _ = work.title.partition(":")
    if not colon:
        return _sibling(work, random)
    other = random.choice(DISCIPLINES[work.field].ends)
    made = _again(work, random, title=f"{main}: costs and {other}")
    return replace(made, issue=work.issue, first=work.last + 1, last=work.last + 9)


def _erratum(work: Published, random: Random) -> Published:
    return replace(_again(work, random, title=f"Erratum: {work.title}"), abstract="")


def _protocol(work: Published, random: Random) -> Published:
    made = _again(work, random, title=f"{work.title}: study protocol")
    return replace(made, year=work.year - 2, volume=work.volume - 2)


def _meeting(work: Published, random: Random) -> Published:
    """The abstract of a meeting a year before, under the same title."""
    others = [each for each in DISCIPLINES[work.field].journals if each != work.journal]
    other, year = random.choice(others), work.year - 1
    made = replace(_again(work, random), journal=other, kind="abstract", year=year)
    return replace(made, volume=other.volume(year), last=made.first)
