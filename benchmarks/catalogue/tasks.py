"""A task: what several programs are asked on one catalogue, and how their answers are counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.catalogue.editing import lines
from benchmarks.catalogue.files import Files
from benchmarks.catalogue.programs import Program
from benchmarks.running import Command

OURS, PYYAML, TYPER = "ours", "PyYAML", "bare typer"
PAPIS, PAPIS_FORMAT, COBIB, BIBTOOL = "papis", "papis --format", "cobib", "bibtool"

ROW, LINE = r"^[^\t]+\t", r"."
COBIB_FOUND = r"^[^:\s]+::\d+$"
"""What begins an answer: a row of ours, a line of papis, a reference that cobib found."""


@dataclass(frozen=True, slots=True)
class Once:
    """One run: the commands that are timed together, and what counts the answers in their output."""

    commands: tuple[Command, ...]
    count: Callable[[Path], int] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What one program does for a task. `prepare` gets the number of the run, and is not timed."""

    program: str
    prepare: Callable[[int], Once]


@dataclass(frozen=True, slots=True)
class Task:
    """What is measured, by ours first; where answers are counted, all programs must have as many."""

    what: str
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class Bench:
    """The programs, set up on one catalogue; None where there is none. `key` is one of its keys."""

    files: Files
    key: str
    ours: Program
    papis: Program | None = None
    cobib: Program | None = None
    bibtool: str | None = None


def asked(name: str, program: Program | None, *words: str, answer: str) -> list[Step]:
    """Give the step of a program, if it is there: the same command each time.

    `answer` is a pattern that each line has which is an answer.
    """
    return [] if program is None else [always(name, program.command(*words), answer)]


def always(name: str, command: Command, answer: str | None = None) -> Step:
    """Give a step that runs the same command each time."""
    once = Once((command,), None if answer is None else lambda output: lines(output, answer))
    return Step(name, lambda _: once)
