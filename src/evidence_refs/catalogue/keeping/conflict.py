"""What to do with a change to a catalogue that is no longer what was read: keep both."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from evidence_refs.catalogue.keeping.replace import keep_beside, through
from evidence_refs.errors import ConflictError, UnreadableError
from evidence_refs.problems import Where


def changed_meanwhile(path: Path, raw: bytes) -> ConflictError:
    """Give the error of a catalogue that somebody else changed, or took away, since it was read.

    `raw`, what would have been saved, is kept in a file beside it; message and hint name both files.
    """
    done = "was changed" if path.exists() else "was taken away"
    message = f"{done} by someone else since it was read, and is left as it is"
    try:
        beside = keep_beside(path, raw)
    except UnreadableError as error:
        why = f"; what would have been saved could not be kept: {error.message}"
        return ConflictError(message + why, where=Where(str(path)), hint="run the command again")
    hint = "run the command again"
    if path.exists():
        hint += f"; to compare the two: {_compare(through(path), beside)}"
    return ConflictError(
        f"{message}; what would have been saved is in {beside}", where=Where(str(path)), hint=hint
    )


def _compare(one: Path, other: Path) -> str:
    """Give the command that shows how two files differ, which every system has."""
    if os.name == "nt":
        return f'fc "{one}" "{other}"'
    return shlex.join(["diff", "-u", str(one), str(other)])
