"""How fast files of other programs are read and written, beside the libraries that read the same.

`python -m benchmarks.formats [OPTION]…` prints a table, its cells parted by tabs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.formats import bibtex
from benchmarks.formats.measured import Measured, in_turn
from benchmarks.formats.part import Part
from benchmarks.timing import ROOT

PARTS = (*bibtex.PARTS,)
COLUMNS = ("what", "records", "program", "CPU s", "MB", "ours/it", "at most", "met")
NONE = "-"


def main(arguments: Sequence[str]) -> int:
    """Measure, and print. The code is 0 whatever the figures are."""
    given = _options().parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    print(*COLUMNS, sep="\t", flush=True)
    for size in given.sizes:
        for part in PARTS:
            if not given.only or part.name in given.only:
                for line in _lines(part, size, given.runs, given.folder):
                    print(line, flush=True)
    return 0


def _lines(part: Part, size: int, runs: int, folder: Path) -> Iterator[str]:
    file = folder / f"{part.file}-{size}{part.suffix}"
    if not file.exists():
        part.make(size, file)
    names = [name for name, _ in part.steps]
    told = in_turn([step for _, step in part.steps], file, runs)
    ours = told[0]
    for at, (name, each) in enumerate(zip(names, told, strict=True)):
        ratio = NONE if at == 0 else f"{ours.cpu / each.cpu:.2f}"
        wanted = _wanted(part, size, told) if at == 0 else (NONE, NONE)
        held = NONE if each.megabytes is None else f"{each.megabytes:.0f}"
        cells = (part.name, str(each.records), name, f"{each.cpu:.2f}", held, ratio, *wanted)
        yield "\t".join(cells)


def _wanted(part: Part, size: int, told: Sequence[Measured]) -> tuple[str, str]:
    """Say what ours may take, and whether it did."""
    if part.times is None:
        return NONE, NONE
    most = part.times * told[1].cpu + part.more * size / 10_000
    return f"{most:.2f} s", "yes" if told[0].cpu <= most else "no"


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.formats", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=[10_000],
        metavar="N,...",
        help="how many records (default: 10000)",
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs (default: 3)")
    parser.add_argument(
        "--only", action="append", metavar="WHAT", help="this line alone; may be repeated"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=ROOT / "build" / "formats",
        metavar="DIR",
        help="where files of records are kept (default: build/formats)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
