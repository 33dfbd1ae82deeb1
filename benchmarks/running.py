"""Runs a program as a whole process: how long it takes, the memory it holds, what it prints.

Small on purpose: on Linux a new process begins with the peak of memory of the one that starts it, so
that nothing below some 20 MB can be told.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

TIMEOUT = 600.0
"""Seconds after which a program is ended."""


class FailedError(Exception):
    """A program ended with a code that it should not, or was ended. Says why in one line."""


@dataclass(frozen=True, slots=True)
class Command:
    """The words of a command, what it finds in its environment beside ours, and its good codes."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run took: seconds, the most megabytes held, and seconds of all processors.

    `megabytes` are those of its largest process, `cpu` is of the program and of its children. None
    where the system tells none.
    """

    seconds: float
    megabytes: float | None
    cpu: float | None = None

    def __add__(self, other: Ran) -> Ran:
        """One run after the other."""
        held = [ran.megabytes for ran in (self, other) if ran.megabytes is not None]
        cpu = None if self.cpu is None or other.cpu is None else self.cpu + other.cpu
        return Ran(self.seconds + other.seconds, max(held, default=None), cpu)


def run(command: Command, output: Path, timeout: float = TIMEOUT) -> Ran:
    """Run a command to its end, what it prints in a file.

    It is ended after `timeout` seconds.

    Raises:
        FailedError: it cannot be started, ends with another code, or not at all.
    """
    errors = output.with_suffix(".errors")
    with output.open("wb") as out, errors.open("wb") as said:
        before = time.perf_counter()
        try:
            process = subprocess.Popen(
                command.words,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=said,
                env={**os.environ, **command.environment},
            )
        except OSError as error:
            raise FailedError(f"{command.words[0]}: {error.strerror}") from error
        timer = threading.Timer(timeout, process.kill)
        timer.daemon = True
        timer.start()
        code, megabytes, cpu = _wait(process)
        seconds = time.perf_counter() - before
        timer.cancel()
    if code not in command.codes:
        raise FailedError(_reason(code, errors))
    return Ran(seconds, megabytes, cpu)


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, float | None, float | None]:
    if sys.platform == "win32":
        return process.wait(), None, None
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    megabytes = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return process.returncode, megabytes, used.ru_utime + used.ru_stime


def _reason(code: int, errors: Path) -> str:
    lines = errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return f"exit code {code}: {lines[0][:200] if lines else 'nothing said'}"
