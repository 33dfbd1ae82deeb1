"""Prints what is right of unprepared documents: `python -m benchmarks.unprepared [--folder DIR]…`.

Tab-separated: one line for each labelled document that is there, then the totals of those for
development and of the frozen ones, then how well `confidence` says what is right.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.unprepared.outcomes import Case, Outcome, Outcomes, lists, measure, unprepared

_COLUMNS = ("found", "title", "authors", "year", "address", "all_right")
_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.unprepared", description=__doc__)
    parser.add_argument("--folder", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--development", action="store_true", help="leave the frozen ones out")
    given = parser.parse_args()
    cases = [*unprepared(given.folder), *lists()]
    kept = [case for case in cases if not (case.frozen and given.development)]
    measured = [(case, measure(case)) for case in kept]
    print("document", "frozen", "items", *_COLUMNS, "precision", "back-references", sep="\t")
    for case, outcomes in measured:
        _print(case.name, "yes" if case.frozen else "", [outcomes])
    for frozen, name in ((False, "development"), (True, "frozen")):
        for kind, cases_of in (("documents", _is_real), ("lists", _is_written)):
            some = [o for case, o in measured if case.frozen == frozen and cases_of(case)]
            if some:
                _print(f"{name}: {kind}", "yes" if frozen else "", some)
    for frozen, name in ((False, "development"), (True, "frozen")):
        _print_confidence(
            name, [i for case, o in measured if case.frozen == frozen for i in o.items]
        )


def _is_real(case: Case) -> bool:
    """Say whether a case is a real document."""
    return case.document.parent.parent.name != "lists"


def _is_written(case: Case) -> bool:
    """Say whether a case is one of the documents written for a style."""
    return not _is_real(case)


def _print(name: str, frozen: str, outcomes: Sequence[Outcomes]) -> None:
    items = [item for each in outcomes for item in each.items]
    extra = sum(each.extra for each in outcomes)
    shares = [f"{_share([getattr(i, column) for i in items]):.3f}" for column in _COLUMNS]
    found = sum(item.found for item in items)
    back = [item.resolved for item in items if item.back_reference]
    precision = f"{found / (found + extra):.3f}" if found + extra else "-"
    resolved = f"{sum(back)}/{len(back)}" if back else "-"
    print(name, frozen, len(items), *shares, precision, resolved, sep="\t")


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
            print(
                f"{low:.2f}-{min(high, 1):.2f}",
                "",
                len(band),
                f"{mean:.2f}",
                f"{right:.2f}",
                sep="\t",
            )


if __name__ == "__main__":
    main()
