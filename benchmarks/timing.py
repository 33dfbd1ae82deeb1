"""Seconds of a call, and of a command from its start to its end."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def best(measured: Callable[[], object], runs: int = 5) -> float:
    """Give the least seconds of some runs: what the machine's other work adds is no part of it."""
    taken = []
    for _ in range(runs):
        before = time.perf_counter()
        measured()
        taken.append(time.perf_counter() - before)
    return min(taken)


def best_command(command: Sequence[str], runs: int = 5) -> float:
    """Give the least seconds of some runs of a command, which must succeed."""
    return best(
        lambda: subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ),
        runs,
    )


def documents() -> list[Path]:
    """Give the documents that are measured: the shared ones, else the examples."""
    sources = SHARED / "sources"
    return sorted(path for path in (sources if sources.is_dir() else ROOT / "examples").iterdir())
