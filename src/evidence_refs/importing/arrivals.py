"""A record that a file brings, and the key by which papers cite it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from evidence_refs.deduplication.merging import one_line
from evidence_refs.deduplication.sources import Record
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.keys import is_key, is_name


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record of a file; `cited` is what papers cite it by, empty where they do not."""

    record: Record
    cited: str = ""

    @property
    def key(self) -> str:
        """What papers cite it by, if that can be a key here; else empty."""
        return self.cited if is_key(self.cited) else ""

    @property
    def name(self) -> str:
        """The name by which groups, labels and the account know it."""
        return self.record.name

    @property
    def entry(self) -> Entry:
        """The record as its reader gave it."""
        return self.record.entry

    @property
    def file(self) -> str:
        """The name of its file, without the folder."""
        return file_name(self.record.file)

    @property
    def id(self) -> str:
        """Its identifier there, as `origin` keeps it."""
        return one_line(self.entry.id)

    @property
    def place(self) -> str:
        """Where it stands, as `alternates` name it: `FILE:id`."""
        return f"{self.file}:{self.id}"


@lru_cache(maxsize=64)
def file_name(path: str) -> str:
    """Give the name of a file without its folder, as `origin` keeps it."""
    return one_line(PurePath(path).name or path)


def arrivals(records: Iterable[Record], *, cited: bool) -> Iterator[Arrival]:
    """Give the records of a file with their keys.

    `cited`: papers cite them by their ids. Of other kinds, an id is a key only if it looks like one.
    """
    for number, record in enumerate(records, 1):
        id = record.entry.id
        # A record without an id was given its number; Zotero's addresses are cited by no paper.
        named = id != str(number) and "://" not in id and (cited or is_name(id))
        yield Arrival(record, id if named or record.entry.cited or record.entry.own else "")
