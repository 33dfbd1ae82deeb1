"""Records put aside, and got again one by one: the first in memory, the others in a temporary file."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO

from evidence_refs.importing.arrivals import Arrival

_HELD = 10_000
"""So many are held in memory; what a librarian imports seldom has more."""


class Spool:
    """Records by their names, in the order in which they were put in.

    What is read from the file is what this process wrote into it; nobody else can open it by a name.
    """

    def __init__(self, held: int = _HELD) -> None:
        self._most = held
        self._held: dict[str, Arrival] = {}
        self._places: dict[str, int] = {}
        self._file: IO[bytes] | None = None
        self.ids: dict[str, tuple[str, str]] = {}
        """The file of each record, without its folder, and its identifier there; in order."""
        self.keys: dict[str, str] = {}
        """For each record that has one, the key by which papers cite it."""
        self.distinct: dict[str, tuple[str, tuple[str, ...]]] = {}
        """The records that another catalogue says are not the same as others: its file, their ids there."""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files, without their folders."""
        return tuple(dict.fromkeys(file for file, _ in self.ids.values()))

    def put(self, arrival: Arrival) -> None:
        """Put a record in."""
        self.ids[arrival.name] = arrival.file, arrival.id
        if arrival.entry.distinct:
            self.distinct[arrival.name] = arrival.record.file, arrival.entry.distinct
        if arrival.key:
            self.keys[arrival.name] = arrival.key
        if len(self._held) < self._most:
            self._held[arrival.name] = arrival
            return
        self._file = self._file or TemporaryFile()  # noqa: SIM115
        self._places[arrival.name] = self._file.seek(0, 2)
        pickle.dump(arrival, self._file, protocol=pickle.HIGHEST_PROTOCOL)

    def __getitem__(self, name: str) -> Arrival:
        """Give the record of a name."""
        if name in self._held:
            return self._held[name]
        place = self._places[name]
        assert self._file is not None
        self._file.seek(place)
        found: Arrival = pickle.load(self._file)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self.ids

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def close(self) -> None:
        """Let the file go."""
        if self._file:
            self._file.close()
