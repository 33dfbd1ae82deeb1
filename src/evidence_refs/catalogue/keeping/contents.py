"""The bytes of the catalogue's file: read, and replaced by others, as a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from evidence_refs.catalogue.keeping import lock
from evidence_refs.catalogue.keeping.conflict import changed_meanwhile
from evidence_refs.catalogue.keeping.replace import replace
from evidence_refs.catalogue.text.fingerprint import fingerprint, fingerprint_of
from evidence_refs.catalogue.text.lines import MAX_BYTES, too_large
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where


def read(path: Path) -> bytes:
    """Give the bytes of a catalogue's file.

    Raises:
        UnreadableError: it is missing, too large, or cannot be read.
    """
    with refused(path):
        _refuse_large(path)
        return path.read_bytes()


def state(path: Path) -> bytes:
    """Give the fingerprint of a catalogue's file.

    Raises:
        UnreadableError: as `read`.
    """
    with refused(path):
        _refuse_large(path)
        with path.open("rb", buffering=0) as file:
            return fingerprint_of(file)


def rewrite(path: Path, before: bytes, after: bytes, said: str) -> None:
    """Put `after` in the place of `before`, which must be the file's bytes, as a step of its history.

    `said` is the line by which the step is known when it is undone.

    Raises:
        ConflictError, UnreadableError: as `write`.
    """
    from evidence_refs.catalogue.keeping import history

    write(path, before, after, partial(history.record, said=said))


def write(
    path: Path, before: bytes, after: bytes, note: Callable[[Path, bytes, bytes], None]
) -> None:
    """Put `after` in the place of `before`, which must be the file's bytes; `note` writes its history.

    Raises:
        ConflictError: the file is locked, or holds other bytes; `after` is then kept beside it.
        UnreadableError: it cannot be written.
    """
    read_before = fingerprint(before)

    def is_what_was_read() -> None:
        if not path.exists() or state(path) != read_before:
            raise changed_meanwhile(path, after)

    with lock.held(path, lock.PATIENCE.get()):
        is_what_was_read()
        note(path, before, after)
        replace(path, after, check=is_what_was_read)


@contextmanager
def refused(path: Path) -> Iterator[None]:
    """Turn what the system refuses into one clear line."""
    where = Where(str(path))
    try:
        yield
    except FileNotFoundError as error:
        hint = "make one with `evidence-refs init`"
        raise UnreadableError("there is no such catalogue", where=where, hint=hint) from error
    except IsADirectoryError as error:
        raise UnreadableError("is a folder, not a catalogue", where=where) from error
    except PermissionError as error:
        message = "is a folder, not a catalogue" if _is_folder(path) else "no permission"
        raise UnreadableError(message, where=where) from error
    except OSError as error:
        raise UnreadableError(error.strerror or str(error), where=where) from error


def _refuse_large(path: Path) -> None:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise too_large(str(path), size)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # in a folder that may not be entered
        return False
