"""Records of one file or several, each under a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evidence_refs.formats.entry import Entry


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a file, and the name by which groups, plans and labels know it."""

    name: str
    file: str
    entry: Entry

    @property
    def source(self) -> str:
        """Where it was found: the database, where the record says one, else the file."""
        return self.entry.database or self.file


@dataclass(slots=True)
class Names:
    """Names given to records one after the other, the same in each pass over the same files.

    A record's name is its id; `FILE:id` with `several` files, or where the catalogue has that name.
    Where a record has it, the first free of `name#2`, `name#3` and so on is its name.
    """

    several: bool
    standing: frozenset[str] = frozenset()
    doubles: list[Record] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _next: dict[str, int] = field(default_factory=dict)

    def named(self, file: str, entries: Iterable[Entry]) -> Iterator[Record]:
        """Give the records of a file; those whose name was taken are noted in `doubles`."""
        for entry in entries:
            name = f"{file}:{entry.id}" if self._needs_file(entry.id) else entry.id
            wanted = " ".join(name.splitlines())  # the name of a file may hold line ends
            record = Record(self._free(wanted), file, entry)
            if record.name != wanted:
                self.doubles.append(record)
            yield record

    def _needs_file(self, id: str) -> bool:
        return self.several or id in self.standing

    def _free(self, wanted: str) -> str:
        name = wanted
        while name in self._taken or name in self.standing:
            number = self._next[wanted] = self._next.get(wanted, 1) + 1
            name = f"{wanted}#{number}"
        self._taken.add(name)
        return name
