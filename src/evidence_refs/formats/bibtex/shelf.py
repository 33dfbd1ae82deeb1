"""The entries of a file, put down so that each can be had again: one may name another far away.

What is held in memory is where each stands, and its key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from evidence_refs.formats.bibtex.entries import Block, fields, key_of


class _Spot(NamedTuple):
    line: int
    kind: str
    closed: bool
    start: int
    length: int


class Shelf:
    """The entries of a file, in their order and by their keys; their texts are put into `file`."""

    def __init__(self, blocks: Iterable[Block], file: IO[bytes]) -> None:
        self._spots: list[_Spot] = []
        self._keys: dict[str, int] = {}
        self._in_any_case: dict[str, str] | None = None
        self._file = file
        for block in blocks:
            self._put(block)

    def _put(self, block: Block) -> None:
        key = key_of(block)
        if key:
            self._keys.setdefault(key, len(self._spots))
        data = block.body.encode("utf-8", "surrogatepass")
        spot = _Spot(block.line, block.kind, block.closed, self._file.tell(), len(data))
        self._spots.append(spot)
        self._file.write(data)

    def __len__(self) -> int:
        return len(self._spots)

    def __iter__(self) -> Iterator[Block]:
        return map(self._get, range(len(self._spots)))

    def _get(self, at: int) -> Block:
        spot = self._spots[at]
        self._file.seek(spot.start)
        body = self._file.read(spot.length).decode("utf-8", "surrogatepass")
        return Block(spot.line, spot.kind, body, spot.closed)

    def strings(self) -> dict[str, str]:
        """Give all abbreviations of the file, as they are at its end."""
        known: dict[str, str] = {}
        for at, spot in enumerate(self._spots):
            if spot.kind == "string":
                known |= fields(self._get(at), known).values
        return known

    def line_of(self, key: str) -> int:
        """Give the line of the first entry of a key that is there."""
        return self._spots[self._keys[key]].line

    def find(self, key: str) -> Block | None:
        """Give the first entry of a key, whatever its case where none has just this one."""
        if key not in self._keys:
            if self._in_any_case is None:
                self._in_any_case = {each.lower(): each for each in reversed(self._keys)}
            key = self._in_any_case.get(key.lower(), "")
        return self._get(self._keys[key]) if key in self._keys else None
