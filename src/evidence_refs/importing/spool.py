"""Records put aside in a temporary file, and got again one by one: they are never all in memory."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from evidence_refs.importing.arrivals import Arrival

_IN_MEMORY = 32_000_000


class Spool:
    """Records by their names, in the order in which they were put in.

    What is read from the file is what this process wrote into it; nobody else can open it by a name.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._places: dict[str, int] = {}
        self.keys: dict[str, str] = {}
        """For each record that has one, the key by which papers cite it."""
        self.files: dict[str, None] = {}
        """The names of the files, without their folders."""
        self.distinct: dict[str, tuple[str, tuple[str, ...]]] = {}
        """The records that another catalogue says are not the same as others: its file, their ids there."""

    def put(self, arrival: Arrival) -> None:
        """Put a record in."""
        self._places[arrival.name] = self._file.tell()
        pickle.dump(arrival, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self.files[arrival.file] = None
        if arrival.entry.distinct:
            self.distinct[arrival.name] = arrival.record.file, arrival.entry.distinct
        if arrival.key:
            self.keys[arrival.name] = arrival.key

    def __getitem__(self, name: str) -> Arrival:
        """Give the record of a name."""
        self._file.seek(self._places[name])
        found: Arrival = pickle.load(self._file)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()
