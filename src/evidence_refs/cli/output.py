"""A file that the person named with -o, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`: beside it first, then in its place, so that no half is ever seen.

    A link is written through; a device or a pipe is written to as it is.

    Raises:
        UnreadableError: the folder is missing, or it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise UnreadableError(
                    "is a folder", where=Where(str(path)), hint="name a file in it"
                )
            path.write_bytes(data)
            return
        _replace(path.resolve(), data)
    except OSError as error:
        hint = "make the folder first" if isinstance(error, FileNotFoundError) else None
        raise UnreadableError(
            f"cannot be written: {error.strerror or error}", where=Where(str(path)), hint=hint
        ) from None


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
