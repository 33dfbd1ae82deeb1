"""Groups of works that are one, each accepted as a whole, and pairs that may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from evidence_refs.matching.candidates import candidates
from evidence_refs.matching.decision import MERGE, Decision, decide
from evidence_refs.matching.keys import content_words, slug_of
from evidence_refs.matching.profile import Profile, profile_of
from evidence_refs.matching.versions import DEFAULT, Versions
from evidence_refs.matching.setting import Setting, one_container, recurring_titles
from evidence_refs.matching.titles import Relation, Title, relate
from evidence_refs.matching.vetoes import ELSEWHERE
from evidence_refs.model import Work


@dataclass(frozen=True, slots=True)
class Group:
    """Identifiers of works that are one, or of two that may be; the lowest score that holds it."""

    members: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The sure groups, to be merged, and the possible pairs, for a person to judge."""

    sure: tuple[Group, ...] = ()
    possible: tuple[Group, ...] = ()


def group(
    works: Iterable[tuple[str, Work]],
    *,
    distinct: Iterable[tuple[str, str]] = (),
    same: Iterable[tuple[str, str]] = (),
    fixed: Collection[str] = (),
    versions: Versions = DEFAULT,
) -> Groups:
    """Find which works are one.

    Args:
        works: identifiers, each once, with their works; the order is kept in what is given back.
        distinct: pairs of identifiers that a person said are not one.
        same: pairs of identifiers that a person said are one.
        fixed: identifiers of works that never join each other, only others.

    A group stands only if no two of its members contradict each other: nothing is chained.
    """
    profiles = [profile_of(identifier, work) for identifier, work in works]
    setting = Setting(recurring=recurring_titles(profiles), versions=versions)
    grouping = _Grouping(profiles, distinct, fixed, setting)
    pairs = ((a, b) for a, b in candidates(profiles).tolist() if not grouping.are_fixed(a, b))
    edges = list(grouping.edges(pairs))
    apart = ((profiles[a], profiles[b]) for a, b, d in edges if _is_elsewhere(d))
    if known := one_container(profiles, apart):
        grouping.learn(known)
        edges = list(grouping.edges((a, b) for a, b, _ in edges))
    doubtful = _doubtful(edges, grouping) | _ambiguous(edges, profiles)
    sure = [edge for edge in edges if edge[2].verdict == "merge" and edge[:2] not in doubtful]
    # By score, then by name, so that the order of the works changes nothing.
    for a, b, decision in sorted(
        sure, key=lambda e: (-e[2].total, sorted((profiles[e[0]].id, profiles[e[1]].id)))
    ):
        grouping.join(a, b, decision)
    return grouping.result(edges)


def _is_elsewhere(decision: Decision) -> bool:
    """Say whether the names of journals alone forbid a merge."""
    return decision.total >= MERGE and decision.against == (ELSEWHERE,)


_CLEAR = 0.95
_ONE_TITLE: frozenset[Relation] = frozenset(("same", "nearly", "misprint"))
_Edge = tuple[int, int, Decision]


class _Grouping:
    """Clusters that grow by joining, and never hold two works that contradict each other."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        distinct: Iterable[tuple[str, str]],
        fixed: Collection[str],
        setting: Setting,
    ) -> None:
        self._profiles = profiles
        self._setting = setting
        self._distinct = {frozenset(pair) for pair in distinct}
        self._fixed = frozenset(fixed)
        self._cluster = {at: [at] for at in range(len(profiles))}
        self._held: defaultdict[int, list[Decision]] = defaultdict(list)
        self._known: dict[tuple[int, int], Decision] = {}

    def decision(self, a: int, b: int) -> Decision:
        """Decide on a pair, once."""
        pair = (min(a, b), max(a, b))
        if pair not in self._known:
            self._known[pair] = decide(self._profiles[a], self._profiles[b], self._setting)
        return self._known[pair]

    def edges(self, pairs: Iterable[tuple[int, int]]) -> Iterator[_Edge]:
        """Yield the pairs that are one work, or may be."""
        for a, b in pairs:
            decision = self.decision(a, b)
            if decision.verdict != "apart":
                yield a, b, decision

    def learn(self, containers: frozenset[frozenset[str]]) -> None:
        """Take names of journals as those of one; what was decided is decided anew."""
        self._setting = replace(self._setting, containers=containers)
        self._known.clear()

    def excludes(self, a: int, b: int) -> bool:
        """Say whether two works cannot stand in one group."""
        return self.are_fixed(a, b) or self.contradict(a, b)

    def contradict(self, a: int, b: int) -> bool:
        """Say whether two works are not one, by what they say or by what a person said."""
        pair = frozenset((self._profiles[a].id, self._profiles[b].id))
        return pair in self._distinct or self.decision(a, b).contradicts

    def are_fixed(self, a: int, b: int) -> bool:
        """Say whether two works are both of those that never join each other."""
        return {self._profiles[a].id, self._profiles[b].id} <= self._fixed

    def join(self, a: int, b: int, decision: Decision) -> None:
        """Join the clusters of two works, unless any two members exclude each other."""
        one, other = self._cluster[a], self._cluster[b]
        if one is not other:
            if any(self.excludes(x, y) for x in one for y in other):
                return
            one.extend(other)
            self._cluster.update((at, one) for at in other)
        self._held[min(one)].append(decision)

    def result(self, edges: Sequence[_Edge]) -> Groups:
        """Give the clusters of two and more, and the pairs between clusters."""
        clusters = {id(c): sorted(c) for c in self._cluster.values() if len(c) > 1}
        sure = [
            Group(self._ids(c), *_summary([d for at in c for d in self._held.get(at, [])]))
            for c in sorted(clusters.values())
        ]
        return Groups(tuple(sure), self._possible(edges))

    def _possible(self, edges: Sequence[_Edge]) -> tuple[Group, ...]:
        """Give the pairs between clusters, the likeliest first; none where a person decided."""
        left = [e for e in edges if self._cluster[e[0]] is not self._cluster[e[1]]]
        left = [edge for edge in left if not self._decided(edge[0], edge[1])]
        ranked = sorted(left, key=lambda edge: (-edge[2].total, edge[0], edge[1]))
        return tuple(Group(self._ids([a, b]), d.score, d.reasons) for a, b, d in ranked)

    def _decided(self, a: int, b: int) -> bool:
        return any(
            frozenset((self._profiles[x].id, self._profiles[y].id)) in self._distinct
            for x in self._cluster[a]
            for y in self._cluster[b]
        )

    def _ids(self, positions: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._profiles[at].id for at in positions)


def _doubtful(edges: Sequence[_Edge], grouping: _Grouping) -> set[tuple[int, int]]:
    """Give the merges of a work with one of two others that contradict each other.

    The likelier of the two merges holds, unless it is weak too; of two as likely none does.
    """
    partners: defaultdict[int, list[tuple[int, _Edge]]] = defaultdict(list)
    for edge in edges:
        if edge[2].verdict == "merge":
            partners[edge[0]].append((edge[1], edge))
            partners[edge[1]].append((edge[0], edge))
    doubtful = set()
    for others in partners.values():
        for (x, one), (y, other) in combinations(others, 2):
            if grouping.contradict(x, y):
                best = max(one[2].total, other[2].total)
                tied = one[2].total == other[2].total
                pair = (one, other)
                doubtful |= {e[:2] for e in pair if tied or e[2].weak or e[2].total < best}
    return doubtful


def _ambiguous(edges: Sequence[_Edge], profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Give the merges by a main title that begins several titles (`Integrated care systems`).

    A date or an address beside the issuer lifts the score above what these need.
    """
    whole: defaultdict[tuple[str, ...], set[Title]] = defaultdict(set)
    for title in {title for profile in profiles for title in profile.titles}:
        for head in title.heads:
            whole[content_words(head)].add(title)
    crowded = {head for head, titles in whole.items() if _are_several(titles)}
    return {
        (a, b)
        for a, b, decision in edges
        if decision.shortened
        and decision.score < _CLEAR
        and not crowded.isdisjoint(name for at in (a, b) for name in _names(profiles[at]))
    }


def _are_several(titles: Collection[Title]) -> bool:
    """Say whether titles that begin alike are of several works, not one title misprinted."""
    first = min(titles, key=lambda title: (title.length, title.folded))
    return any(relate(first, title) not in _ONE_TITLE for title in titles)


def _names(profile: Profile) -> list[tuple[str, ...]]:
    """Give the telling words of a work's titles, of its addresses where it has none."""
    if profile.titles:
        return [title.content for title in profile.titles]
    return [content_words(slug_of(url)) for url in profile.urls]


def _summary(decisions: Sequence[Decision]) -> tuple[float, tuple[str, ...]]:
    reasons = dict.fromkeys(reason for d in decisions for reason in d.reasons)
    return min(d.score for d in decisions), tuple(reasons)
