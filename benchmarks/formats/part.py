"""One format's part of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.formats.measured import Step


@dataclass(frozen=True, slots=True)
class Part:
    """What is done with a format, how its file of so many records is made, and the steps on that.

    Parts with the same `file` share it. The first of `steps` is ours, the second the library that ours is set beside; `times` and `more`
    say how much more than that ours may take: so many times as long, and so many seconds for 10,000 records; no `times` is no limit.
    """

    name: str
    file: str
    suffix: str
    make: Callable[[int, Path], None]
    steps: tuple[tuple[str, Step], ...]
    times: float | None = None
    more: float = 1.0
