"""Scores groups of records against labels, by the rules of `../shared/score_dedupe.py`.

What counts are pairs, after clustering: a group of three is three of them. Beside them, and worse, the
works that are lost: of the several works of a wrong group, all but one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

Pair = tuple[str, str]
Members = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """Which records are one work.

    `work`: of each record that has a duplicate, its work. `source`: of each record, where it comes
    from, if only pairs across two sources are labelled; else empty.
    """

    records: int
    work: Mapping[str, str]
    source: Mapping[str, str] = field(default_factory=dict)

    def pairs(self, groups: Iterable[Members]) -> set[Pair]:
        """Give the pairs of the groups that count, each in the order of its identifiers."""
        return {
            (a, b)
            for members in groups
            for a, b in combinations(sorted(set(members)), 2)
            if not self.source or self.source[a] != self.source[b]
        }

    def true_pairs(self) -> set[Pair]:
        """Give the pairs that are labelled as one work."""
        groups: dict[str, list[str]] = {}
        for record, work in self.work.items():
            groups.setdefault(work, []).append(record)
        return self.pairs(map(tuple, groups.values()))

    def work_of(self, record: str) -> tuple[str, bool]:
        """Give a record's work; one that is not labelled is a work of its own."""
        work = self.work.get(record)
        return (record, False) if work is None else (work, True)


@dataclass(frozen=True, slots=True)
class Found:
    """What a program says: groups that are one work, and those that may be."""

    groups: tuple[Members, ...]
    possible: tuple[Members, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """How many pairs are true, how many were found rightly and wrongly, and what was lost.

    `shown`: the true pairs that were found, or shown as possible.
    """

    true: int
    right: int
    wrong: int
    shown: int
    possible: int
    works_lost: int

    @property
    def precision(self) -> float:
        """The share of the pairs found that is right; 1 where none was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of the true pairs that was found; 1 where there are none."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def recall_with_possible(self) -> float:
        """The share of the true pairs that was found or shown to a person."""
        return self.shown / self.true if self.true else 1.0


def score(truth: Truth, found: Found) -> Score:
    """Score what a program found."""
    true, joined, maybe = (
        truth.true_pairs(),
        truth.pairs(found.groups),
        truth.pairs(found.possible),
    )
    return Score(
        true=len(true),
        right=len(true & joined),
        wrong=len(joined - true),
        shown=len(true & (joined | maybe)),
        possible=len(maybe),
        works_lost=sum(1 for _ in lost(truth, found)),
    )


def lost(truth: Truth, found: Found) -> Iterator[Pair]:
    """Yield, for each work that a wrong group folds into another, a record of each."""
    for members in found.groups:
        first: dict[tuple[str, bool], str] = {}
        for record in members:
            first.setdefault(truth.work_of(record), record)
        kept, *others = first.values()
        for other in others:
            yield kept, other


def missed(truth: Truth, found: Found) -> list[tuple[Pair, bool]]:
    """Give the true pairs that were not joined, and whether each was shown as possible."""
    maybe = truth.pairs(found.possible)
    pairs = truth.true_pairs() - truth.pairs(found.groups)
    return [(pair, pair in maybe) for pair in sorted(pairs)]


def reach(truth: Truth, pairs: Iterable[Pair]) -> tuple[int, int]:
    """Give how many pairs there are, and how many of the true ones are among them."""
    true = truth.true_pairs()
    count = reached = 0
    for a, b in pairs:
        count += 1
        reached += (min(a, b), max(a, b)) in true
    return count, reached
