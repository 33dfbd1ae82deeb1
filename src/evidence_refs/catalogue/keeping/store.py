"""The catalogue's file: find it, load it, save it.

A save touches only what changed, and is whole or nothing: a lock keeps other programs of ours away,
the file must still be what was loaded, and the new text takes its place in one step.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evidence_refs.catalogue.check import rules as validate
from evidence_refs.catalogue.check.schema_problems import schema_problems
from evidence_refs.catalogue.keeping import history
from evidence_refs.catalogue.keeping.location import DEFAULT as DEFAULT
from evidence_refs.catalogue.keeping.location import ENVIRONMENT as ENVIRONMENT
from evidence_refs.catalogue.keeping.location import locate as locate
from evidence_refs.catalogue.records.change import Change, apply
from evidence_refs.catalogue.records.index import Index
from evidence_refs.catalogue.text import parse as yaml_file
from evidence_refs.catalogue.text import render, splice
from evidence_refs.catalogue.text.marks import Marks
from evidence_refs.errors import (
    ConflictError,
    InvalidCatalogueError,
    UnreadableError,
    UsageError,
)
from evidence_refs.model import Catalogue, Reference
from evidence_refs.problems import Problem, Where

LOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Stored:
    """A catalogue and the file that it was loaded from, with what is needed to save it."""

    path: Path
    catalogue: Catalogue
    raw: bytes
    parsed: yaml_file.Parsed

    def reference(self, name: str) -> Reference:
        """Give the record of a key or alias.

        Raises:
            UsageError: there is none; the hint names the nearest.
        """
        return Index(self.catalogue.references)[name]

    @property
    def names(self) -> frozenset[str]:
        """Keys and aliases: no new record may have one of them."""
        return frozenset(n for r in self.catalogue.references for n in (r.key, *r.aliases))


@contextmanager
def editing(path: Path) -> Iterator[Stored]:
    """Load a catalogue to change it at once; nobody else can meanwhile.

    Raises:
        ConflictError: somebody else holds it, and goes on to.
        UnreadableError, InvalidCatalogueError: as `load`.
    """
    yield load(path)


def load(path: Path) -> Stored:
    """Load a catalogue to work with.

    Raises:
        UnreadableError: the file is missing, or cannot be read or parsed.
        InvalidCatalogueError: it breaks the catalogue's rules; names the first problem.
    """
    return loaded(path, content(path))


def loaded(path: Path, raw: bytes) -> Stored:
    """Give what `load` would if the file held these bytes.

    Raises:
        UnreadableError, InvalidCatalogueError: as `load`.
    """
    parsed, marks = _parse(path, raw)
    catalogue, problems = _validated(parsed, marks)
    if catalogue is not None:
        problems = [*problems, *validate.errors(catalogue, marks)]
    if problems:
        first, *others = sorted(problems, key=_by_place)
        more = f" (and {len(others)} more)" if others else ""
        raise InvalidCatalogueError(
            first.message + more,
            where=first.where,
            hint=first.hint or "run `evidence-refs validate` to see every problem",
        )
    assert catalogue is not None
    return Stored(path, catalogue, raw, parsed)


def read(path: Path) -> tuple[Catalogue | None, list[Problem]]:
    """Read a catalogue to check it; give it, if it is one, and all its problems by place.

    Raises:
        UnreadableError: the file is missing, or cannot be read or parsed.
    """
    parsed, marks = _parse(path, content(path))
    catalogue, problems = _validated(parsed, marks)
    if catalogue is not None:
        problems = [*problems, *validate.check(catalogue, marks)]
    return catalogue, sorted(problems, key=_by_place)


def save(stored: Stored, change: Change, said: str) -> bool:
    """Make a change in the file that `stored` was loaded from; say whether bytes changed.

    `said` is the line by which the change is known when it is undone: `removed nhs2019plan`.

    Raises:
        ConflictError: the file is locked, or is no longer what was loaded.
        UnreadableError: it cannot be written.
    """
    catalogue = apply(change, stored.catalogue)
    text = splice.splice(stored.parsed, stored.catalogue, catalogue)
    if text == stored.parsed.text:
        return False
    raw = _encoded(text, stored.raw)
    rewrite(stored.path, stored.raw, raw, said)
    return True


def rewrite(path: Path, before: bytes, after: bytes, said: str) -> None:
    """Put `after` in the place of `before`, which the file still holds, as a step of its history.

    Raises:
        ConflictError, UnreadableError: as `save`.
    """
    replace(path, before, after, partial(history.record, said=said))


def replace(
    path: Path, before: bytes, after: bytes, note: Callable[[Path, bytes, bytes], None]
) -> None:
    """Put `after` in the place of `before`, which the file still holds; `note` writes its history.

    Raises:
        ConflictError: the file is locked, or is no longer what was read.
        UnreadableError: it cannot be written.
    """
    target = path.resolve()
    with _mended(path), _lock(target):
        if target.read_bytes() != before:
            raise ConflictError(
                "was changed by someone else since it was read; nothing was written",
                where=Where(str(path)),
                hint="run the command again",
            )
        note(path, before, after)
        _write(target, after)


def content(path: Path) -> bytes:
    """Give the bytes of a catalogue's file.

    Raises:
        UnreadableError: it is missing, too large, or cannot be read.
    """
    with _mended(path):
        size = path.stat().st_size
        if size > yaml_file.MAX_BYTES:
            raise yaml_file.too_large(str(path), size)
        return path.read_bytes()


def create(path: Path) -> Stored:
    """Make an empty catalogue, and the folders above it.

    Raises:
        UsageError: there is a file already.
        UnreadableError: it cannot be written.
    """
    raw = render.render(Catalogue()).encode("utf-8")
    with _mended(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as file:
                file.write(raw)
        except FileExistsError as error:
            raise UsageError(
                "there is a file already", where=Where(str(path)), hint="choose another path"
            ) from error
    return load(path)


def _parse(path: Path, raw: bytes) -> tuple[yaml_file.Parsed, Marks]:
    file = str(path)
    text = yaml_file.decode(raw, file)
    if _is_crlf(text):
        text = text.replace("\r\n", "\n")
    parsed = yaml_file.parse(text, file)
    return parsed, Marks(file, parsed.text)


def _validated(parsed: yaml_file.Parsed, marks: Marks) -> tuple[Catalogue | None, list[Problem]]:
    from pydantic import ValidationError

    problems = list(yaml_file.duplicate_problems(parsed, marks))
    data = dict(parsed.data)
    if data.get("version") == "1":  # text, like every scalar; the model has a number
        data["version"] = 1
    try:
        return Catalogue.model_validate(data), problems
    except ValidationError as error:
        return None, [*problems, *schema_problems(error, data, marks)]


def _by_place(problem: Problem) -> tuple[int, int, str]:
    return problem.where.line or 0, problem.where.column or 0, problem.code


def _is_crlf(text: str) -> bool:
    """Say whether all line ends are CRLF, as git writes them on Windows; a save keeps them."""
    count = text.count("\r\n")
    return count > 0 and count == text.count("\n")


def _encoded(text: str, before: bytes) -> bytes:
    mark = b"\xef\xbb\xbf"
    if _is_crlf(before.decode("utf-8")):
        text = text.replace("\n", "\r\n")
    return (mark if before.startswith(mark) else b"") + text.encode("utf-8")


@contextmanager
def _mended(path: Path) -> Iterator[None]:
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


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # in a folder that may not be entered
        return False


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=LOCK_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        raise ConflictError(
            f"is locked by another program (waited {LOCK_SECONDS:g} seconds); nothing was written",
            where=Where(str(path)),
            hint="let it finish, then run the command again",
        ) from error
    try:
        yield
    finally:
        lock.release()


def _write(path: Path, raw: bytes) -> None:
    """Replace the file's bytes in one step; whatever goes wrong, the old ones stay."""
    mode = stat.S_IMODE(path.stat().st_mode)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary = Path(name)
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
