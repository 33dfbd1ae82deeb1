"""How many records came from where, and what became of them, as PRISMA 2020 asks.

The names are those of its flow diagram: https://www.prisma-statement.org/prisma-2020-flow-diagram
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evidence_refs.formats.tables import csv


@dataclass(frozen=True, slots=True)
class Account:
    """The numbers of a search.

    `identified` are records by source, `works` the works that a source has, `only` those that no
    other has; `both` the works of each pair of sources. Of the duplicates, those `within` a source
    are told by source; `between` are the others: a work that three sources have is two of them.
    `known` are the works that the catalogue has.
    """

    identified: Mapping[str, int]
    within: Mapping[str, int]
    between: int
    works: Mapping[str, int]
    only: Mapping[str, int]
    both: Mapping[tuple[str, str], int]
    possible: int
    known: int = 0

    @property
    def records(self) -> int:
        """All records that were read."""
        return sum(self.identified.values())

    @property
    def removed(self) -> int:
        """The duplicates."""
        return sum(self.within.values()) + self.between

    @property
    def left(self) -> int:
        """The records to screen: one for each work."""
        return self.records - self.removed - self.known


def account(
    sources: Mapping[str, str],
    groups: Iterable[Sequence[str]],
    possible: int = 0,
    empty: Iterable[str] = (),
) -> Account:
    """Count records and works.

    Args:
        sources: for the name of each record, its source.
        groups: names of records that are one work, each in one group at most. A name that has no
            source is that of a record of the catalogue.
        possible: how many pairs are left for a person to judge.
        empty: sources that were searched, and gave no record.
    """
    identified = Counter(sources.values())
    identified.update(dict.fromkeys(empty, 0))
    works, only = Counter(identified), Counter(identified)
    within: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    between = known = 0
    for group in groups:
        found = Counter(sources[name] for name in group if name in sources)
        known += found.total() < len(group)
        for source, number in found.items():
            within[source] += number - 1
            works[source] -= number - 1
            only[source] -= number if len(found) > 1 else number - 1
        between += len(found) - 1
        both.update(combinations(sorted(found), 2))
    return Account(
        dict(identified),
        {source: within[source] for source in identified},
        between,
        dict(works),
        dict(only),
        {pair: both[pair] for pair in combinations(sorted(identified), 2)},
        possible,
        known,
    )


COLUMNS = ("measure", "source", "other", "n")
Row = tuple[str, str, str, int]


def rows(account: Account) -> Iterator[Row]:
    """Give the account as a table of `COLUMNS`: what is counted, of which source or pair, how many."""
    yield "records identified", "", "", account.records
    for source, number in account.identified.items():
        yield "records identified", source, "", number
    yield "duplicate records removed", "", "", account.removed
    for source, number in account.within.items():
        yield "duplicate records removed within a source", source, "", number
    yield "duplicate records removed between sources", "", "", account.between
    if account.known:
        yield "records removed as in the catalogue", "", "", account.known
    yield "records left to screen", "", "", account.left
    for source, number in account.works.items():
        yield "works", source, "", number
    for source, number in account.only.items():
        yield "works in no other source", source, "", number
    for (one, other), number in account.both.items():
        yield "works in both sources", one, other, number
    yield "possible pairs left to judge", "", "", account.possible


def table(account: Account) -> str:
    """Give the account as CSV. A source may be called anything, and no cell is a formula."""
    cells = ((csv.cell("note", str(cell)) for cell in row) for row in rows(account))
    return "".join(map(csv.line, (COLUMNS, *cells)))


def lines(account: Account) -> Iterator[str]:
    """Give the account in words, as the boxes of the flow diagram have them."""
    yield f"Records identified (n = {account.records})"
    for source, number in account.identified.items():
        only = account.only[source]
        yield f"  from {source} (n = {number}), works in no other source (n = {only})"
    yield f"Records removed before screening: duplicate records (n = {account.removed})"
    for source, number in account.within.items():
        if number:
            yield f"  within {source} (n = {number})"
    yield f"  between sources (n = {account.between})"
    if account.known:
        yield f"Records removed before screening: in the catalogue already (n = {account.known})"
    yield from _matrix(account)
    yield f"Records left to screen (n = {account.left})"
    if account.possible:
        yield f"Pairs that may be one work, left to judge (n = {account.possible})"


def _matrix(account: Account) -> Iterator[str]:
    """Give how many works both of two sources have, a line a source; below the diagonal alone."""
    sources = sorted(account.identified)
    if len(sources) < 2:
        return
    yield "Works that both sources have:"
    for at, source in enumerate(sources[1:], 1):
        shared = (f"{other} {account.both[other, source]}" for other in sources[:at])
        yield f"  {source}: {', '.join(shared)}"
