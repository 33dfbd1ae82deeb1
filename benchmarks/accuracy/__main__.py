"""Prints what is found and right: `python -m benchmarks.accuracy [OPTION]…`, tab-separated.

First the prepared texts by form, then the unprepared documents with how well `confidence` says what
is right, and last, where peers are given, what they find of both beside what we do.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.beside import print_beside
from benchmarks.accuracy.cases import lists, prepared, unprepared
from benchmarks.accuracy.outcomes import cited, compare
from benchmarks.accuracy.peers import anystyle, peer, start
from benchmarks.accuracy.prepared import print_prepared
from benchmarks.accuracy.unprepared import print_unprepared


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    given = _options().parse_args(arguments)
    texts = [(case, labels, cited(case.document)) for case, labels in prepared()]
    print_prepared(texts)
    cases = [*unprepared(given.folder), *lists()]
    files = [
        (case, cited(case.document)) for case in cases if not (case.frozen and given.development)
    ]
    print_unprepared([(case, compare(case, citations)) for case, citations in files])
    if given.anystyle is None:
        print("skipped: AnyStyle: no checkout (--anystyle DIR)", file=sys.stderr)
    found = given.anystyle and anystyle(given.anystyle)
    if peers := start([*given.peer, found or None]):
        print()
        print_beside([(case, citations) for case, _, citations in texts] + files, peers)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument(
        "--folder",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="look here too for the labelled documents",
    )
    parser.add_argument("--development", action="store_true", help="leave the frozen ones out")
    parser.add_argument(
        "--peer",
        type=peer,
        action="append",
        default=[],
        metavar="NAME=COMMAND",
        help="another program, which gets a path and prints references as JSON lines",
    )
    parser.add_argument(
        "--anystyle", type=Path, metavar="DIR", help="a checkout of AnyStyle, run with ruby"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
