"""What was measured as lines, one for each program and task, their cells parted by tabs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.catalogue.measuring import Measured
from benchmarks.catalogue.wanted import WANTED

COLUMNS = (
    "task", "references", "program", "answers", "min s", "median s", "MB", "s growth", "MB growth",
    "ours/it", "wanted", "met",
)  # fmt: skip
NONE = "-"
_MET = {True: "yes", False: "no", None: NONE}


@dataclass(slots=True)
class Table:
    """Knows what each program took at the size before, by which growth is told."""

    _before: dict[tuple[str, str], tuple[int, Measured]] = field(default_factory=dict)

    def lines(self, what: str, size: int, measured: Sequence[Measured]) -> Iterator[str]:
        """Give the lines of a task, ours first; `size` is 0 where it asks nothing of references."""
        ours = measured[0]
        for each in measured:
            last = _wanted(what, size, measured) if each is ours else (_ratio(ours, each), "", "")
            cells = (what, str(size or NONE), each.program, *self._figures(what, size, each), *last)
            yield "\t".join(cells)

    def _figures(self, what: str, size: int, each: Measured) -> tuple[str, ...]:
        """Give how much was answered, seconds, megabytes, and both growths: 1 is as the size grew."""
        if not each.runs:
            return (NONE,) * 6
        answers = NONE if each.answers is None else str(each.answers)
        held = NONE if each.megabytes is None else f"{each.megabytes:.0f}"
        figures = answers, f"{each.least:.3f}", f"{each.median:.3f}", held
        smaller, before = self._before.get((what, each.program), (0, each))
        self._before[what, each.program] = size, each
        if not smaller:
            return *figures, "", ""
        factor = size / smaller
        growth = f"{each.median / before.median / factor:.2f}"
        if each.megabytes is None or before.megabytes is None:
            return *figures, growth, NONE
        return *figures, growth, f"{each.megabytes / before.megabytes / factor:.2f}"


def differing(measured: Sequence[Measured]) -> str | None:
    """Give the answers of the programs in words where they are not as many, or none; else None."""
    told = [each for each in measured if each.answers is not None]
    answers = {each.answers for each in told}
    if len(answers) < 2 and 0 not in answers:
        return None
    return ", ".join(f"{each.program} {each.answers}" for each in told)


def _ratio(ours: Measured, other: Measured) -> str:
    return f"{ours.median / other.median:.2f}" if ours.runs and other.runs else NONE


def _wanted(what: str, size: int, measured: Sequence[Measured]) -> tuple[str, str, str]:
    wanted = WANTED.get((what, size))
    if wanted is None:
        return "", "", ""
    ours, *others = measured
    met = wanted.met(ours, {each.program: each for each in others}) if ours.runs else None
    return "", str(wanted), _MET[met]
