"""How fast it should be: at a number of references, in seconds, megabytes, or beside a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.catalogue.measuring import Measured
from benchmarks.catalogue.tasks import PAPIS, PYYAML, TYPER


@dataclass(frozen=True, slots=True)
class Wanted:
    """The most that ours may take; `times` is of what `beside` takes."""

    seconds: float | None = None
    megabytes: float | None = None
    times: float | None = None
    beside: str = ""

    def __str__(self) -> str:
        """Say it in a few words."""
        told = (
            self.seconds and f"{self.seconds:g} s",
            self.megabytes and f"{self.megabytes:g} MB",
            self.times and f"{self.times:g} × {self.beside}",
        )
        return ", ".join(each for each in told if each)

    def met(self, ours: Measured, others: Mapping[str, Measured]) -> bool | None:
        """Say whether ours took no more; None where it cannot be told."""
        if self.times is not None:
            other = others.get(self.beside)
            if other is None or not other.runs:
                return None
            return ours.median <= self.times * other.median
        if self.megabytes is not None and ours.megabytes is None:
            return None
        return (self.seconds is None or ours.median <= self.seconds) and (
            self.megabytes is None or (ours.megabytes or 0) <= self.megabytes
        )


_SEARCHES = ("a rare word", "a common word", "two words", "a phrase")

WANTED: dict[tuple[str, int], Wanted] = {
    ("--version", 0): Wanted(times=1.3, beside=TYPER),
    ("first search ever", 10_000): Wanted(times=1.3, beside=PYYAML),
    ("list", 10_000): Wanted(seconds=0.25),
    ("complete a key", 10_000): Wanted(seconds=0.1),
    ("export bibtex", 10_000): Wanted(seconds=0.7),
    ("search after an edit", 10_000): Wanted(seconds=0.3),
    ("add", 10_000): Wanted(seconds=0.4),
    **{(f"search: {what}", 10_000): Wanted(times=1, beside=PAPIS) for what in _SEARCHES},
    **{(f"search: {what}", 100_000): Wanted(seconds=0.4, megabytes=120) for what in _SEARCHES},
}
"""For a task and a number of references, what is wanted."""
