"""The few mistakes that end a command, each with the exit code that scripts rely on."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from evidence_refs.problems import NOWHERE, Where


class EvidenceRefsError(Exception):
    """A mistake that a user can mend. The message is one line; so is the hint."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, where: Where = NOWHERE, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint


class UsageError(EvidenceRefsError):
    """Wrong usage: an unknown key, an option that cannot be."""

    exit_code = 2


class UnreadableError(EvidenceRefsError):
    """A file that cannot be read, parsed or handled, or no catalogue found."""

    exit_code = 3


def unopened(error: OSError | ValueError, file: str) -> UnreadableError:
    """Give the error of a file that the system does not open: in the same words, whichever file it is."""
    where = Where(file)
    if isinstance(error, IsADirectoryError) or (
        isinstance(error, PermissionError) and Path(file).is_dir()  # as Windows has it
    ):
        return UnreadableError("is a folder", where=where, hint="name a file")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnreadableError("no such file", where=where, hint="check the path")
    if isinstance(error, PermissionError):
        return UnreadableError("not allowed to read it", where=where, hint="check its permissions")
    said = error.strerror if isinstance(error, OSError) else None
    return UnreadableError(f"cannot be read: {said or error}", where=where)


class InvalidCatalogueError(EvidenceRefsError):
    """The catalogue breaks its own rules."""

    exit_code = 4


class ConflictError(EvidenceRefsError):
    """The catalogue is locked, or was changed by someone else meanwhile."""

    exit_code = 5


class Remark(UserWarning):
    """What a person should know, in one line, of a command that goes on all the same."""
