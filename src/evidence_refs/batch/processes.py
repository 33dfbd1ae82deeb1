"""Processes that work through a list of jobs, of which any may end or hang, and none ends the rest.

Not `concurrent.futures`: there one process that ends takes all jobs under way with it, and does not
tell which it was. Here each process has a pipe of its own, and one job at a time. Processes are
spawned on every system, since one that is forked beside threads may hang.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

WINDOW = 32
"""How many results are held at most until an earlier one is ready: memory stays bounded."""

_START = 60.0  # seconds in which a process starts, on a machine that has much else to do
_HUNG = 5.0  # seconds in which a process that was asked to end does


class NoProcesses(Exception):  # noqa: N818 - a way to go on, no error of the user's
    """This system starts no process, or what it starts ends at once."""


Why = Literal["", "ended", "time"]


def in_processes(
    job: Callable[[T], R], items: Sequence[T], *, count: int, limit: float
) -> Generator[tuple[R | None, Why]]:
    """Do `job` on each item, `count` at once; give the results in the order of `items`.

    A result is None where the process ended ("ended"), or was ended when it took longer than `limit`
    seconds ("time"). Closing the iterator ends all processes.

    Raises:
        NoProcesses: a process cannot be started; the results so far were given.
    """
    waiting = deque(enumerate(items))
    done: dict[int, tuple[R | None, Why]] = {}
    crew: list[_Worker[T, R]] = []
    given = 0
    try:
        while given < len(items):
            crew = [worker for worker in crew if worker.alive]
            while len(crew) < min(count, len(waiting) + sum(w.at is not None for w in crew)):
                crew.append(_Worker(job))
            for worker in crew:
                if worker.at is None and waiting and waiting[0][0] < given + WINDOW:
                    worker.begin(*waiting.popleft(), limit)
            for worker in _ready(crew):
                at = worker.at
                if (result := worker.take()) is not None and at is not None:
                    done[at] = result
            while given in done:
                yield done.pop(given)
                given += 1
    finally:
        for worker in crew:
            worker.end()


def _ready(crew: Sequence[_Worker[Any, Any]]) -> list[_Worker[Any, Any]]:
    """Wait until a process has something to say, or its time is over; give those."""
    busy = [worker for worker in crew if worker.at is not None]
    soonest = min((worker.deadline for worker in busy), default=0.0)
    told = wait([w.connection for w in busy], max(0.0, soonest - time.monotonic()))
    now = time.monotonic()
    return [w for w in busy if w.connection in told or w.deadline <= now]


class _Worker(Generic[T, R]):
    """One process with its pipe. `at` is the number of the item that it works on."""

    def __init__(self, job: Callable[[T], R]) -> None:
        context = multiprocessing.get_context("spawn")
        self.at: int | None = None
        self.deadline = 0.0
        self.alive = True
        self._ready = False
        self._limit = 0.0
        try:
            self.connection, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, job), daemon=True)
            with _without_interrupt():
                self._process.start()
            theirs.close()  # so that the end of the process is the end of the pipe
        except OSError as error:
            raise NoProcesses from error

    def begin(self, at: int, item: T, limit: float) -> None:
        """Give the process its next item."""
        self.at, self._limit = at, limit
        self.deadline = time.monotonic() + limit + (0 if self._ready else _START)
        with suppress(OSError):  # where it has ended, `take` says so
            self.connection.send(item)

    def take(self) -> tuple[R | None, Why] | None:
        """Give what came of the item; None where the process only said that it has started.

        Raises:
            NoProcesses: it ended before it had started.
        """
        if self.deadline <= time.monotonic() and not self.connection.poll():
            self.end(at_once=True)
            return None, "time"
        try:
            said = self.connection.recv()
        except (EOFError, OSError):
            self.end(at_once=True)
            if not self._ready:
                raise NoProcesses from None
            return None, "ended"
        if not self._ready:
            self._ready = True
            self.deadline = time.monotonic() + self._limit
            return None
        self.at = None
        return said, ""

    def end(self, *, at_once: bool = False) -> None:
        """End the process: it is idle, or nobody waits for it any more."""
        if not self.alive:
            return
        self.alive = False
        if at_once or self.at is not None:
            self._process.kill()
        self.connection.close()  # an idle one ends by this
        self._process.join(_HUNG)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()


def _serve(connection: Connection[Any, Any], job: Callable[[Any], Any]) -> None:
    """Do jobs until the other end of the pipe is closed: by intent, or because its process is gone."""
    # Ctrl-C goes to all processes of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        connection.send(None)
        while True:
            connection.send(job(connection.recv()))


@contextmanager
def _without_interrupt() -> Iterator[None]:
    """Let a process that starts meanwhile not see Ctrl-C before it can ignore it (on POSIX).

    It inherits that the signal is held back; here it comes late, and is not lost.
    """
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # would let the signal through again, were it to start later
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
