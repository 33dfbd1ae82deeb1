"""One part of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.formats.measured import Measured, Step


@dataclass(frozen=True, slots=True)
class Made:
    """A file of records: what it is called, and how one of so many records is made."""

    name: str
    suffix: str
    make: Callable[[int, Path], None]

    def of(self, size: int, folder: Path) -> Path:
        """Give the file of so many records, and make it where it is not there."""
        file = folder / f"{self.name}-{size}{self.suffix}"
        if not file.exists():
            self.make(size, file)
        return file


@dataclass(frozen=True, slots=True)
class Limit:
    """How long ours may take: so many seconds of the clock; or so many times as long as the other.

    Then `more` seconds of the processor are added, for each 10,000 records.
    """

    seconds: float = 0.0
    times: float = 0.0
    more: float = 1.0

    def told(self, size: int, measured: list[Measured]) -> tuple[str, bool] | None:
        """Say what ours may take, and whether it did; None where there is no other."""
        ours = measured[0]
        if self.seconds:
            return f"{self.seconds:.1f} s", ours.seconds <= self.seconds
        if len(measured) < 2:
            return None
        most = self.times * measured[1].cpu + self.more * max(1.0, size / 10_000)
        return f"{most:.2f} s CPU", ours.cpu <= most


@dataclass(frozen=True, slots=True)
class Part:
    """What is done with a file of records, by whom, and how long ours may take.

    The first of `steps` is ours, the second what ours is limited by, where there is a limit. Files of more
    than `most` records are left out.
    """

    name: str
    made: Made
    steps: tuple[tuple[str, Step], ...]
    limit: Limit | None = None
    most: int = 10_000
