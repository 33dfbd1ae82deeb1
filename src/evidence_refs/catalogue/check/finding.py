"""What is wrong, before it has a line: its code, the way to the value, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from evidence_refs.catalogue.check.codes import severity_of
from evidence_refs.problems import NOWHERE, Problem, Where

Loc: TypeAlias = tuple[str | int, ...]
"""The way to a value from the root: names of fields and positions in lists."""


@dataclass(frozen=True, slots=True)
class Respell:
    """Another text in the place of the one at `loc`: what `spell` makes of it.

    `spell` may be given one line of the text at a time.
    """

    loc: Loc
    spell: Callable[[str], str]


def to(text: str) -> Callable[[str], str]:
    """Spell any text as this one."""
    return lambda _: text


@dataclass(frozen=True, slots=True)
class Rename:
    """Another name for the field at `loc`."""

    loc: Loc
    name: str


@dataclass(frozen=True, slots=True)
class Drop:
    """The item of a list at `loc` goes."""

    loc: Loc


@dataclass(frozen=True, slots=True)
class Add:
    """A field that the record at `loc` does not have comes to it."""

    loc: Loc
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Sort:
    """The records of the list at `loc` are put in order."""

    loc: Loc


@dataclass(frozen=True, slots=True)
class Edit:
    """Another text in the place of characters `start` to `end` of the file."""

    start: int
    end: int
    text: str


Mend: TypeAlias = Respell | Rename | Drop | Add | Sort | Edit


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong.

    `at` is the way to the value, or the offset of a character where there is no value to go to;
    `also` is the way to another value that the message speaks of. `mend` is what mends it with
    certainty, where anything does.
    """

    code: str
    at: Loc | int
    message: str
    hint: str | None = None
    key: str | None = None
    also: Loc | None = None
    mend: Mend | None = None


class Placing(Protocol):
    """Gives the place of a value, found by the way to it from the root."""

    def of(self, loc: Loc, /) -> Where:
        """Give the place of the value at `loc`."""
        ...

    def at(self, offset: int, /) -> Where:
        """Give the place of the character at `offset`."""
        ...


class Nowhere:
    """Places nothing: for a catalogue that has no file."""

    def of(self, loc: Loc, /) -> Where:
        """Give no place."""
        return NOWHERE

    def at(self, offset: int, /) -> Where:
        """Give no place."""
        return NOWHERE


def placed(findings: Iterable[Finding], marks: Placing) -> list[Problem]:
    """Give findings as problems with their places, sorted by these."""
    return sorted((_problem(each, marks) for each in findings), key=by_place)


def by_place(problem: Problem) -> tuple[int, int, str]:
    """Give what problems are sorted by."""
    return problem.where.line or 0, problem.where.column or 0, problem.code


def _problem(finding: Finding, marks: Placing) -> Problem:
    at = finding.at
    where = marks.at(at) if isinstance(at, int) else marks.of(at)
    line = marks.of(finding.also).line if finding.also else None
    return Problem(
        finding.code,
        _one_line(finding.message) + (f" (line {line})" if line else ""),
        where,
        severity_of(finding.code),
        finding.key,
        finding.hint and _one_line(finding.hint),
    )


def _one_line(text: str) -> str:
    """Give a text, which may hold a value of the file, on one line."""
    return " ".join(text.splitlines())
