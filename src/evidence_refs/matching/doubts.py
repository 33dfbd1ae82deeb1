"""Merges that are likely of two works, and not of the whole set: another could be meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import combinations

from evidence_refs.matching.clusters import Clusters, Edge
from evidence_refs.matching.keys import content_words, slug_of
from evidence_refs.matching.profile import Profile
from evidence_refs.matching.relations import Relation, relate
from evidence_refs.matching.titles import Title

_CLEAR = 0.95
_ONE_TITLE: frozenset[Relation] = frozenset(("same", "nearly", "misprint"))


def rivals(edges: Sequence[Edge], clusters: Clusters) -> set[tuple[int, int]]:
    """Give the merges of a work with one of two others that contradict each other.

    The likelier of the two merges holds, unless it is weak too; of two as likely none does.
    """
    partners: defaultdict[int, list[tuple[int, Edge]]] = defaultdict(list)
    for edge in edges:
        if edge[2].verdict == "merge":
            partners[edge[0]].append((edge[1], edge))
            partners[edge[1]].append((edge[0], edge))
    doubtful = set()
    for others in partners.values():
        for (x, one), (y, other) in combinations(others, 2):
            if clusters.contradict(x, y):
                best = max(one[2].total, other[2].total)
                tied = one[2].total == other[2].total
                pair = (one, other)
                doubtful |= {e[:2] for e in pair if tied or e[2].weak or e[2].total < best}
    return doubtful


def ambiguous(edges: Sequence[Edge], profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Give the merges by a main title that begins several titles (`Integrated care systems`).

    A date or an address beside the issuer lifts the score above what these need.
    """
    shortened = [e for e in edges if e[2].shortened and e[2].total < _CLEAR]
    if not shortened:
        return set()
    whole: defaultdict[tuple[str, ...], set[Title]] = defaultdict(set)
    for title in {title for profile in profiles for title in profile.titles}:
        for head in title.heads:
            whole[content_words(head)].add(title)
    crowded = {head for head, titles in whole.items() if _are_several(titles)}
    return {
        (a, b)
        for a, b, _ in shortened
        if not crowded.isdisjoint(name for at in (a, b) for name in _names(profiles[at]))
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
