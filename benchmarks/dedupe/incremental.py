"""New records beside a catalogue: what `--with-catalogue` takes, and what all records together take.

Nothing of a catalogue is held here: what this process holds would count as memory of those it measures.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.running import Command, Ran, run

COLUMNS = ("new records", "way", "groups", "possible", "CPU s", "s", "MB", "CPU/all", "same answer")
SIZES = (53, 1000)
_BESIDE = (sys.executable, "-m", "benchmarks.dedupe.beside")
_OURS = (sys.executable, "-m", "evidence_refs", "--catalogue")
_TIMEOUT = 3600.0


def lines(catalogue: Path, sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """Measure on a copy of a catalogue, with a cache of its own, and yield the lines of the table."""
    with tempfile.TemporaryDirectory(prefix="measured-") as folder:
        here = Path(folder)
        copy = here / "references.yaml"
        shutil.copyfile(catalogue, copy)
        read = _run(here, *_OURS, str(copy), "keys", "--json")[0]
        yield _line("-", "the catalogue read for the first time", read)
        first = True
        for size in sizes:
            new = here / f"new-{size}.csv"
            _run(here, *_BESIDE, "make", str(copy), str(new), str(size))
            asked = (*_OURS, str(copy), "dedupe", "--with-catalogue", "--json", "--input", str(new))
            if first:
                yield _line(str(size), "the first time", *_run(here, *asked))
                first = False
            ran, found = _run(here, *asked)
            all_ran, all_found = _run(here, *_BESIDE, "together", str(copy), str(new))
            yield _line(str(size), "with the catalogue", ran, found, all_ran, all_found)
            yield _line(str(size), "all together", all_ran, all_found)


def _run(folder: Path, *words: str) -> tuple[Ran, Any]:
    """Run a command; give what it took, and the JSON that it printed, if any."""
    cache = str(folder / "cache")
    environment = dict.fromkeys(("XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"), cache)
    output = folder / "output"
    ran = run(Command(words, environment), output, _TIMEOUT)
    text = output.read_text(encoding="utf-8")
    return ran, json.loads(text) if text else None


def _line(
    size: str, way: str, ran: Ran, found: Any = None, whole: Ran | None = None, other: Any = None
) -> str:
    kinds = ("groups", "possible")
    told = [str(len(found[kind])) if found else "" for kind in kinds]
    ratio = f"{ran.cpu / whole.cpu:.3f}" if ran.cpu and whole and whole.cpu else ""
    same = "" if not other else str(all(found[kind] == other[kind] for kind in kinds)).lower()
    took = (_figure(ran.cpu, 1), _figure(ran.seconds, 1), _figure(ran.megabytes, 0))
    return "\t".join((size, way, *told, *took, ratio, same))


def _figure(value: float | None, places: int) -> str:
    return "-" if value is None else f"{value:.{places}f}"
