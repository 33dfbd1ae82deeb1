"""A lock between processes: one changes the catalogue at a time, the others wait and know for whom.

The lock is the system's (`flock`, on Windows `LockFileEx`), on an empty file beside the catalogue that
stays there; the system takes it from a process that is killed. Who holds it stands in another file,
since Windows lets nobody read a locked one. That file is only told, never believed: the lock decides.
"""

from __future__ import annotations

import errno
import json
import math
import os
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from evidence_refs.catalogue.keeping import replace
from evidence_refs.catalogue.keeping.machine import has_ended, host, user
from evidence_refs.errors import ConflictError, UnreadableError, UsageError
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from filelock import BaseFileLock

SECONDS = "EVIDENCE_REFS_LOCK_SECONDS"
"""The variable that says how many seconds a command waits for the lock."""

_SOON = 1.0  # seconds of waiting after which a person wants to know for whom
_LONG = 80  # characters of a command line, or of a name, that are told
_LOCKLESS = {errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: the user, the machine, the process's number and command, since when."""

    user: str
    host: str
    process: int
    command: str
    since: str

    def __str__(self) -> str:
        """In words: `anna on pc7 (process 4312, evidence-refs add, since 2026-11-24 14:03:07)`."""
        return (
            f"{self.user} on {self.host} "
            f"(process {self.process}, {self.command}, since {self.since})"
        )


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait for the lock, and what is called once where that takes long.

    It is called with who holds the lock, or None where that is not known.
    """

    seconds: float = 10.0
    waiting: Callable[[Holder | None], None] = lambda _: None


PATIENCE: ContextVar[Patience] = ContextVar("PATIENCE", default=Patience())  # noqa: B039 - it is frozen
"""How this command waits; the command line says it once, for all that lock."""


class _Mine(threading.local):
    """The locks that this thread holds, by the catalogue's path; it may take them again.

    A lock that an interrupt left behind is gone with the last that knows of it: here is none.
    """

    def __init__(self) -> None:
        self.locks: WeakValueDictionary[Path, BaseFileLock] = WeakValueDictionary()

    def holds(self, path: Path) -> bool:
        lock = self.locks.get(path)
        return lock is not None and lock.is_locked


_mine = _Mine()


def seconds(environment: Mapping[str, str]) -> float:
    """Give how many seconds a command waits: what the variable says, or as `Patience`.

    Raises:
        UsageError: the variable holds no number of seconds.
    """
    text = environment.get(SECONDS)
    if not text:
        return Patience().seconds
    with suppress(ValueError):
        if 0 <= (number := float(text)) < math.inf:
            return number
    raise UsageError(f"{SECONDS} is {text!r}", hint="give it a number of seconds; 0 is not to wait")


@contextmanager
def held(path: Path, patience: Patience) -> Iterator[None]:
    """Hold the lock of a catalogue within a `with`, whichever way its path is written.

    A thread that holds it may hold it again; another thread waits as another process does.

    Raises:
        ConflictError: somebody else holds it, and goes on to.
        UnreadableError: it cannot be locked; nothing was changed.
    """
    # More than `through` does: one name, by which a thread knows what it holds.
    target = Path(os.path.realpath(path))
    if _mine.holds(target):
        yield
        return
    beside, note = (target.with_name(f".{target.name}.{end}") for end in ("lock", "holder.lock"))
    with _refused(path, beside):
        state = target.stat() if target.exists() else None
        lock = _taken(path, beside, note, state, patience)
    _mine.locks[target] = lock
    try:
        _tell(note, state)
        yield
    finally:
        with suppress(OSError):
            note.unlink()
        lock.release()


def _taken(
    path: Path, beside: Path, note: Path, state: os.stat_result | None, patience: Patience
) -> BaseFileLock:
    from filelock import FileLock, Timeout

    if not beside.parent.is_dir():  # filelock would make it
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(beside.parent))
    # Whoever may write the catalogue may lock it, as SQLite's journal has the rights of its database.
    mode = 0o600 | stat.S_IMODE(state.st_mode) & 0o666 if state else 0o644
    lock = FileLock(beside, mode=mode, fallback_to_soft=False)
    try:
        try:
            lock.acquire(timeout=min(_SOON, patience.seconds))
        except Timeout:
            if patience.seconds <= _SOON:
                raise
            patience.waiting(_holder(note))
            lock.acquire(timeout=patience.seconds - _SOON)
    except Timeout as error:
        raise ConflictError(
            f"is locked by {_holder(note) or 'another program'}; waited {patience.seconds:g} seconds, "
            "nothing was changed",
            where=Where(str(path)),
            hint=f"let it finish, then run the command again; {SECONDS} says how long to wait",
        ) from error
    if state:
        replace.like(beside, state, mode)
    return lock


@contextmanager
def _refused(path: Path, beside: Path) -> Iterator[None]:
    """Turn what the system refuses into one clear line."""
    try:
        yield
    except (OSError, NotImplementedError) as error:  # filelock says the latter of a missing `flock`
        code = error.errno if isinstance(error, OSError) else errno.ENOSYS
        if code in _LOCKLESS:
            raise UnreadableError(
                "cannot be locked: its disk has no locks; nothing was changed",
                where=Where(str(path)),
                hint="keep it on a disk of this machine, and share it by git",
            ) from error
        if code == errno.EACCES and beside.exists():
            raise UnreadableError(
                f"cannot be locked: no permission to write {beside}; nothing was changed",
                where=Where(str(path)),
                hint="delete that file while no command runs, or ask who owns it",
            ) from error
        assert isinstance(error, OSError)
        raise replace.refusal(path, error) from error


def _tell(note: Path, state: os.stat_result | None) -> None:
    """Write down who holds the lock, whole; where that fails, nothing stands there."""
    me = Holder(user()[:_LONG], host(), os.getpid(), _command(), time.strftime("%Y-%m-%d %H:%M:%S"))
    fresh = note.with_name(f"{note.name}.new")  # only who holds the lock writes it
    try:
        for each in (note, fresh):
            each.unlink(missing_ok=True)
        with fresh.open("xb") as file:  # not through a link that somebody laid there
            file.write(json.dumps(asdict(me)).encode("utf-8"))
        if state:
            replace.like(fresh, state, stat.S_IMODE(state.st_mode) | 0o600)
        fresh.replace(note)
    except OSError:
        with suppress(OSError):
            fresh.unlink()


def _holder(note: Path) -> Holder | None:
    """Give who says to hold the lock; None where nobody does, or the process has ended."""
    try:
        with note.open("rb") as file:
            found = json.loads(file.read(4096))
        holder = Holder(**{field.name: found[field.name] for field in fields(Holder)})
        return None if has_ended(holder.process, holder.host) else holder
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _command() -> str:
    """Give the command line of this process, cut short."""
    name, *words = sys.argv or [""]
    program = Path(name)
    name = program.parent.name if program.name == "__main__.py" else program.name
    return " ".join([name, *words])[:_LONG]
