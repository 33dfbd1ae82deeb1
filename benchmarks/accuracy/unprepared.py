"""The table of unprepared documents, and how well `confidence` says what is right of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.outcomes import Outcome, Outcomes

_COLUMNS = ("found", "title", "authors", "year", "address", "all_right")
_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
_PARTS = ((False, "development"), (True, "frozen"))

Measured = Sequence[tuple[Case, Outcomes]]


def print_unprepared(measured: Measured) -> None:
    """Print a line for each document, the totals, and the bands of confidence."""
    print("document", "frozen", "items", *_COLUMNS, "precision", "back-references", sep="\t")
    for case, outcomes in measured:
        _print(case.name, case.frozen, [outcomes])
    for frozen, name in _PARTS:
        for kind in ("documents", "lists"):
            some = [o for case, o in measured if case.frozen == frozen and case.kind == kind]
            if some:
                _print(f"{name}: {kind}", frozen, some)
    for frozen, name in _PARTS:
        _print_confidence(
            name, [i for case, o in measured if case.frozen == frozen for i in o.items]
        )


def _print(name: str, frozen: bool, outcomes: Sequence[Outcomes]) -> None:
    items = [item for each in outcomes for item in each.items]
    extra = sum(each.extra for each in outcomes)
    shares = [f"{_share([getattr(i, column) for i in items]):.3f}" for column in _COLUMNS]
    found = sum(item.found for item in items)
    back = [item.resolved for item in items if item.back_reference]
    precision = f"{found / (found + extra):.3f}" if found + extra else "-"
    resolved = f"{sum(back)}/{len(back)}" if back else "-"
    print(name, "yes" if frozen else "", len(items), *shares, precision, resolved, sep="\t")


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def _print_confidence(name: str, items: Sequence[Outcome]) -> None:
    found = [item for item in items if item.found]
    if not found:
        return
    print()
    print("confidence", name, "items", "mean", "all right", sep="\t")
    for low, high in pairwise(_BANDS):
        band = [item for item in found if low <= item.confidence < high]
        if band:
            mean = sum(item.confidence for item in band) / len(band)
            right = _share([item.all_right for item in band])
            name_of_band = f"{low:.2f}-{min(high, 1):.2f}"
            print(name_of_band, "", len(band), f"{mean:.2f}", f"{right:.2f}", sep="\t")
