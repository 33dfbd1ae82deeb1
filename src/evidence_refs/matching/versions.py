"""Versions of a work that some keep as one record and others as two: told, and what is wanted of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from evidence_refs.matching.profile import Profile

Wanted = Literal["merge", "possible", "apart"]
Levels = Mapping[str, str]
"""The levels that were observed of two works, by the names of their signals."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What becomes of two versions of one work.

    `preprints`: a preprint and the published article. `updates`: an update of a living review
    (Cochrane) and an earlier one. `conference`: a paper or abstract of a conference and the article
    in a journal.
    """

    preprints: Wanted = "possible"
    updates: Wanted = "merge"
    conference: Wanted = "possible"


DEFAULT = Versions()

# Servers of preprints, by words of their names and by the DOI prefixes that they register under.
_SERVERS = frozenset(
    "arxiv authorea biorxiv chemrxiv eartharxiv edarxiv engrxiv medrxiv osf preprint preprints psyarxiv"
    " scielopreprints socarxiv ssrn techrxiv".split()
)
_PREFIXES = (
    "10.1101/", "10.2139/ssrn", "10.20944/", "10.21203/", "10.22541/", "10.26434/", "10.31219/",
    "10.31222/", "10.31234/", "10.31235/", "10.36227/", "10.48550/", "10.1590/scielopreprints",
)  # fmt: skip
_UPDATE = re.compile(r"\.pub\d+$")
_CONFERENCE = frozenset(
    "abstract abstracts conf conference congress meeting proc proceedings symposium workshop".split()
)


def _preprint(a: Profile, b: Profile, levels: Levels) -> str | None:
    found = _is_preprint(a) != _is_preprint(b) and not _is_one(levels)
    return "a preprint and what was published" if found else None


def _is_preprint(profile: Profile) -> bool:
    names = {word for container in profile.containers for word in container.words}
    names.update(word for issuer in profile.issuers for word in issuer.split())
    return not names.isdisjoint(_SERVERS) or any(
        key.removeprefix("doi:").startswith(_PREFIXES) for key in profile.identifiers
    )


def _update(a: Profile, b: Profile, levels: Levels) -> str | None:
    if not all(_is_living(profile) for profile in (a, b)):
        return None
    numbers = [_review_numbers(profile) for profile in (a, b)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return None
    differ = "different" in (levels.get("identifier"),) or any(
        levels.get(name) in ("differs", "years", "adjacent") for name in ("date", "volume", "issue")
    )
    return "an update of a review" if differ else None


def _is_living(profile: Profile) -> bool:
    return any({"cochrane", "database"} <= set(c.words) for c in profile.containers)


def _review_numbers(profile: Profile) -> set[str]:
    """Give what stays the same in the numbers of a review's versions (`CD001234.pub2`)."""
    found = {
        _UPDATE.sub("", key).rpartition(".")[2] for key in profile.identifiers if key[:4] == "doi:"
    }
    if profile.pages and profile.pages.first.startswith("cd"):
        found.add(profile.pages.first)
    return found


def _conference(a: Profile, b: Profile, levels: Levels) -> str | None:
    elsewhere = "differs" in (levels.get("container"), levels.get("pages"))
    found = elsewhere and _is_conference(a) != _is_conference(b) and not _is_one(levels)
    return "a conference's version and a journal's" if found else None


def _is_conference(profile: Profile) -> bool:
    words = {word for container in profile.containers for word in container.words}
    return profile.is_supplement or not words.isdisjoint(_CONFERENCE)


_KINDS: Mapping[str, Callable[[Profile, Profile, Levels], str | None]] = {
    "preprints": _preprint,
    "updates": _update,
    "conference": _conference,
}


def version_of(a: Profile, b: Profile, levels: Levels) -> tuple[str, str] | None:
    """Give the name of the option that two versions of one work go by, and the words for it."""
    found = ((name, tell(a, b, levels)) for name, tell in _KINDS.items())
    return next(((name, words) for name, words in found if words), None)


def _is_one(levels: Levels) -> bool:
    """Say whether it is one publication, whatever its series is called."""
    begins = levels.get("pages") in ("range", "same", "first")
    return begins or levels.get("identifier") == "same"
