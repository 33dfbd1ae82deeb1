"""The pairs that are still to be asked about, as one is decided after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidence_refs.deduplication.plan import Verdict
from evidence_refs.matching.groups import Group


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said of a pair; of a merge, the first one's name is that of both from then on."""

    pair: tuple[str, str]
    verdict: Verdict


def remaining(
    pairs: Iterable[Group],
    answers: Sequence[Answer],
    *,
    distinct: Iterable[tuple[str, str]] = (),
) -> list[Group]:
    """Give the pairs that the answers leave open, by the names that the records have now.

    A pair is no longer asked about if it was answered, or if the answers to others decide it: both
    went into one record, or into two that are apart. Of two pairs that came to be the same, the
    likelier is left.

    Args:
        pairs: all, the likeliest first.
        answers: in their order.
        distinct: pairs that were apart before.
    """
    into: dict[str, str] = {}

    def now(name: str) -> str:
        while name in into:
            name = into[name]
        return name

    for answer in answers:
        one, other = map(now, answer.pair)
        if answer.verdict == "merge" and one != other:
            into[other] = one
    settled = {frozenset(map(now, pair)) for pair in distinct}
    settled |= {frozenset(map(now, a.pair)) for a in answers if a.verdict != "merge"}
    left = []
    for pair in pairs:
        one, other = map(now, pair.members)
        if one != other and frozenset((one, other)) not in settled:
            settled.add(frozenset((one, other)))
            left.append(replace(pair, members=(one, other)))
    return left
