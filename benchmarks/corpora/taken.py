"""A file of a corpus as the readers give it: of what kind it is, its records, what is wrong with others."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.decoding import encoding_of, lines_of
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.records import kind_of, read
from evidence_refs.problems import Problem

NONE = "none"
"""The kind of a file that is none of records."""
_LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read of a file.

    `kind` is a key of `READERS`. A file that is refused says why in one line; a crash is what it
    must never be.
    """

    kind: str
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: str = ""
    crash: str = ""

    @property
    def outcome(self) -> str:
        """One word for what became of the file."""
        if self.crash:
            return "crash"
        if self.refused:
            return "refused"
        if not self.entries:
            return "no records"
        return "with problems" if self.problems else "whole"


def files(folder: Path) -> Iterator[Path]:
    """Give all files of a folder, in the order of their names."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def take(path: Path) -> Taken:
    """Read a file; whatever is raised is told."""
    kind = NONE
    try:
        kind = _kind(path)
        found = list(read(path))
    except UnreadableError as error:
        return Taken(kind, refused=error.message)
    except Exception as error:
        return Taken(kind, crash=described(error))
    entries = tuple(each for each in found if isinstance(each, Entry))
    return Taken(kind, entries, tuple(each for each in found if isinstance(each, Problem)))


def described(error: Exception) -> str:
    """Say what was raised, and where, in one line."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    words = " ".join(str(error).split())[:120]
    return f"{type(error).__name__} in {Path(at.filename).name}, {at.name}: {words}"


def _kind(path: Path) -> str:
    encoding, _ = encoding_of(path)
    return kind_of(list(islice(lines_of(path, encoding), _LOOKED_AT)), path.name) or NONE
