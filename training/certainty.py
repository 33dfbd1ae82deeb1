"""Fits the weights of `extraction/certainty.py`: `python -m training.certainty [--folder DIR]…`.

Every labelled item of the documents for development that was found is an example: the signs of its
reading, and whether title, authors, year and address are all right. A logistic regression in pure
Python weighs the signs. Prints how well the chances hold for documents left out one by one, and the
weights. Frozen documents are not read.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.accuracy.cases import Case, lists, unprepared
from benchmarks.accuracy.outcomes import measure

from evidence_refs.extraction import certainty, judge
from evidence_refs.extraction.styles.reading import StyleReading

_ROUNDS, _RATE, _SHRINK = 800, 0.3, 0.004
_BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Example:
    """The signs of a reading, and whether all of it is right."""

    document: str
    signs: Mapping[str, float]
    right: bool


def examples(case: Case) -> list[Example]:
    """Give an example for each labelled item that was found and read by the judge."""
    seen: dict[str, Mapping[str, float]] = {}

    def logged(
        text: str, result: StyleReading, rule: StyleReading | None, model: StyleReading | None
    ) -> float:
        seen[text] = certainty.signs(text, result, rule, model)
        return certainty.certainty(text, result, rule, model)

    judge.certainty = logged  # type: ignore[attr-defined]
    try:
        items = measure(case).items
    finally:
        judge.certainty = certainty.certainty  # type: ignore[attr-defined]
    return [
        Example(case.name, seen[item.text], item.all_right)
        for item in items
        if item.text in seen and not item.back_reference
    ]


def fit(given: Sequence[Example]) -> dict[str, float]:
    """Weigh the signs so that the odds of their sum are those of being right."""
    weights: defaultdict[str, float] = defaultdict(float)
    for _ in range(_ROUNDS):
        slope: defaultdict[str, float] = defaultdict(float)
        for example in given:
            error = chance(weights, example) - example.right
            for name, value in example.signs.items():
                slope[name] += error * value
        for name in slope:
            weights[name] -= _RATE * (slope[name] / len(given) + _SHRINK * weights[name])
    return dict(weights)


def chance(weights: Mapping[str, float], example: Example) -> float:
    """Give the chance that the example is right."""
    total = sum(weights.get(name, 0.0) * value for name, value in example.signs.items())
    return 1 / (1 + math.exp(-total))


def main() -> None:
    """Print the curve of documents that were left out, then the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.certainty", description=__doc__)
    parser.add_argument("--folder", type=Path, action="append", default=[], metavar="DIR")
    folders = parser.parse_args().folder
    cases = [case for case in (*unprepared(folders), *lists()) if not case.frozen]
    every = [example for case in cases for example in examples(case)]
    told: list[tuple[float, bool]] = []
    for document in sorted({e.document for e in every}):
        weights = fit([e for e in every if e.document != document])
        told += [(chance(weights, e), e.right) for e in every if e.document == document]
    print(f"# {len(every)} items; documents left out one by one: chance said, items, right")
    for low, high in pairwise(_BANDS):
        band = [(said, right) for said, right in told if low <= said < high]
        if band:
            mean, right = (sum(x) / len(band) for x in zip(*band, strict=True))
            print(f"# {mean:.2f}  {len(band)}  {right:.2f}")
    for name, weight in sorted(fit(every).items(), key=lambda item: -abs(item[1])):
        if abs(weight) >= 0.05:
            print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
