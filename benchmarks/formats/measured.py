"""What a step takes, and the most memory: a function in a process of its own, or whole programs.

Steps run in turn, so that what the machine does meanwhile slows all of them.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Measured:
    """What a step took, and how many records it found or wrote.

    Seconds are those of all processors, and those of the clock; no megabytes on Windows.
    """

    records: int
    cpu: float
    seconds: float
    megabytes: float | None


Step = Callable[[Path], Measured]
"""Takes a file of records, and measures what is done with it."""

Work = Callable[[Path], Callable[[], int]]
"""Takes a file, and gives what is measured: that gives how many records it found or wrote."""


def apart(work: Work) -> Step:
    """Give the step that does work in a process of its own; modules are loaded before the clock starts."""
    return partial(_apart, work)


def in_turn(steps: Sequence[Step], file: Path, runs: int) -> list[Measured]:
    """Run all steps in turn, so many times, and give the median of each."""
    told: list[list[Measured]] = [[] for _ in steps]
    for _ in range(runs):
        for at, step in enumerate(steps):
            told[at].append(step(file))
    return [
        Measured(
            each[0].records,
            median(run.cpu for run in each),
            median(run.seconds for run in each),
            each[-1].megabytes,
        )
        for each in told
    ]


def _apart(work: Work, file: Path) -> Measured:
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(_run, work, file).result()


def _run(work: Work, file: Path) -> Measured:
    ready = work(file)
    before, clock = time.process_time(), time.perf_counter()
    records = ready()
    taken, seconds = time.process_time() - before, time.perf_counter() - clock
    return Measured(records, taken, seconds, _megabytes())


def _megabytes() -> float | None:
    if sys.platform == "win32":
        return None
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)
