"""Runs a task's programs in turn, several times, and keeps what each took."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.catalogue.tasks import Step, Task
from benchmarks.running import FailedError, Ran, run

BUDGET = 30.0
"""Seconds after which a program is not run again for the same task."""


@dataclass(slots=True)
class Measured:
    """What a program took for a task, run by run, and how much it answered the last time."""

    program: str
    runs: list[Ran] = field(default_factory=list)
    answers: int | None = None
    failure: str | None = None

    @property
    def counted(self) -> list[Ran]:
        """The runs without the first, which warms up, unless there is no other."""
        return self.runs[1:] or self.runs

    @property
    def least(self) -> float:
        """The least seconds."""
        return min(ran.seconds for ran in self.counted)

    @property
    def median(self) -> float:
        """The median seconds."""
        return median(ran.seconds for ran in self.counted)

    @property
    def megabytes(self) -> float | None:
        """The most memory of all runs."""
        return max((ran.megabytes for ran in self.counted if ran.megabytes), default=None)


def measure(task: Task, runs: int, folder: Path) -> list[Measured]:
    """Run each program once to warm up, and `runs` times: all once, then all again.

    So what the machine does meanwhile slows all of them. A program that takes long runs less often.
    """
    measured = [Measured(step.program) for step in task.steps]
    for number in range(runs + 1):
        for step, each in zip(task.steps, measured, strict=True):
            if each.failure is None and sum(ran.seconds for ran in each.runs) < BUDGET:
                _run(step, number, each, folder / "output")
    return measured


def _run(step: Step, number: int, into: Measured, output: Path) -> None:
    once = step.prepare(number)
    try:
        ran = [run(command, output) for command in once.commands]
    except FailedError as error:
        into.failure = str(error)
        return
    into.runs.append(sum(ran[1:], start=ran[0]))
    if once.count is not None:
        into.answers = once.count(output)
