"""Groups of works that are one, each accepted as a whole, and pairs that may be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from evidence_refs.matching.candidates import candidates
from evidence_refs.matching.clusters import Clusters, Edge, Said
from evidence_refs.matching.decision import MERGE, Decision
from evidence_refs.matching.doubts import ambiguous, rivals
from evidence_refs.matching.profile import Profile, profile_of
from evidence_refs.matching.setting import container_of, one_container, setting_of
from evidence_refs.matching.versions import DEFAULT, Versions
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
            They are read once, and only what is compared of them is held.
        distinct: pairs of identifiers that a person said are not one.
        same: pairs of identifiers that a person said are one.
        fixed: identifiers of works that never join each other, only others.
        versions: what becomes of preprints, updates and papers of conferences.

    A group stands only if no two of its members contradict each other: nothing is chained.
    """
    profiles = [profile_of(identifier, work) for identifier, work in works]
    said = Said.of(profiles, same=same, distinct=distinct, fixed=fixed)
    clusters = Clusters(profiles, said, setting_of(profiles, versions))
    alone = without_doubles(profiles, clusters, said)
    compared = [profiles[at] for at in alone]
    pairs = ((alone[a], alone[b]) for a, b in candidates(compared).tolist())
    containers = Counter(map(container_of, profiles))
    return joined(profiles, clusters, pairs, containers)


def joined(
    profiles: Sequence[Profile],
    clusters: Clusters,
    pairs: Iterable[tuple[int, int]],
    containers: Mapping[str, int],
) -> Groups:
    """Compare pairs of works, join those that are one, and give what came of it.

    `containers`: how many works each has, by its folded name.
    """
    edges = _settled(list(clusters.edges(pairs)), profiles, clusters, containers)
    doubtful = rivals(edges, clusters) | ambiguous(edges, profiles)
    sure = [edge for edge in edges if edge[2].verdict == "merge" and edge[:2] not in doubtful]
    # By score, then by name, so that the order of the works changes nothing.
    for a, b, decision in sorted(
        sure, key=lambda e: (-e[2].total, sorted((profiles[e[0]].id, profiles[e[1]].id)))
    ):
        clusters.join(a, b, decision)
    return Groups(
        tuple(Group(_ids(profiles, at), *_summary(held)) for at, held in clusters.found()),
        tuple(_possible(profiles, clusters.between(edges))),
    )


def without_doubles(profiles: Sequence[Profile], clusters: Clusters, said: Said) -> list[int]:
    """Join records that are the same, word by word; give one of each, and all others.

    Ten thousand copies of a record are one work to compare, not fifty million pairs.
    """
    under = Counter(map(_title_of, profiles))
    copies: defaultdict[Profile, list[int]] = defaultdict(list)
    left = list[int]()
    for at, profile in enumerate(profiles):
        if under[_title_of(profile)] == 1:  # compared in full is only what may be the same
            left.append(at)
        else:
            copies[replace(profile, id="")].append(at)
    decided = {at for pair in said.distinct for at in pair} | said.fixed
    for members in copies.values():
        members.sort(key=lambda at: profiles[at].id)  # whichever comes first in a file
        same = len(members) > 1 and decided.isdisjoint(members) and clusters.identical(members)
        left += members[:1] if same else members
    return sorted(left)


def _title_of(profile: Profile) -> str:
    return profile.titles[0].printed if profile.titles else ""


def _settled(
    edges: list[Edge],
    profiles: Sequence[Profile],
    clusters: Clusters,
    containers: Mapping[str, int],
) -> list[Edge]:
    """Give the pairs anew where they show that two names of journals are those of one."""
    apart = ((profiles[a], profiles[b]) for a, b, decision in edges if _is_elsewhere(decision))
    known = one_container(containers, apart)
    if not known:
        return edges
    clusters.learn(known)
    return list(clusters.edges((a, b) for a, b, _ in edges))


def _is_elsewhere(decision: Decision) -> bool:
    """Say whether the names of journals alone forbid a merge."""
    return decision.total >= MERGE and decision.against == (ELSEWHERE,)


def _possible(profiles: Sequence[Profile], edges: Sequence[Edge]) -> Iterator[Group]:
    """Yield pairs that may be one work, the likeliest first."""
    for a, b, decision in sorted(edges, key=lambda edge: (-edge[2].total, edge[0], edge[1])):
        yield Group(_ids(profiles, (a, b)), decision.score, decision.reasons)


def _ids(profiles: Sequence[Profile], positions: Iterable[int]) -> tuple[str, ...]:
    return tuple(profiles[at].id for at in positions)


def _summary(decisions: Sequence[Decision]) -> tuple[float, tuple[str, ...]]:
    """Give the score and the reasons of the weakest decision that holds a group."""
    weakest = min(decisions, key=lambda decision: (decision.total, decision.reasons))
    return weakest.score, weakest.reasons
