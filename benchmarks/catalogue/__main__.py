"""How fast a catalogue is kept, read and searched, beside other programs on the same records.

`python -m benchmarks.catalogue [OPTION]…` makes the catalogues that are not there yet, and prints a
table; `python -m benchmarks.catalogue make --size N --to DIR` makes one.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.catalogue import changing, programs, reading
from benchmarks.catalogue.editing import editable
from benchmarks.catalogue.files import PEERS_MOST, Files
from benchmarks.catalogue.measuring import measure
from benchmarks.catalogue.table import COLUMNS, Table, differing
from benchmarks.catalogue.tasks import Bench, Task
from benchmarks.timing import ROOT


def main(arguments: Sequence[str]) -> int:
    """Make a catalogue, or measure. The code is 0 whatever the figures are."""
    given = _options().parse_args(arguments)
    if given.command == "make":
        from benchmarks.catalogue.making import make  # loads what the measuring process must not

        make(Files(given.to), given.size)
    else:
        _bench(given)
    return 0


def _bench(given: argparse.Namespace) -> None:
    print(*COLUMNS, sep="\t", flush=True)
    table = Table()
    for size in given.sizes:
        made = _made(given.folder / str(size), size)
        # What is measured changes its catalogue: it gets a copy.
        with tempfile.TemporaryDirectory(dir=given.folder, prefix="measured-") as folder:
            files = Files(Path(folder, "catalogue"))
            shutil.copytree(made.folder, files.folder)
            bench = _programs(files, size, given)
            if size == given.sizes[0]:
                _measure(reading.starting(bench), 0, given.runs, files, table)
            for task in (changing.first(bench), *reading.reading(bench), *changing.changing(bench)):
                _measure(task, size, given.runs, files, table)


def _made(folder: Path, size: int) -> Files:
    """Give a catalogue; where it is not there, a process of its own makes it."""
    files = Files(folder)
    if not files.whole.exists():
        words = ("make", "--size", str(size), "--to", str(folder))
        subprocess.run((sys.executable, "-m", "benchmarks.catalogue", *words), check=True)
    return files


def _programs(files: Files, size: int, given: argparse.Namespace) -> Bench:
    """Set up the programs that are there."""
    papis = _found("papis", given.papis, size, PEERS_MOST)
    cobib = _found("cobib", given.cobib, size, PEERS_MOST)
    return Bench(
        files,
        editable(files.catalogue),
        programs.ours(files),
        programs.papis(papis, files) if papis else None,
        programs.cobib(cobib, files) if cobib else None,
        _found("bibtool", given.bibtool, size, size),
    )


def _found(name: str, path: str, size: int, most: int) -> str | None:
    """Give a program; None, and say why, where it is not there or would take too long."""
    if size > most:
        print(f"skipped: {name}: too slow for {size} references", file=sys.stderr)
        return None
    found = shutil.which(path)
    if found is None:
        print(f"skipped: {name}: no program {path} (--{name} PATH)", file=sys.stderr)
    return found


def _measure(task: Task, size: int, runs: int, files: Files, table: Table) -> None:
    measured = measure(task, runs, files.folder)
    print(*table.lines(task.what, size, measured), sep="\n", flush=True)
    for each in measured:
        if each.failure is not None:
            print(f"{task.what}: {each.program}: {each.failure}", file=sys.stderr)
    if told := differing(measured):
        print(f"{task.what}: not as many answers, or none: {told}", file=sys.stderr)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.catalogue", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=[1_000, 10_000, 100_000],
        metavar="N,...",
        help="how many references (default: 1000,10000,100000)",
    )
    parser.add_argument("--runs", type=int, default=5, help="how often each runs (default: 5)")
    parser.add_argument(
        "--folder",
        type=lambda text: Path(text).resolve(),
        default=ROOT / "build" / "catalogues",
        metavar="DIR",
        help="where the catalogues are, and are made (default: build/catalogues)",
    )
    for name in ("papis", "cobib", "bibtool"):
        parser.add_argument(f"--{name}", default=name, metavar="PATH", help=f"the program {name}")
    make = parser.add_subparsers(dest="command").add_parser("make", help="make a catalogue")
    make.add_argument("--size", type=int, required=True, help="how many references")
    make.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder to make")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
