"""What a whole set of works tells of two of them: titles that recur in it, journals of two names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from evidence_refs.matching.persons import compare
from evidence_refs.matching.profile import Profile
from evidence_refs.matching.titles import Title
from evidence_refs.matching.versions import DEFAULT, Versions

_SEVERAL = 3
_UNLIKE, _LOOK = 60, 20
_MERGES, _PART = 3, 0.25


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known beside two works.

    `recurring`: the telling words of titles under which the set has several works. `shared`:
    identifiers of what holds several works (a supplement). `containers`: pairs of
    folded names of journals that are one, as merges have shown. `versions`: what a person wants of
    versions of a work.
    """

    recurring: frozenset[tuple[str, ...]] = frozenset()
    shared: frozenset[str] = frozenset()
    containers: frozenset[frozenset[str]] = frozenset()
    versions: Versions = DEFAULT

    def recurs(self, *titles: Title) -> bool:
        """Say whether one of these titles recurs in the set."""
        return any(title.content in self.recurring for title in titles)


ALONE = Setting()


def setting_of(profiles: Sequence[Profile], versions: Versions) -> Setting:
    """Give what a set tells before any of its works are compared."""
    return Setting(
        recurring=recurring_titles(profiles),
        shared=shared_identifiers(profiles),
        versions=versions,
    )


def recurring_titles(profiles: Iterable[Profile]) -> frozenset[tuple[str, ...]]:
    """Give the telling words of titles of several works (`Editorial`, `Chair's message`).

    One work is printed with two years, two groups of authors, two volumes at the most, however many
    databases print it.
    """
    under: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in profiles:
        for title in profile.titles:
            if title.content:
                under[title.content].append(profile)
    return frozenset(
        words for words, works in under.items() if len(works) >= _SEVERAL and _are_several(works)
    )


def shared_identifiers(profiles: Iterable[Profile]) -> frozenset[str]:
    """Give the identifiers that works of unlike titles and other pages or people have in common."""
    under: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for key in profile.identifiers:
            under[key].append(profile)
    return frozenset(
        key
        for key, works in under.items()
        if len(works) > 1 and any(_are_two(x, y) for x, y in combinations(works[:_LOOK], 2))
    )


def _are_two(one: Profile, other: Profile) -> bool:
    if not one.titles or not other.titles:
        return False
    if fuzz.token_set_ratio(one.titles[0].folded, other.titles[0].folded) >= _UNLIKE:
        return False
    pages = one.pages and other.pages and one.pages.first != other.pages.first
    people = one.persons and other.persons and compare(one.persons[0], other.persons[0])
    return bool(pages) or people in ("some", "different")


def _are_several(works: Sequence[Profile]) -> bool:
    years = {date[:4] for work in works for date in work.dates[:1]}
    volumes = {work.volume for work in works if work.volume}
    pages = {work.pages.first for work in works if work.pages}
    issues = {(work.volume, work.issue) for work in works if work.volume and work.issue}
    places = max(len(issues), min(len(volumes), len(pages)))
    return max(len(years), places, _groups_of_authors(works)) >= _SEVERAL


def _groups_of_authors(works: Iterable[Profile]) -> int:
    """Give how many groups of people that have nobody in common wrote works."""
    groups = list[set[str]]()
    for names in {
        frozenset(name.last for name in work.persons[0]) for work in works if work.persons
    }:
        if not any(group & names for group in groups):
            groups.append(set(names))
    return len(groups)


def container_of(profile: Profile) -> str:
    """Give the folded name of what a work stands in; empty where it stands alone."""
    return profile.containers[0].folded if profile.containers else ""


def one_container(
    works: Mapping[str, int], pairs: Iterable[tuple[Profile, Profile]]
) -> frozenset[frozenset[str]]:
    """Give the pairs of containers' names that are those of one container.

    Args:
        works: how many works of the set each container has, by its folded name.
        pairs: those that would be merged, were it not for the names of their containers.

    So many works of one journal do not come out in another one too: several, and a good part of
    all that the set has of the rarer name.
    """
    met = Counter(
        frozenset((container_of(a), container_of(b)))
        for a, b in pairs
        if a.containers and b.containers
    )
    return frozenset(
        names
        for names, count in met.items()
        if len(names) > 1 and count >= max(_MERGES, _PART * min(works[name] for name in names))
    )
