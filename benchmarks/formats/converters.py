"""Programs that only turn a file of records into another format: what an import is set beside, too.

None of them looks for works that are there twice, keeps a history or an order, or writes YAML.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.formats.measured import Measured, Step
from benchmarks.running import Command, run

_PROGRAMS: dict[str, tuple[tuple[str, tuple[str, ...], bytes], ...]] = {
    "bibtex": (
        ("pandoc", ("-f", "bibtex", "-t", "csljson"), b'"type":'),
        ("bib2xml", (), b"</mods>"),
    ),
    "ris": (("ris2xml", (), b"</mods>"),),
}
"""For each format the programs that read it, their words, and what they print once a record."""


def steps(format: str) -> Iterator[tuple[str, Step]]:
    """Give the programs that are there, each with the step that runs it."""
    for name, words, each in _PROGRAMS[format]:
        if program := shutil.which(name):
            yield name, partial(_converted, (program, *words), each)


def _converted(words: tuple[str, ...], each: bytes, file: Path) -> Measured:
    output = file.with_suffix(".converted")
    ran = run(Command((*words, str(file))), output)
    return Measured(output.read_bytes().count(each), ran.cpu or 0.0, ran.seconds, ran.megabytes)
