"""Seconds of the processor that a step takes, and the most memory, each in a process of its own.

Steps run in turn, so that what the machine does meanwhile slows all of them. Modules are loaded before
the clock starts.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Step = Callable[[Path], Callable[[], int]]
"""Takes a file, and gives what is measured: that gives how many records it found or wrote."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a step took: the median of its runs, and its answer; no megabytes on Windows."""

    records: int
    cpu: float
    megabytes: float | None


def in_turn(steps: Sequence[Step], file: Path, runs: int) -> list[Measured]:
    """Run all steps in turn, so many times."""
    told: list[list[Measured]] = [[] for _ in steps]
    for _ in range(runs):
        for at, step in enumerate(steps):
            told[at].append(_apart(step, file))
    return [
        Measured(each[0].records, median(run.cpu for run in each), each[-1].megabytes)
        for each in told
    ]


def _apart(step: Step, file: Path) -> Measured:
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(_run, step, file).result()


def _run(step: Step, file: Path) -> Measured:
    work = step(file)
    before = time.process_time()
    records = work()
    taken = time.process_time() - before
    return Measured(records, taken, _megabytes())


def _megabytes() -> float | None:
    if sys.platform == "win32":
        return None
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)
