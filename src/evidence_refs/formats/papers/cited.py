"""A key that a paper cites, and the files that a paper is made of."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_refs.errors import UnreadableError, unopened
from evidence_refs.problems import Problem, Where

EVERYTHING = "*"
r"""The key of `\nocite{*}`: all that there is."""

_STDIN = Path("-")
_LARGEST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Cited:
    """A key as a paper has it, or `EVERYTHING`, and where it stands."""

    key: str
    where: Where


@dataclass(frozen=True, slots=True)
class Part:
    """A file that another takes in, as it names it, and where it does."""

    names: Sequence[str]
    where: Where


Found = Cited | Part
"""What a text says of the paper."""


def text_of(path: Path) -> str:
    """Give the text of a file, its lines ending in LF; keys are ASCII, so its encoding tells nothing.

    `-` is stdin.

    Raises:
        UnreadableError: it cannot be read, or is far too large for a text.
    """
    where = Where(str(path))
    try:
        raw = _read(path)
    except (OSError, ValueError) as error:
        raise unopened(error, str(path)) from error
    if len(raw) > _LARGEST:
        raise UnreadableError(f"is larger than {_LARGEST >> 20} MiB", where=where)
    text = raw.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read(path: Path) -> bytes:
    """Give the bytes of a file; of one that is too large, one more than a text may have."""
    if path == _STDIN:
        return sys.stdin.buffer.read(_LARGEST + 1)
    with path.open("rb") as file:
        return file.read(_LARGEST + 1)


def keys(text: str, where: Where) -> Iterator[Cited]:
    r"""Give the keys of an argument, `a, b`; none of what holds a command or a parameter, `#1`."""
    for key in map(str.strip, text.split(",")):
        if key and key.isprintable() and not set(key) & set("\\#{} "):
            yield Cited(key, where)


def beside(part: Part, folders: Sequence[Path]) -> Path | Problem:
    """Give the file that is meant, in the first of some folders that has it."""
    for folder in folders:
        for name in part.names:
            try:
                if (folder / name).is_file():
                    return folder / name
            except (OSError, ValueError):  # a name that no file can have
                continue
    message = f"there is no file {part.names[0]}, which is passed over"
    return Problem("no-such-file", message, part.where, "warning")
