"""What a person names on the command line to the single files that it stands for.

A folder stands for the documents below it, a zip for those in it, a pattern for what it matches,
`-` for stdin. Nothing is unpacked to disk, so a zip cannot write outside its folder.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from evidence_refs.errors import EvidenceRefsError, UnreadableError, UsageError, unopened
from evidence_refs.problems import Where
from evidence_refs.reading.kinds import SUFFIXES, kind_of

STDIN = "-"
MAX_BYTES = 50_000_000
"""The largest document read. A brief of 500 pages is about 2 MB of text."""
MAX_MEMBERS = 2_000
"""The most files looked at in one zip."""
MAX_UNPACKED = 200_000_000
"""The most bytes that a zip may say it unpacks to; no member gives more than it says."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `member` is its name inside the zip at `path`."""

    path: str
    member: str | None = None

    @property
    def name(self) -> str:
        """What messages call it."""
        if self.path == STDIN:
            return "stdin"
        return f"{self.path}/{self.member}" if self.member else self.path

    @property
    def file(self) -> str:
        """Name of the file without its folder."""
        return PurePath(self.name).name

    @property
    def id(self) -> str:
        """The stem of the file's name."""
        return PurePath(self.name).stem


@dataclass(frozen=True, slots=True)
class Found:
    """The files that arguments stand for; those left out; the arguments that cannot be had."""

    sources: tuple[Source, ...]
    left_out: tuple[str, ...]
    errors: tuple[EvidenceRefsError, ...]


def find(arguments: Sequence[str]) -> Found:
    """Give the files that `arguments` stand for, each argument's in the order of their names.

    `left_out` names files in a folder or a zip that are no documents by their suffix. What cannot
    be opened is in `errors`, and ends nothing. A file that is named twice is given once.
    """
    sources: dict[tuple[str, str | None], Source] = {}
    left_out: list[str] = []
    errors: list[EvidenceRefsError] = []
    for argument in arguments:
        for each in _each(argument):
            if isinstance(each, EvidenceRefsError):
                errors.append(each)
            elif each[1]:
                source = each[0]
                sources.setdefault((os.path.realpath(source.path), source.member), source)
            else:
                left_out.append(each[0].name)
    return Found(tuple(sources.values()), tuple(left_out), tuple(errors))


def refuse_same_ids(sources: Sequence[Source]) -> None:
    """Raise UsageError where two of the files would be one document of the catalogue."""
    by_id: dict[str, Source] = {}
    for source in sources:
        other = by_id.setdefault(source.id, source)
        if other is not source:
            raise UsageError(
                f"{other.name} and {source.name} would both be the document {source.id}",
                hint="extract them one by one, and name one of them with --document ID",
            )


def read_bytes(source: Source) -> bytes:
    """Give the file's bytes.

    Raises:
        UnreadableError: it is missing, not allowed, or larger than `MAX_BYTES`.
    """
    try:
        if source.path == STDIN:
            return _bounded(sys.stdin.buffer, source.name)
        if source.member is not None:
            with ZipFile(source.path) as package:
                return _member(package, package.getinfo(source.member), source.name)
        path = Path(source.path)
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(source.name)
        with path.open("rb") as file:
            return _bounded(file, source.name)
    except (OSError, ValueError, BadZipFile, KeyError) as error:
        raise _not_opened(source.name, error) from None


_Each = tuple[Source, bool] | EvidenceRefsError
"""A file and whether it is a document by its suffix, or why there is none in this place."""


def _each(path: str) -> Iterator[_Each]:
    """Give what `path` stands for. An error ends this path, and not those beside it."""
    try:
        yield from _expand(path)
    except EvidenceRefsError as error:
        yield error


def _expand(argument: str) -> Iterator[_Each]:
    if argument == STDIN:
        yield Source(STDIN), True
        return
    try:
        mode = Path(argument).stat().st_mode
    except (OSError, ValueError) as error:
        # A shell that does not expand patterns (cmd.exe) hands them over as they are.
        matches = sorted(glob.glob(argument)) if glob.has_magic(argument) else []  # noqa: PTH207
        if not matches:
            raise _not_opened(argument, error) from None
        for match in matches:
            yield from _each(match)
        return
    if stat.S_ISDIR(mode):
        yield from _expand_folder(argument)
    elif stat.S_ISREG(mode) and _is_zip(argument):
        yield from _expand_zip(argument)
    else:
        yield Source(argument), True


def _expand_folder(folder: str) -> Iterator[_Each]:
    refused: list[OSError] = []
    empty = True
    for parent, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            path = os.path.join(parent, name)  # noqa: PTH118 - keeps the words that were typed
            suffix = PurePath(name).suffix.lower()
            is_zip = suffix == ".zip"
            for each in _each(path) if is_zip else ((Source(path), suffix in SUFFIXES),):
                empty = empty and isinstance(each, tuple) and not each[1]
                yield each
    yield from (_not_opened(str(error.filename), error) for error in refused)
    if empty and not refused:
        raise _no_documents(folder, "folder")


def _expand_zip(path: str) -> Iterator[tuple[Source, bool]]:
    try:
        with ZipFile(path) as package:
            members = [
                member
                for member in package.infolist()
                if not member.is_dir() and not _is_hidden(member.filename)
            ]
    except (OSError, ValueError, BadZipFile, NotImplementedError) as error:
        raise _not_opened(path, error) from None
    if len(members) > MAX_MEMBERS:
        raise UnreadableError(
            f"has {len(members):,} files in it, more than {MAX_MEMBERS:,}",
            where=Where(path),
            hint="unpack it, and name the documents",
        )
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise UnreadableError(
            f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB",
            where=Where(path),
            hint="unpack it, and name the documents",
        )
    names = sorted(member.filename for member in members)
    # A zip inside a zip is not opened: that is how bombs are packed.
    sources = [
        (
            Source(path, name),
            (suffix := PurePath(name).suffix.lower()) in SUFFIXES and suffix != ".zip",
        )
        for name in names
    ]
    if not any(is_document for _, is_document in sources):
        raise _no_documents(path, "zip")
    yield from sources


def _is_hidden(member: str) -> bool:
    parts = PurePath(member).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def _is_zip(path: str) -> bool:
    """Say whether the file is a zip of documents, and not a Word file, which is a zip too."""
    try:
        with Path(path).open("rb") as file:
            if not file.read(4).startswith((b"PK\x03\x04", b"PK\x05\x06")):
                return False
            size = file.seek(0, os.SEEK_END)
            if size > MAX_BYTES:
                return PurePath(path).suffix.lower() == ".zip"
            file.seek(0)
            return kind_of(file.read(), path) == "zip"
    except OSError as error:
        raise _not_opened(path, error) from None


def _member(package: ZipFile, member: ZipInfo, name: str) -> bytes:
    if member.flag_bits & 0x1:
        raise UnreadableError(
            "is locked with a password", where=Where(name), hint="unpack it first"
        )
    if member.file_size > MAX_BYTES:
        raise _too_large(name)
    try:
        with package.open(member) as file:
            return _bounded(file, name)  # type: ignore[arg-type]
    except (RuntimeError, NotImplementedError, EOFError) as error:
        raise UnreadableError(f"cannot be unpacked: {error}", where=Where(name)) from None


def _bounded(file: BinaryIO, name: str) -> bytes:
    # The size that a header or the file system gives may be a lie, or not there (a pipe).
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    return data


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(
        f"is larger than {MAX_BYTES // 1_000_000} MB",
        where=Where(name),
        hint="split it, or extract the text that holds the references",
    )


def _no_documents(name: str, what: str) -> UnreadableError:
    return UnreadableError(
        f"no documents in this {what}",
        where=Where(name),
        hint=f"documents end in {', '.join(SUFFIXES)}",
    )


def _not_opened(name: str, error: Exception) -> UnreadableError:
    if isinstance(error, BadZipFile):
        return UnreadableError("is a damaged zip", where=Where(name), hint="pack it again")
    if isinstance(error, OSError | ValueError):
        return unopened(error, name)
    return UnreadableError(f"cannot be opened: {error}", where=Where(name))
