"""The index brought to the present state of the catalogue's file: only blocks that are new are parsed.

Each record's block is known by the fingerprint of its bytes. What stands between records is checked by the
tables themselves; where anything is wrong, the whole file is read, and says what and where.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evidence_refs.catalogue.check import whole
from evidence_refs.catalogue.index import fill
from evidence_refs.catalogue.text.blocks import Block, cut
from evidence_refs.catalogue.text.fingerprint import fingerprint
from evidence_refs.model import Catalogue

Progress = Callable[[Sequence[int]], Iterable[int]]
"""Gives the items one by one, and may tell a person how far it has come."""

_CACHE_KB = 64_000
"""Memory that SQLite may use while it takes records in."""

_GAP = 1 << 20
"""How far apart records are placed, so that others fit between."""


class _AmissError(Exception):
    """The blocks do not make a catalogue. The whole file tells why; or that they do."""


def state(connection: sqlite3.Connection) -> bytes | None:
    """Give the fingerprint of the file whose records the index holds."""
    (found,) = connection.execute("SELECT fingerprint FROM state").fetchone()
    return None if found is None else bytes(found)


def refresh(
    connection: sqlite3.Connection, raw: bytes, now: bytes, file: str, progress: Progress = iter
) -> None:
    """Bring the index to the state `raw` of the file, whose fingerprint is `now`, in one transaction.

    Raises:
        UnreadableError, InvalidCatalogueError: `raw` is no valid catalogue; nothing has changed.
    """
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if state(connection) != now:
            connection.execute("SAVEPOINT before")
            try:
                _by_blocks(connection, raw, progress)
            except (_AmissError, sqlite3.IntegrityError):
                connection.execute("ROLLBACK TO before")
                _by_whole(connection, whole.whole(raw, file))
            connection.execute("UPDATE state SET fingerprint = ?", (now,))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _by_blocks(connection: sqlite3.Connection, raw: bytes, progress: Progress) -> None:
    blocks = cut(raw)
    if blocks is None:
        raise _AmissError
    records: list[Block] = []
    others: list[bytes] = []
    for block in blocks:
        if block.item and block.section == "references":
            records.append(block)
        else:
            others.append(raw[block.start : block.end])
    _rest(connection, b"".join(others))
    prints = [fingerprint(raw[start:end]) for _, _, start, end, _ in records]
    standing = _Standing.of(connection)
    standing.take(connection, prints)
    places = standing.put(connection, prints)
    for at in progress([at for at, each in enumerate(prints) if each not in standing.ids]):
        new = whole.record(raw[records[at].start : records[at].end])
        if new is None:
            raise _AmissError
        fill.add(connection, new, places[at], prints[at])
    _refuse_unknown_documents(connection)


@dataclass(frozen=True, slots=True)
class _Standing:
    """The records of the former state: by the fingerprints of their blocks, and where they are placed."""

    ids: dict[bytes | None, int]
    places: dict[bytes | None, int]
    all: frozenset[int]

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> _Standing:
        rows = connection.execute("SELECT block, id, place FROM record").fetchall()
        ids = {block: id for block, id, _ in rows}
        ids.pop(None, None)
        return cls(
            ids, {block: place for block, _, place in rows}, frozenset(row[1] for row in rows)
        )

    def take(self, connection: sqlite3.Connection, prints: Sequence[bytes]) -> None:
        """Take out the records whose blocks the file no longer has."""
        fill.take(connection, self.all.difference(map(self.ids.get, prints)))

    def put(self, connection: sqlite3.Connection, prints: Sequence[bytes]) -> list[int]:
        """Put the others in the order of the file; give the places of all, new ones too."""
        former = [self.places.get(each) if each in self.ids else None for each in prints]
        places = spread(former)
        if places != former:
            moved = (
                (place, self.ids[each])
                for each, place, before in zip(prints, places, former, strict=True)
                if before is not None and place != before
            )
            connection.executemany("UPDATE record SET place = ? WHERE id = ?", moved)
        return places


def _by_whole(connection: sqlite3.Connection, catalogue: Catalogue) -> None:
    _set_rest(connection, catalogue)
    fill.take(connection, [id for (id,) in connection.execute("SELECT id FROM record")])
    for number, reference in enumerate(catalogue.references, 1):
        fill.add(connection, reference, number * _GAP, None)


def _rest(connection: sqlite3.Connection, raw: bytes) -> None:
    """Keep what stands beside the records."""
    now = fingerprint(raw)
    (before,) = connection.execute("SELECT rest_fingerprint FROM state").fetchone()
    if before != now:
        catalogue = whole.rest(raw)
        if catalogue is None:
            raise _AmissError
        _set_rest(connection, catalogue)
        connection.execute("UPDATE state SET rest_fingerprint = ?", (now,))


def _set_rest(connection: sqlite3.Connection, catalogue: Catalogue) -> None:
    rest = catalogue.model_copy(update={"references": ()})
    text = rest.model_dump_json(by_alias=True, exclude_unset=True)
    connection.execute("UPDATE state SET rest = ?, rest_fingerprint = NULL", (text,))
    connection.execute("DELETE FROM document")
    ids = ((document.id,) for document in catalogue.documents)
    connection.executemany("INSERT INTO document VALUES (?)", ids)


def spread(standing: Sequence[int | None]) -> list[int]:
    """Give ascending places: those that stand where they ascend and leave room, else all anew."""
    places: list[int] = []
    last, waiting = 0, 0
    for place in standing:
        if place is None:
            waiting += 1
            continue
        if place - last <= waiting:
            return [number * _GAP for number in range(1, len(standing) + 1)]
        step = (place - last) // (waiting + 1)
        places += [last + step * number for number in range(1, waiting + 1)]
        places.append(place)
        last, waiting = place, 0
    return places + [last + _GAP * number for number in range(1, waiting + 1)]


def _refuse_unknown_documents(connection: sqlite3.Connection) -> None:
    unknown = "SELECT 1 FROM citation WHERE document NOT IN (SELECT id FROM document) LIMIT 1"
    if connection.execute(unknown).fetchone():
        raise _AmissError
