"""Two works side by side: how their titles stand to each other; and what is observed of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from evidence_refs.matching.profile import Profile
from evidence_refs.matching.relations import Relation, relate
from evidence_refs.matching.rubrics import recurs
from evidence_refs.matching.setting import Setting
from evidence_refs.matching.titles import LONG, Title

# The best relation of two records that were printed in several ways.
_BEST: tuple[Relation, ...] = (
    "same", "nearly", "subtitle", "misprint", "turned", "tail", "alike", "within", "akin", "numbers",
    "differs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signal:
    """One observation: its name and, after a colon, its level (`pages:same`), and its words."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two works in their setting, how their titles relate, and the two titles of that relation."""

    a: Profile
    b: Profile
    relation: Relation
    one: Title | None
    other: Title | None
    setting: Setting

    @property
    def recurs(self) -> bool:
        """Say whether works come out under this title again and again."""
        titles = [title for title in (self.one, self.other) if title]
        if self.setting.recurs(*titles):
            return True
        # Of people's articles, `a survey` in a long title says how they worked.
        people = bool(self.a.persons and self.b.persons)
        return any(recurs(title) for title in titles if not people or len(title.content) < LONG)

    @property
    def title(self) -> Title | None:
        """The shorter title of the relation."""
        if self.one is None or self.other is None:
            return None
        return min(self.one, self.other, key=lambda title: (title.length, title.folded))

    @property
    def shares_address(self) -> bool:
        """Say whether they have an address or an identifier in common."""
        shared = self.a.identifiers & self.b.identifiers
        return bool(shared - self.setting.shared) or not self.a.urls.isdisjoint(self.b.urls)

    @property
    def is_hopeless(self) -> bool:
        """Say whether the titles differ, and no number or address could outweigh that."""
        a, b = self.a, self.b
        shares = (
            self.shares_address
            or (a.isbn and a.isbn == b.isbn)
            or (a.pages and b.pages and a.pages.first == b.pages.first)
        )
        return self.relation in ("differs", "numbers") and not shares


def pair_of(a: Profile, b: Profile, setting: Setting) -> Pair:
    """Relate the titles of two works: the closest relation of any two that they were printed with."""
    found = [(relate(one, other), one, other) for one, other in product(a.titles, b.titles)]
    if not found:
        return Pair(a, b, "absent", None, None, setting)
    return Pair(
        a,
        b,
        *min(
            found, key=lambda some: (_BEST.index(some[0]), sorted((some[1].folded, some[2].folded)))
        ),
        setting,
    )
