"""How fast files of other programs are read and written, beside the libraries that read the same.

`python -m benchmarks.formats [OPTION]…` prints a table, its cells parted by tabs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.formats import bibtex, commands, ris
from benchmarks.formats.measured import in_turn
from benchmarks.formats.part import Part
from benchmarks.timing import ROOT

COLUMNS = (
    "what", "records", "program", "CPU s", "s", "MB", "ours/it", "at most", "met",
)  # fmt: skip
NONE = "-"
_ONCE = 100_000
"""Of so many records each step runs once."""


def main(arguments: Sequence[str]) -> int:
    """Measure, and print. The code is 0 whatever the figures are."""
    given = _options().parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    print(*COLUMNS, sep="\t", flush=True)
    parts = (*bibtex.PARTS, *ris.parts(given.rispy), *commands.parts(given.rispy))
    for size in given.sizes:
        for part in parts:
            wanted = not given.only or any(part.name.startswith(name) for name in given.only)
            if wanted and size <= part.most:
                runs = 1 if size >= _ONCE else given.runs
                for line in _lines(part, size, runs, given.folder):
                    print(line, flush=True)
    return 0


def _lines(part: Part, size: int, runs: int, folder: Path) -> Iterator[str]:
    file = part.made.of(size, folder)
    told = in_turn([step for _, step in part.steps], file, runs)
    limit = part.limit.told(size, told) if part.limit else None
    for at, ((name, _), each) in enumerate(zip(part.steps, told, strict=True)):
        ratio = NONE if at == 0 else f"{told[0].cpu / each.cpu:.2f}"
        most, met = limit if limit and at == 0 else (NONE, None)
        held = NONE if each.megabytes is None else f"{each.megabytes:.0f}"
        cells = (part.name, each.records, name, f"{each.cpu:.2f}", f"{each.seconds:.2f}", held)
        yield "\t".join(
            map(str, (*cells, ratio, most, NONE if met is None else "yes" if met else "no"))
        )


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.formats", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=[10_000, 100_000],
        metavar="N,...",
        help="how many records (default: 10000,100000)",
    )
    parser.add_argument(
        "--runs", type=int, default=3, metavar="N", help="runs of 10,000 records (default: 3)"
    )
    parser.add_argument(
        "--only", action="append", metavar="WHAT", help="lines that begin so; may be repeated"
    )
    parser.add_argument(
        "--rispy", default="", metavar="PYTHON", help="a Python beside which rispy is installed"
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
