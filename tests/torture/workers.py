"""Programs that are killed, that wait for each other, and that have little room."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAVE_BYTES = """
import sys, time
from itertools import count
from pathlib import Path
from evidence_refs.catalogue.keeping.lock import Patience, held
from evidence_refs.catalogue.keeping.replace import replace
path, *states = map(Path, sys.argv[1:])
states = [each.read_bytes() for each in states]
for turn in count():
    began = time.monotonic()
    for raw in states:
        with held(path, Patience(60)):
            replace(path, raw)
    if not turn:
        print(time.monotonic() - began, flush=True)
"""
"""Give a catalogue one text and another in turn, for ever."""

SAVE_RECORDS = """
import sys, time
from itertools import count
from pathlib import Path
from evidence_refs.catalogue.keeping.store import editing, save
from evidence_refs.catalogue.change import Change
path = Path(sys.argv[1])
for number in count(1):
    began = time.monotonic()
    with editing(path) as stored:
        record = stored.reference(sys.argv[2]).model_copy(update={"volume": str(number)})
        save(stored, Change(put=(record,)), "a volume")
    if number == 1:
        print(time.monotonic() - began, flush=True)
"""
"""Count in the `volume` of a record, for ever."""

ADD = """
import sys
from pathlib import Path
from evidence_refs.catalogue.keeping.lock import PATIENCE, Patience
from evidence_refs.catalogue.keeping.store import editing, save
from evidence_refs.catalogue.change import Change
from evidence_refs.model import Reference
PATIENCE.set(Patience(600))
path, *keys = sys.argv[1:]
for key in keys:
    with editing(Path(path)) as stored:
        save(stored, Change(put=(Reference(key=key, title="T"),)), f"added {key}")
"""
"""Add a record for each key."""

LITTLE_ROOM = """
import resource, sys
from evidence_refs.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(sys.argv[2:]))
"""
"""Run the program where no file may be larger than so many bytes."""


def start(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start Python code with arguments."""
    return start_python("-c", code, *arguments)


def start_program(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start the program."""
    return start_python("-m", "evidence_refs", *arguments)


@contextmanager
def saving(code: str, *arguments: str | Path) -> Iterator[tuple[subprocess.Popen[str], float]]:
    """Have one of those that save for ever at work within a `with`; give how long its turn takes."""
    with start(code, *arguments) as process:
        try:
            assert process.stdout is not None
            yield process, float(process.stdout.readline())
        finally:
            process.kill()


def start_python(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start Python; its commands wait long for each other."""
    environment = {**os.environ, "EVIDENCE_REFS_LOCK_SECONDS": "600"}
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
    )
