"""What is wanted of ours on a set, and what of it is not so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.dedupe.scoring import Score
from benchmarks.running import Ran


@dataclass(frozen=True, slots=True)
class Wanted:
    """The most works lost, and the least of each share; None asks for nothing.

    `below`: how much less recall than the peer's. `times`: of the peer's seconds of CPU.
    """

    works_lost: int | None = None
    below: float | None = None
    shown: float | None = None
    f1: float | None = None
    times: float | None = None
    cpu: float | None = None
    megabytes: float | None = None

    def unmet(self, score: Score, ran: Ran, peer: tuple[Score, Ran] | None = None) -> Iterator[str]:
        """Yield in a few words what is not as wanted; what has no peer to compare with is left out."""
        if self.works_lost is not None and score.works_lost > self.works_lost:
            yield f"works lost > {self.works_lost}"
        if self.shown is not None and score.recall_with_possible < self.shown:
            yield f"recall with possible < {self.shown:g}"
        if self.f1 is not None and score.f1 < self.f1:
            yield f"F1 < {self.f1:g}"
        if self.cpu is not None and ran.cpu is not None and ran.cpu > self.cpu:
            yield f"CPU > {self.cpu:g} s"
        if self.megabytes is not None and (ran.megabytes or 0) > self.megabytes:
            yield f"memory > {self.megabytes:g} MB"
        if peer is not None:
            yield from self._beside(score, ran, *peer)

    def _beside(self, score: Score, ran: Ran, other: Score, took: Ran) -> Iterator[str]:
        if self.below is not None and score.recall < other.recall - self.below:
            yield f"recall < {other.recall - self.below:.4f}"
        if self.times is not None and (ran.cpu or 0) > self.times * (took.cpu or 0):
            yield f"CPU > {self.times:g} × {took.cpu or 0:.1f} s"


_LIKE_ITS_OWN = Wanted(works_lost=0, below=0.002, shown=0.995)
WANTED = {
    "cardiac": Wanted(works_lost=0, below=0.002, shown=0.995, times=0.1),
    "respiratory": _LIKE_ITS_OWN,
    "digital_work": _LIKE_ITS_OWN,
    "dblp_acm": Wanted(f1=0.97),
    "53000": Wanted(cpu=40, megabytes=500),
}
"""For the name of a set."""
