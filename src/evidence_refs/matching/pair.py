"""Two works side by side: how their titles stand to each other; and what is observed of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from evidence_refs.matching.profile import Profile
from evidence_refs.matching.titles import Relation, Title, relate

# The best relation of two records that were printed in several ways.
_BEST: tuple[Relation, ...] = (
    "same", "nearly", "subtitle", "misprint", "turned", "tail", "within", "akin", "numbers", "differs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signal:
    """One observation. With `against`, the two are never merged, whatever else speaks for it."""

    name: str
    score: float
    reason: str
    against: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two works, how their titles stand to each other, and the shorter title of that relation."""

    a: Profile
    b: Profile
    relation: Relation
    title: Title | None

    @property
    def shares_address(self) -> bool:
        """Say whether they have an address or an identifier in common."""
        return bool(self.a.urls & self.b.urls or self.a.identifiers & self.b.identifiers)

    @property
    def is_hopeless(self) -> bool:
        """Say whether the titles differ, and no number or address could outweigh that."""
        a, b = self.a, self.b
        shares = (
            self.shares_address or (a.isbn and a.isbn == b.isbn) or (a.pages and a.pages == b.pages)
        )
        return self.relation in ("differs", "numbers") and not shares


def pair_of(a: Profile, b: Profile) -> Pair:
    """Relate the titles of two works: the closest relation of any two that they were printed with."""
    found = [(relate(one, other), one, other) for one, other in product(a.titles, b.titles)]
    if not found:
        return Pair(a, b, "absent", None)
    best, one, other = min(found, key=lambda some: _BEST.index(some[0]))
    return Pair(a, b, best, min(one, other, key=lambda title: title.length))
