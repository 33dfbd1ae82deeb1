"""Clusters of works that grow by joining, and never hold two works that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_refs.matching.decision import Decision, decide, unless_apart
from evidence_refs.matching.profile import Profile
from evidence_refs.matching.setting import Setting

Edge = tuple[int, int, Decision]
"""Two works that are one, or may be, by their positions."""

SAID = Decision("merge", 1.0, ("a person said that they are one",))
IDENTICAL = Decision("merge", 1.0, ("the same record, word by word",))
LARGEST = 100
"""No cluster grows beyond so many works: each is compared with each, and no work is found so often."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said, by positions: works that are one, that are not, and those that stand."""

    same: frozenset[tuple[int, int]] = frozenset()
    distinct: frozenset[tuple[int, int]] = frozenset()
    fixed: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        profiles: Sequence[Profile],
        *,
        same: Iterable[tuple[str, str]],
        distinct: Iterable[tuple[str, str]],
        fixed: Collection[str],
    ) -> Said:
        """Take identifiers; those of no work are left out."""
        at = {profile.id: position for position, profile in enumerate(profiles)}

        def known(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[int, int]]:
            return frozenset(pair_of(at[a], at[b]) for a, b in pairs if a in at and b in at)

        return cls(
            known(same), known(distinct), frozenset(at[name] for name in fixed if name in at)
        )


def pair_of(a: int, b: int) -> tuple[int, int]:
    """Give a pair as it is kept, the lower first."""
    return (a, b) if a < b else (b, a)


class Clusters:
    """Which works stand together, and the decisions that hold them."""

    def __init__(self, profiles: Sequence[Profile], said: Said, setting: Setting) -> None:
        self._profiles = profiles
        self._said = said
        self._setting = setting
        self._cluster = {at: [at] for at in range(len(profiles))}
        self._held: defaultdict[int, list[Decision]] = defaultdict(list)
        self._known: dict[tuple[int, int], Decision] = {}
        for a, b in sorted(said.same):
            self._unite(a, b, SAID)

    def edges(self, pairs: Iterable[tuple[int, int]]) -> Iterator[Edge]:
        """Yield the pairs that are one work, or may be; those apart are forgotten at once."""
        for a, b in pairs:
            if not self.are_fixed(a, b):
                decision = unless_apart(self._profiles[a], self._profiles[b], self._setting)
                if decision:
                    self._known[pair_of(a, b)] = decision
                    yield a, b, decision

    def learn(self, containers: frozenset[frozenset[str]]) -> None:
        """Take names of journals as those of one; what was decided is decided anew."""
        self._setting = replace(self._setting, containers=containers)
        self._known.clear()

    def contradict(self, a: int, b: int) -> bool:
        """Say whether two works are not one, by what they say or by what a person said."""
        pair = pair_of(a, b)
        if pair in self._said.distinct:
            return True
        if pair in self._said.same:
            return False
        if pair not in self._known:
            self._known[pair] = decide(self._profiles[a], self._profiles[b], self._setting)
        return self._known[pair].contradicts

    def are_fixed(self, a: int, b: int) -> bool:
        """Say whether two works are both of those that never join each other."""
        return a in self._said.fixed and b in self._said.fixed

    def join(self, a: int, b: int, decision: Decision) -> None:
        """Join the clusters of two works, unless any two members exclude each other."""
        one, other = self._cluster[a], self._cluster[b]
        if one is other:
            self._held[min(one)].append(decision)
        elif len(one) + len(other) <= LARGEST and not any(
            self.are_fixed(x, y) or self.contradict(x, y) for x in one for y in other
        ):
            self._unite(a, b, decision)

    def identical(self, members: Sequence[int]) -> bool:
        """Join records that say the same, if they say enough; say whether they do."""
        first = self._profiles[members[0]]
        if decide(first, first, self._setting).verdict != "merge":
            return False
        for at in members[1:]:
            self._unite(members[0], at, IDENTICAL)
        return True

    def found(self) -> Iterator[tuple[list[int], list[Decision]]]:
        """Yield each cluster of two and more, in the order of the works, with what holds it."""
        clusters = {id(each): sorted(each) for each in self._cluster.values() if len(each) > 1}
        for members in sorted(clusters.values()):
            yield members, [decision for at in members for decision in self._held.get(at, ())]

    def between(self, edges: Iterable[Edge]) -> list[Edge]:
        """Give the pairs between two clusters of which no person said that they are not one."""
        return [
            edge
            for edge in edges
            if self._cluster[edge[0]] is not self._cluster[edge[1]]
            and not self._are_decided(edge[0], edge[1])
        ]

    def _are_decided(self, a: int, b: int) -> bool:
        if not self._said.distinct:
            return False
        crossing = (pair_of(x, y) for x in self._cluster[a] for y in self._cluster[b])
        return not self._said.distinct.isdisjoint(crossing)

    def _unite(self, a: int, b: int, decision: Decision) -> None:
        one, other = self._cluster[a], self._cluster[b]
        if one is not other:
            one, other = (one, other) if len(one) >= len(other) else (other, one)
            one.extend(other)
            self._cluster.update((at, one) for at in other)
        self._held[min(one)].append(decision)
