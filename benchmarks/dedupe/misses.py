"""What to read after a run: works that were lost and pairs that were missed, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.dedupe.scoring import Found, Pair, lost, missed
from benchmarks.dedupe.sets import LabelledSet

WIDTH = 400
"""Characters of a value that are shown."""


def misses(labelled: LabelledSet, found: Found, most: int) -> Iterator[str]:
    """Yield lines to read: at most so many works lost, and so many pairs missed."""
    truth = labelled.truth()
    wrong = [("lost", pair) for pair in lost(truth, found)]
    unseen = [("missed, possible" if maybe else "missed", p) for p, maybe in missed(truth, found)]
    shown = [*wrong[:most], *unseen[:most]]
    wanted = {record for _, pair in shown for record in pair}
    rows = {row["id"]: row for row in labelled.rows() if row["id"] in wanted}
    yield f"{labelled.name}: {len(wrong)} works lost, {len(unseen)} pairs missed"
    for what, pair in shown:
        yield from ("", f"{labelled.name}: {what}", *_beside(pair, rows))


def _beside(pair: Pair, rows: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yield the fields of two records; what is the same stands once."""
    one, other = (rows[record] for record in pair)
    for name in one:
        values = [" ".join((row[name] or "").split())[:WIDTH] for row in (one, other)]
        if values[0] != values[1]:
            for mark, value in zip("<>", values, strict=True):
                yield f"  {mark} {name}: {value or '(empty)'}"
        elif values[0]:
            yield f"  = {name}: {values[0]}"
