"""What was found as lines, one for each program and set, their cells parted by tabs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.dedupe.programs import OURS
from benchmarks.dedupe.scoring import Score
from benchmarks.dedupe.wanted import WANTED, Wanted
from benchmarks.running import Ran

COLUMNS = (
    "set", "records", "true pairs", "program", "precision", "recall", "F1", "works lost", "possible",
    "recall with possible", "CPU s", "MB", "ours/it", "not met",
)  # fmt: skip
GROWTH = "exponent"
NONE = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """A program's score on a set of so many records, and what it took."""

    set: str
    records: int
    program: str
    score: Score
    ran: Ran


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """Give the lines of one set; ours says what is not as wanted, a peer's how much faster ours is."""
    ours = next((row for row in rows if row.program == OURS), None)
    peer = next(((row.score, row.ran) for row in rows if row is not ours), None)
    for row in rows:
        if row is ours:
            unmet = WANTED.get(row.set, Wanted()).unmet(row.score, row.ran, peer)
            last = "", "; ".join(unmet)
        else:
            last = _ratio(ours.ran, row.ran) if ours else NONE, ""
        yield "\t".join((*_figures(row), *last))


def exponent(before: Row, row: Row) -> str:
    """Give the power of the number of records with which seconds of CPU grew: 1 is linear."""
    if not before.ran.cpu or not row.ran.cpu:
        return NONE
    return f"{math.log(row.ran.cpu / before.ran.cpu) / math.log(row.records / before.records):.2f}"


def _figures(row: Row) -> tuple[str, ...]:
    score = row.score
    shares = (f"{share:.4f}" for share in (score.precision, score.recall, score.f1))
    cpu = NONE if row.ran.cpu is None else f"{row.ran.cpu:.1f}"
    held = NONE if row.ran.megabytes is None else f"{row.ran.megabytes:.0f}"
    head = row.set, str(row.records), str(score.true), row.program
    lost = str(score.works_lost), str(score.possible), f"{score.recall_with_possible:.4f}"
    return *head, *shares, *lost, cpu, held


def _ratio(ours: Ran, other: Ran) -> str:
    return f"{ours.cpu / other.cpu:.3f}" if ours.cpu and other.cpu else NONE
