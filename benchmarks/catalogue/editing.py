"""Edits a record by hand, as an editor does that saves; looks into files without holding them."""

from __future__ import annotations

import re
from pathlib import Path

ONE_RECORD = 10_000
"""The most bytes of a file that holds a single record."""

_KEY = re.compile(rb"- key: (\S+)")
_TITLE = re.compile(rb" *title: [\"']?(?=[A-Za-z0-9 ]{12})")


def editable(catalogue: Path) -> str:
    """Give the key of a record about the middle of a catalogue, which has a title to edit."""
    key = b""
    with catalogue.open("rb") as file:
        file.seek(catalogue.stat().st_size // 2)
        for line in file:
            if match := _KEY.match(line):
                key = match[1]
            elif key and _TITLE.match(line):
                return key.decode()
    raise ValueError(f"{catalogue}: no title to edit")


def edit(path: Path, word: str) -> None:
    """Put `word`, of ten letters, where a title of a YAML file begins: the first after its middle.

    The file keeps its size: only what is in it tells of the edit, and when it was written.
    """
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2 if size > ONE_RECORD else 0)
        for line in iter(file.readline, b""):
            if match := _TITLE.match(line):
                file.seek(match.end() - len(line), 1)
                file.write(f"{word} ".encode("ascii"))
                return
    raise ValueError(f"{path}: no title to edit")


def lines(path: Path, pattern: str) -> int:
    """Count the lines of a file in which a pattern is found."""
    searched = re.compile(pattern)
    with path.open(encoding="utf-8", errors="replace") as file:
        return sum(searched.search(line) is not None for line in file)
