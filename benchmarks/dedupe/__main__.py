"""How well and how fast duplicates are found, beside bib-dedupe in the same run.

`python -m benchmarks.dedupe [OPTION]…` prints a table, its cells parted by tabs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.dedupe import growth, incremental, programs
from benchmarks.dedupe.misses import misses
from benchmarks.dedupe.programs import OURS, Outcome, Program, find
from benchmarks.dedupe.scoring import score
from benchmarks.dedupe.sets import NAMES, LabelledSet
from benchmarks.dedupe.table import COLUMNS, GROWTH, NONE, Row, exponent, lines
from benchmarks.timing import ROOT, SHARED


def main(arguments: Sequence[str]) -> int:
    """Measure, and print. The code is 0 whatever the figures are."""
    given = _options().parse_args(arguments)
    if given.command == "enlarge":
        growth.enlarge(LabelledSet("", given.source), given.size, LabelledSet("", given.to))
        return 0
    if given.incremental:
        print(*incremental.COLUMNS, sep="\t", flush=True)
        for line in incremental.lines(given.incremental):
            print(line, flush=True)
        return 0
    sets = [LabelledSet(name, given.shared / "dedup" / name) for name in given.sets]
    if given.candidates:
        from benchmarks.dedupe import candidates  # loads what the measuring process must not

        print(*candidates.COLUMNS, sep="\t")
        for each in sets:
            print(candidates.line(each), flush=True)
    elif given.growth:
        _growth(sets[0], given)
    else:
        _compare(sets, given)
    return 0


def _compare(sets: Sequence[LabelledSet], given: argparse.Namespace) -> None:
    # All programs run before a set is read: what this process holds would count as theirs.
    told = [(each, _outcomes(each, _programs(given), given.folder)) for each in sets]
    print(*COLUMNS, sep="\t")
    for labelled, outcomes in told:
        print(*lines(_rows(labelled, outcomes)), sep="\n")
    for labelled, outcomes in told if given.misses else ():
        for outcome in outcomes:
            if outcome.program == OURS and outcome.ran:
                print("", *misses(labelled, outcome.found(), given.misses), sep="\n")


def _growth(labelled: LabelledSet, given: argparse.Namespace) -> None:
    sets = [growth.made(labelled, size, given.folder) for size in given.growth]
    told = []
    for each, size in zip(sets, given.growth, strict=True):
        run = [p for p in _programs(given) if p.name == OURS or size <= growth.PEERS_MOST]
        told.append((each, _outcomes(each, run, given.folder)))
    print(*COLUMNS, GROWTH, sep="\t")
    before: dict[str, Row] = {}
    for each, outcomes in told:
        rows = _rows(each, outcomes)
        for row, told_line in zip(rows, lines(rows), strict=True):
            smaller = before.get(row.program)
            print(told_line, exponent(smaller, row) if smaller else NONE, sep="\t")
            before[row.program] = row


def _programs(given: argparse.Namespace) -> list[Program]:
    peers = [programs.bib_dedupe(given.bib_dedupe)] if given.bib_dedupe else []
    return [programs.ours(), *peers]


def _outcomes(labelled: LabelledSet, run: Sequence[Program], folder: Path) -> list[Outcome]:
    outcomes = [find(program, labelled, folder / "outputs") for program in run]
    for each in outcomes:
        if each.failure:
            print(f"{labelled.name}: {each.program}: {each.failure}", file=sys.stderr)
    return outcomes


def _rows(labelled: LabelledSet, outcomes: Sequence[Outcome]) -> list[Row]:
    truth = labelled.truth()
    return [
        Row(labelled.name, truth.records, each.program, score(truth, each.found()), each.ran)
        for each in outcomes
        if each.ran
    ]


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dedupe", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=SHARED, metavar="DIR", help="where `dedup` is"
    )
    parser.add_argument(
        "--bib-dedupe", type=Path, metavar="PYTHON", help="a Python that has bib-dedupe"
    )
    parser.add_argument(
        "--sets",
        type=lambda text: text.split(","),
        default=list(NAMES),
        metavar="NAME,...",
        help=f"which sets (default: {','.join(NAMES)})",
    )
    parser.add_argument(
        "--folder",
        type=lambda text: Path(text).resolve(),
        default=ROOT / "build" / "dedupe",
        metavar="DIR",
        help="where outputs and larger sets are kept (default: build/dedupe)",
    )
    parser.add_argument(
        "--misses",
        type=int,
        default=0,
        metavar="N",
        help="then print N works lost and N pairs missed",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--candidates", action="store_true", help="measure instead which pairs are compared at all"
    )
    what.add_argument(
        "--growth",
        type=lambda text: [int(size) for size in text.split(",")],
        nargs="?",
        const=list(growth.SIZES),
        metavar="N,...",
        help="measure instead the first set enlarged (default: 53000,100000,300000)",
    )
    what.add_argument(
        "--incremental",
        type=Path,
        metavar="CATALOGUE",
        help="measure instead new records beside a catalogue, as benchmarks.catalogue makes one",
    )
    enlarge = parser.add_subparsers(dest="command").add_parser("enlarge", help="enlarge a set")
    enlarge.add_argument("--from", dest="source", type=Path, required=True, metavar="DIR")
    enlarge.add_argument("--size", type=int, required=True)
    enlarge.add_argument("--to", type=Path, required=True, metavar="DIR")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
