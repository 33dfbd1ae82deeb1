"""The commands `import` and `export` as whole processes, on catalogues of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.catalogue import programs
from benchmarks.catalogue.files import Files
from benchmarks.formats import bibtex, converters, ris
from benchmarks.formats.measured import Measured, Step
from benchmarks.formats.part import Limit, Made, Part
from benchmarks.running import Ran, run

FORMATS = ("bibtex", "biblatex", "ris", "csl-json", "endnote-xml")
_IMPORT = Limit(times=1.5)
_WARM = Limit(seconds=0.7)


def parts(rispy: str) -> Iterator[Part]:
    """Give the parts of the table; `rispy` is a Python beside which it is installed, or empty."""
    peers: Sequence[tuple[Made, tuple[tuple[str, Step], ...], Made]] = (
        (bibtex.MADE, (bibtex.BARE,), ris.MADE),
        (ris.MADE, ris.bare(rispy), bibtex.MADE),
    )
    for made, bare, others in peers:
        name = f"import {made.name}"
        empty, full = ("ours", imported), ("ours", partial(imported, beside=others))
        yield Part(f"{name}, empty catalogue", made, (empty, *bare), _IMPORT, most=100_000)
        yield Part(f"{name}, beside converters", made, (empty, *converters.steps(made.name)))
        yield Part(f"{name}, catalogue of as many others", made, (full, *bare), _IMPORT)
    for format in FORMATS:
        cold, warm = (("ours", partial(exported, format, warm=warm)) for warm in (False, True))
        yield Part(f"export {format}, cold", bibtex.MADE, (cold,))
        limit = _WARM if format == "bibtex" else None
        yield Part(f"export {format}, warm", bibtex.MADE, (warm,), limit)


def imported(file: Path, beside: Made | None = None) -> Measured:
    """Import a file into an empty catalogue, or into one that holds the works of another file."""
    with _catalogue(file, beside) as here:
        if beside:  # what is kept of the works that stand is made once
            here.run("import", str(file), "--dry-run")
        before = here.count()
        ran = here.run("import", str(file), "--yes")
        return _measured(ran, here.count() - before)


def exported(format: str, file: Path, *, warm: bool) -> Measured:
    """Export the catalogue that holds a file, with what is kept of it, or without."""
    with _catalogue(file, bibtex.MADE) as here:
        out = here.folder / "exported"
        words = ("export", format, "-o", str(out))
        if warm:
            here.run(*words)
        else:
            here.forget()
        ran = here.run(*words)
        assert out.stat().st_size
        return _measured(ran, here.count())


class _Catalogue:
    """A catalogue, and what the program keeps of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder, Files(folder).catalogue
        self._program = programs.ours(Files(folder))

    def run(self, *words: str) -> Ran:
        """Run a command of the program on it."""
        return run(self._program.command(*words), self.folder / "printed")

    def forget(self) -> None:
        """Take away what is kept of it."""
        self._program.forget()

    def count(self) -> int:
        """Count its records."""
        with self.file.open("rb") as lines:
            return sum(line.startswith(b"- key:") for line in lines)


@contextmanager
def _catalogue(file: Path, made: Made | None) -> Iterator[_Catalogue]:
    """Give an empty catalogue, or a copy of one that holds as many works of another file."""
    with TemporaryDirectory(dir=file.parent, prefix="measured-") as folder:
        here = _Catalogue(Path(folder, "catalogue"))
        if made:
            shutil.copytree(_standing(file, made), here.folder)
        else:
            here.folder.mkdir()
            here.run("init")
        yield here


def _standing(file: Path, made: Made) -> Path:
    """Give the folder of a catalogue, made once, that holds the works of a file."""
    size = int(file.stem.rpartition("-")[2])
    folder = file.parent / f"catalogue-{made.name}-{size}"
    if not folder.exists():
        with TemporaryDirectory(dir=file.parent, prefix="made-") as fresh:
            here = _Catalogue(Path(fresh, "catalogue"))
            here.folder.mkdir()
            here.run("init")
            here.run("import", str(made.of(size, file.parent)), "--yes")
            here.run("list")
            here.folder.rename(folder)
    return folder


def _measured(ran: Ran, records: int) -> Measured:
    return Measured(records, ran.cpu or 0.0, ran.seconds, ran.megabytes)
