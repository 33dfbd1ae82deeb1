"""A file that the person named with -o, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step, so that no half is ever seen.

    A link is written through; a device or a pipe is written to as it is.

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
    replace(path, data)
