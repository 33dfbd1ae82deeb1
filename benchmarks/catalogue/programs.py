"""The programs that are compared, each set up on a catalogue.

Each gets folders of its own for its settings and what it keeps, so that nothing of the person's own
is read or changed.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.catalogue.files import Files
from benchmarks.running import Command
from benchmarks.startup import BARE_TYPER, PROGRAM

PYYAML = Path(__file__).resolve().parent.parent / "peers" / "pyyaml_load.py"

_PAPIS = """\
[settings]
default-library = catalogue
database-backend = sqlite
sqlite-schema-fields-extend = ["abstract", "publisher"]

[catalogue]
dir = {}
"""
_COBIB = """\
from cobib.config import config

config.database.file = {}
config.database.cache = {}
config.logging.logfile = {}
config.logging.version = None
"""


@dataclass(frozen=True, slots=True)
class Program:
    """How a program is called, what it finds in its environment, and where it keeps a cache."""

    words: tuple[str, ...]
    environment: Mapping[str, str]
    cache: Path

    def command(self, *words: str, codes: tuple[int, ...] = (0,)) -> Command:
        """Give one of its commands."""
        return Command((*self.words, *words), self.environment, codes)

    def forget(self) -> None:
        """Take away what it has kept: its next run is the first one ever."""
        shutil.rmtree(self.cache, ignore_errors=True)


def ours(files: Files) -> Program:
    """Give our program on its catalogue."""
    cache = files.folder / "cache"
    # Where Linux, and Windows, say that programs put what they keep.
    kept = dict.fromkeys(("XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"), str(cache))
    return Program(PROGRAM, {"EVIDENCE_REFS_CATALOGUE": str(files.catalogue), **kept}, cache)


def papis(path: str, files: Files) -> Program:
    """Give papis on its library, with its database in SQLite, that holds what we search as well."""
    settings, cache = files.folder / "papis-config", files.folder / "papis-cache"
    _put(settings / "config", _PAPIS.format(files.papis))
    return Program(
        (path,), {"PAPIS_CONFIG_DIR": str(settings), "PAPIS_CACHE_DIR": str(cache)}, cache
    )


def cobib(path: str, files: Files) -> Program:
    """Give cobib on its database, which it keeps parsed; it prints without colour and frames."""
    settings, cache = files.folder / "cobib-config", files.folder / "cobib-cache"
    paths = files.cobib, cache, files.folder / "cobib.log"
    _put(settings / "cobib" / "config.py", _COBIB.format(*(json.dumps(str(p)) for p in paths)))
    return Program((path, "--porcelain"), {"XDG_CONFIG_HOME": str(settings)}, cache)


def pyyaml(files: Files) -> Command:
    """Give the least that reading the whole catalogue costs: PyYAML's loader, written in C."""
    return Command((sys.executable, str(PYYAML), str(files.catalogue)))


def bare_typer(files: Files) -> Command:
    """Give a program that holds nothing but typer."""
    script = files.folder / "bare.py"
    _put(script, BARE_TYPER)
    return Command((sys.executable, str(script)))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
