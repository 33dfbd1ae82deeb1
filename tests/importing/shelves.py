"""A catalogue in memory, and files written into it, for the tests of `importing`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from evidence_refs.catalogue.change import apply
from evidence_refs.catalogue.index import database
from evidence_refs.catalogue.index.index import Index
from evidence_refs.catalogue.index.refresh import refresh
from evidence_refs.catalogue.text.fingerprint import fingerprint
from evidence_refs.catalogue.text.render import render
from evidence_refs.deduplication.sources import Names
from evidence_refs.formats import READERS
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.records import How, opened
from evidence_refs.importing.arrivals import arrivals
from evidence_refs.importing.homes import Said
from evidence_refs.importing.report import Taken
from evidence_refs.importing.spool import Spool
from evidence_refs.importing.taking import take
from evidence_refs.model import Catalogue
from evidence_refs.problems import Problem

DAY = "2026-11-24"
NOTHING = Said()


@contextmanager
def index_of(catalogue: Catalogue) -> Iterator[Index]:
    raw = render(catalogue).encode("utf-8")
    connection = database.in_memory()
    refresh(connection, raw, fingerprint(raw), "references.yaml")
    index = Index(connection)
    yield index
    index.close()


def taken(
    catalogue: Catalogue, entries: Sequence[Entry], *, cited: bool = True, said: Said = NOTHING,
    file: str = "shelf.bib", held: int = 2,
) -> tuple[Catalogue, Taken]:  # fmt: skip
    """Take records of one file into a catalogue."""
    with index_of(catalogue) as index:
        spool = Spool(held)
        for arrival in arrivals(Names(False, index.names).named(file, entries), cited=cited):
            spool.put(arrival)
        found = take(index, spool, day=DAY, said=said)
        spool.close()
        return apply(found.change, catalogue), found


def entries_of(name: str, text: str) -> tuple[list[Entry], bool, list[Problem]]:
    """Read a file of this name; give its records, whether papers cite them, and its problems."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode("utf-8"))
        found = opened(path, How())
        each = list(found.records)
    entries = [entry for entry in each if isinstance(entry, Entry)]
    problems = [problem for problem in each if isinstance(problem, Problem)]
    return entries, READERS[found.kind].cited, problems
