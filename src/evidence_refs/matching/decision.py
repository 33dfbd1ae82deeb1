"""Whether two works are one: the sum of what was observed, and what forbids it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from evidence_refs.matching import signals
from evidence_refs.matching.addresses import SPELT_IN_PART, address
from evidence_refs.matching.pair import Pair, pair_of
from evidence_refs.matching.profile import Profile
from evidence_refs.matching.setting import ALONE, Setting
from evidence_refs.matching.signals import SHORTENED, observe
from evidence_refs.matching.versions import Wanted, version_of
from evidence_refs.matching.vetoes import ALMOST, CONCLUSIVE, UNTITLED, vetoes
from evidence_refs.matching.weights import WEIGHTS

MERGE, POSSIBLE = 0.75, 0.52
Verdict = Literal["merge", "possible", "apart"]
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its reasons, and the sum of what was observed.

    `against`: the words of what forbids a merge. `contradicts`: something forbids that the two ever
    stand in one group. `weak`: the merge rests on a bare or shortened title, and holds only where no
    other work could be meant. `shortened`: one, or its address, leaves out the subtitle.
    """

    verdict: Verdict
    total: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()
    contradicts: bool = False
    weak: bool = False
    shortened: bool = False

    @property
    def score(self) -> float:
        """Give the sum, 0 to 1; of what is not merged, below what is."""
        most = 1.0 if self.verdict == "merge" else MERGE - 0.01
        return min(most, max(0.0, self.total))


_HOPELESS = Decision("apart", -0.3, ("titles differ",), ("another title is another work",), True)


def decide(a: Profile, b: Profile, setting: Setting = ALONE) -> Decision:
    """Decide whether two works are one (section 3 of the cataloguing rules)."""
    pair = pair_of(a, b, setting)
    return _HOPELESS if pair.is_hopeless else _judged(pair)


def unless_apart(a: Profile, b: Profile, setting: Setting = ALONE) -> Decision | None:
    """Give what `decide` gives, or None where the two are apart, at a part of the cost.

    Of unlike titles the cheapest is observed first, and no more where too little can follow.
    """
    pair = pair_of(a, b, setting)
    if pair.is_hopeless or _is_far(pair):
        return None
    decision = _judged(pair)
    return None if decision.verdict == "apart" else decision


def _is_far(pair: Pair) -> bool:
    """Say whether what is observed of unlike titles cannot come to a possible pair."""
    if pair.relation not in ("akin", "differs", "numbers") or pair.a.is_bare or pair.b.is_bare:
        return False
    if not pair.a.documents.isdisjoint(pair.b.documents):
        return False
    total, most = WEIGHTS[f"title:{pair.relation}"], _MOST_OF_ALL
    for look, own in _CHEAPEST_FIRST:
        most -= own
        total += sum(WEIGHTS[signal.name] for signal in look(pair))
        if total + most < POSSIBLE - _EPSILON:
            return True
    return False


def _judged(pair: Pair) -> Decision:
    found = observe(pair)
    levels = dict(signal.name.partition(":")[::2] for signal in found)
    scores = [WEIGHTS[signal.name] for signal in found]
    total = sum(scores) + _EPSILON
    against = tuple(vetoes(pair, levels))
    verdict: Verdict = "apart"
    if total >= MERGE and not against:
        verdict = "merge"
    elif total >= POSSIBLE and CONCLUSIVE.isdisjoint(against):
        verdict = "possible"
    told = [signal.reason for signal in found]
    if CONCLUSIVE.isdisjoint(against) and (version := _version(pair, levels)):
        name, words = version
        told.append(words)
        verdict, against = _as_wanted(verdict, against, words, getattr(pair.setting.versions, name))
        total = max(total, {"merge": MERGE, "possible": POSSIBLE, "apart": total}[verdict])
    shortened = not {SHORTENED, SPELT_IN_PART}.isdisjoint(signal.reason for signal in found)
    return Decision(
        verdict=verdict,
        total=round(total, 2),
        reasons=tuple(dict.fromkeys((*told, *(f"not merged: {words}" for words in against)))),
        against=against,
        contradicts=any(words != UNTITLED for words in against)
        or (verdict == "apart" and min(scores, default=0) < 0),
        weak=_is_weak(levels, shortened=shortened),
        shortened=shortened,
    )


def _most(*names: str) -> float:
    """Give the most that signals of these names can add."""
    return sum(
        max(0.0, *(w for signal, w in WEIGHTS.items() if signal.partition(":")[0] == name))
        for name in names
    )


_CHEAPEST_FIRST = (
    (signals.identifiers, _most("identifier")),
    (address, _most("address")),
    (signals.dates, _most("date")),
    (signals.place, _most("container", "volume", "issue", "pages")),
    (signals.numbers, _most("isbn", "number", "edition")),
    (signals.abstract, _most("abstract")),
)
_MOST_OF_ALL = sum(most for _, most in _CHEAPEST_FIRST) + max(
    _most("issuer"), _most("authors"), _most("law")
)


def _version(pair: Pair, levels: Mapping[str, str]) -> tuple[str, str] | None:
    """Give which versions of one work two works are, if their titles and authors say that they are."""
    known = pair.relation in ALMOST and levels.get("authors") in ("same", "first")
    return version_of(pair.a, pair.b, levels) if known else None


def _as_wanted(
    verdict: Verdict, against: tuple[str, ...], words: str, wanted: Wanted
) -> tuple[Verdict, tuple[str, ...]]:
    """Give the verdict on two versions of a work that a person wants, and what forbids a merge."""
    if wanted == "merge":
        return "merge", ()
    if wanted == "apart":
        return "apart", (*against, words)
    return "possible", (*against, words) if verdict == "merge" else against


def _is_weak(levels: Mapping[str, str], *, shortened: bool) -> bool:
    if "same" in (levels.get("identifier"), levels.get("address")) or "garbled" in levels.values():
        return False
    return shortened or "bare" in levels or "address-title" in levels
