"""A file that the person named to be written: whole or not at all, and over nothing that is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.problems import Where


def write_whole(path: Path, data: bytes, check: Callable[[], None] | None = None) -> None:
    """Write `data` to `path` in one step, so that no half is ever seen.

    A link is written through; a device or a pipe is written to as it is. `check` is called right before
    the step; what it raises stops it.

    Raises:
        UnreadableError: the folder is missing, or it cannot be written.
    """
    from evidence_refs.catalogue.keeping.replace import refusal, replace

    try:
        if path.is_dir():
            raise UnreadableError("is a folder", where=Where(str(path)), hint="name a file in it")
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
    except OSError as error:
        raise refusal(path, error) from None
    replace(path, data, check=check)


def refuse_overwriting(written: Mapping[str, str], read: Iterable[str]) -> None:
    """Refuse to write over a file that is read, or two results into one file.

    Args:
        written: for each option that names a file to write, the file; none where it is empty or `-`.
        read: the files that are read.

    Raises:
        UsageError: names the option.
    """
    taken: list[str] = []
    for option, file in written.items():
        if file in ("", "-"):
            continue
        hint = "name another file"
        if any(_are_one(file, other) for other in read if other):
            raise UsageError(f"{option} {file} would take the place of what is read", hint=hint)
        if any(_are_one(file, other) for other in taken):
            raise UsageError(f"{option} {file} would take the place of another result", hint=hint)
        taken.append(file)


def _are_one(one: str, other: str) -> bool:
    """Say whether two names are of one file, there already or not; a device holds nothing to lose."""
    if Path(one).exists() and Path(other).exists():
        return Path(one).is_file() and Path(one).samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)
