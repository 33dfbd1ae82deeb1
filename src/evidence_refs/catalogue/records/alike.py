"""Whether a work is one that the catalogue has already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidence_refs.matching.decision import decide
from evidence_refs.matching.profile import profile_of
from evidence_refs.model import Reference, Work


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that is the same work, surely or perhaps, and what speaks for it."""

    reference: Reference
    sure: bool
    score: float
    reasons: tuple[str, ...]


def alike(work: Work, references: Iterable[Reference]) -> tuple[Alike, ...]:
    """Give those of some records that are, or may be, the same work, the likeliest first."""
    own = profile_of("", work)
    found = []
    for each in references:
        decision = decide(profile_of(each.key, each), own)
        if decision.verdict != "apart":
            sure = decision.verdict == "merge"
            found.append(Alike(each, sure, decision.score, decision.reasons))
    return tuple(sorted(found, key=lambda one: (not one.sure, -one.score, one.reference.key)))
