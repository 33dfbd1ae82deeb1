"""The bytes of a catalogue -> all that is wrong with it, each thing with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from evidence_refs.catalogue.check import doubts, duplicates, pieces, rules
from evidence_refs.catalogue.check.finding import Finding, Loc, placed
from evidence_refs.catalogue.check.pieces import Pieces
from evidence_refs.catalogue.check.places import Places
from evidence_refs.catalogue.check.shape import Shaped, shaped
from evidence_refs.catalogue.check.source import Source
from evidence_refs.catalogue.text.lines import decode
from evidence_refs.errors import UnreadableError
from evidence_refs.model import REFERENCE_FIELDS, Catalogue
from evidence_refs.problems import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was read to be checked, and what was found but for records of one work."""

    source: Source
    pieces: Pieces
    shaped: Shaped
    findings: tuple[Finding, ...]

    @property
    def loads(self) -> bool:
        """Whether all of it could be read and has the shape of a catalogue."""
        return not (self.source.findings or self.pieces.findings or self.shaped.findings)


@dataclass(frozen=True, slots=True)
class Report:
    """All that is wrong with a file, by place, and the catalogue, where all of it could be read.

    `mendable` is the number of problems that `fixing.fix` can mend.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    mendable: int

    @property
    def errors(self) -> int:
        """The number of errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """The number of warnings."""
        return len(self.problems) - self.errors


def report(raw: bytes, file: str, today: date | None = None) -> Report:
    """Check a file.

    Args:
        raw: its bytes.
        file: its name, for the places.
        today: the day after which a date is in the future.

    Raises:
        UnreadableError: nothing in it looks like a catalogue.
    """
    checked = check(raw, file, today or date.today())
    catalogue, places = checked.shaped.catalogue, Places(file, checked.pieces)
    pairs = map(checked.shaped.in_file, duplicates.doubts(catalogue))
    return Report(
        catalogue if checked.loads else None,
        tuple(placed([*checked.findings, *pairs], places)),
        sum(each.mend is not None for each in checked.findings),
    )


def check(raw: bytes, file: str, today: date) -> Checked:
    """Check a file for all but records of one work, which takes longer than all else together.

    Raises:
        UnreadableError: nothing in it looks like a catalogue.
    """
    source = Source.of(raw, file)
    try:
        read = pieces.read(source.clean, file)
    except UnreadableError:
        decode(raw, file)  # if it is no text at all, that is what to say
        raise
    form = shaped(read.data)
    catalogue = form.catalogue
    found = [*rules.breaches(catalogue), *doubts.of(catalogue, today)]
    findings = [*source.findings, *read.findings, *form.findings, *map(form.in_file, found)]
    return Checked(source, read, form, tuple(_worth_saying(findings, source, read, form)))


def _worth_saying(
    findings: list[Finding], source: Source, read: Pieces, form: Shaped
) -> Iterator[Finding]:
    """Leave out what only follows from what could not be read."""
    names = source.names | read.names | form.names
    in_doubt = {loc[:2] for loc in form.lost if loc[2] not in REFERENCE_FIELDS}
    in_doubt |= {loc[:2] for loc in form.lost if loc[2] in ("title", "cited_in")} | read.lost
    for each in findings:
        at = () if isinstance(each.at, int) else each.at
        match each.code:
            case "unknown-document" | "distinct-unknown-key":
                follows = _value(read.data, at) in names
            case "missing-field":
                follows = len(at) == 3 and at[:2] in read.lost
            case "no-title":
                follows = at[:2] in in_doubt
            case _:
                follows = False
        if not follows:
            yield each


def _value(data: Any, loc: Loc) -> Any:
    """Give the value at a way, None where there is none."""
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
