"""Whether two works are one: the sum of what was observed, and what forbids it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evidence_refs.matching.addresses import SPELT_IN_PART
from evidence_refs.matching.profile import Profile
from evidence_refs.matching.signals import SHORTENED, signals

MERGE, POSSIBLE = 0.8, 0.55
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its score (0 to 1) and reasons.

    `contradicts`: something forbids that the two ever stand in one group. `weak`: the merge rests on
    a bare or shortened title, and holds only where no other work could be meant. `shortened`: one,
    or its address, leaves out the subtitle.
    """

    verdict: Literal["merge", "possible", "apart"]
    score: float
    reasons: tuple[str, ...]
    contradicts: bool = False
    weak: bool = False
    shortened: bool = False


def decide(a: Profile, b: Profile) -> Decision:
    """Decide whether two works are one (section 3 of the cataloguing rules)."""
    found = signals(a, b)
    total = sum(signal.score for signal in found) + _EPSILON
    against = any(signal.against for signal in found)
    verdict: Literal["merge", "possible", "apart"] = "apart"
    if total >= MERGE and not against:
        verdict = "merge"
    elif total >= POSSIBLE:
        verdict = "possible"
    negative = any(signal.score < 0 for signal in found)
    names = {signal.name for signal in found}
    shortened = not {SHORTENED, SPELT_IN_PART}.isdisjoint(signal.reason for signal in found)
    firm = bool(names & {"identifier", "address"})
    return Decision(
        verdict=verdict,
        score=round(min(1.0, max(0.0, total)), 2),
        reasons=tuple(signal.reason for signal in found),
        contradicts=against or (negative and verdict == "apart"),
        weak=not firm and (shortened or bool(names & {"bare", "address-title"})),
        shortened=shortened,
    )
