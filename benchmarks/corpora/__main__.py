"""What is read of other projects' files, and what comes back of it through each format.

`python -m benchmarks.corpora [FOLDER]` prints tables, their cells parted by tabs.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import table
from benchmarks.corpora.references import references
from benchmarks.corpora.returning import FORMATS, returned
from benchmarks.corpora.table import Row
from benchmarks.corpora.taken import described, files, take
from benchmarks.corpora.words import unread
from benchmarks.timing import SHARED


def main(arguments: Sequence[str]) -> int:
    """Measure, and print. The code is 1 where a file made the program fail."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.corpora", description=__doc__)
    options.add_argument(
        "folder", nargs="?", type=Path, default=SHARED / "corpora", metavar="FOLDER"
    )
    options.add_argument("--json", action="store_true", help="an object for each file")
    given = options.parse_args(arguments)
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what is broken, ours tells
    found = rows(given.folder)
    if given.json:
        print(json.dumps(table.as_json(found), ensure_ascii=False, indent=1))
    else:
        for lines in (table.by_kind, table.by_format, table.unread, table.words, table.losses):
            print(*("\t".join(line) for line in lines(found)), sep="\n", end="\n\n")
    return int(any(row.taken.crash for row in found))


def rows(folder: Path) -> list[Row]:
    """Read each file of a folder, export what was read to each format, and read it again."""
    with tempfile.TemporaryDirectory() as scratch:
        return [row(path, folder, Path(scratch)) for path in files(folder)]


def row(path: Path, folder: Path, scratch: Path) -> Row:
    """Do it for one file; `scratch` is where the exports stand meanwhile."""
    name, taken = path.relative_to(folder).as_posix(), take(path)
    try:
        sent = references(taken.entries)
    except ValueError as error:
        return Row(name, type(taken)(taken.kind, crash=described(error)))
    back = tuple(returned(sent, each, scratch) for each in FORMATS if sent)
    return Row(name, taken, back, tuple(unread(path, taken)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
