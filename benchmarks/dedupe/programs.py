"""The programs that look for duplicates: how each is started, and what it says."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.dedupe.scoring import Found
from benchmarks.dedupe.sets import LabelledSet
from benchmarks.running import Command, FailedError, Ran, run
from benchmarks.timing import ROOT

OURS, BIB_DEDUPE = "ours", "bib-dedupe"
TIMEOUT = 3600.0
"""Seconds after which a program is ended."""


@dataclass(frozen=True, slots=True)
class Program:
    """A name, and the words that start it; the file of records is put behind them."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a program took for a set, and the file of what it printed; or why it failed."""

    program: str
    ran: Ran | None
    output: Path
    failure: str = ""

    def found(self) -> Found:
        """Read what it found."""
        said = json.loads(self.output.read_text(encoding="utf-8"))
        groups, possible = (
            tuple(tuple(map(str, group["members"])) for group in said.get(kind, ()))
            for kind in ("groups", "possible")
        )
        return Found(groups, possible)


def ours() -> Program:
    """Give our program."""
    return Program(OURS, (sys.executable, "-m", "evidence_refs", "dedupe", "--json", "--input"))


def bib_dedupe(python: Path) -> Program:
    """Give bib-dedupe, which is installed beside a Python of its own."""
    script = ROOT / "benchmarks" / "peers" / "bib_dedupe_groups.py"
    return Program(BIB_DEDUPE, (str(python), str(script)))


def find(program: Program, labelled: LabelledSet, folder: Path) -> Outcome:
    """Run a program on a set as a whole process; what it prints stays in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    output = folder / f"{labelled.name}-{program.name}.json"
    try:
        ran = run(Command((*program.words, str(labelled.records))), output, TIMEOUT)
    except FailedError as error:
        return Outcome(program.name, None, output, str(error))
    return Outcome(program.name, ran, output)
