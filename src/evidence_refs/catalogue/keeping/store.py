"""The catalogue's file: loaded through its index, and saved.

A save touches only what changed, and is whole or nothing: a lock keeps other programs of ours away,
the file must still be what was loaded, and the new bytes take its place in one step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs.catalogue.index import database
from evidence_refs.catalogue.index.index import Index
from evidence_refs.catalogue.keeping import contents, lock
from evidence_refs.catalogue.keeping.conflict import changed_meanwhile
from evidence_refs.catalogue.keeping.replace import replace
from evidence_refs.catalogue.text.fingerprint import fingerprint
from evidence_refs.errors import ConflictError, UnreadableError, UsageError
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from evidence_refs.catalogue.change import Change
    from evidence_refs.catalogue.index.refresh import Progress
    from evidence_refs.catalogue.records.decided import Decided
    from evidence_refs.model import Catalogue, DocumentRecord, Reference, Work


@dataclass(frozen=True, slots=True)
class Stored:
    """A catalogue's file as it was when it was loaded, known by its fingerprint, and its index."""

    path: Path
    state: bytes
    index: Index

    @property
    def catalogue(self) -> Catalogue:
        """The whole catalogue. For what concerns single records, the index is faster."""
        return self.index.catalogue

    @property
    def names(self) -> frozenset[str]:
        """Keys and aliases: no new record may have one of them."""
        return self.index.names

    def reference(self, name: str) -> Reference:
        """Give the record of a key or alias.

        Raises:
            UsageError: there is none; the hint names the nearest.
        """
        return self.index.reference(name)

    @property
    def documents(self) -> tuple[DocumentRecord, ...]:
        """The documents that were extracted."""
        return self.index.rest.documents

    @property
    def decided(self) -> Decided:
        """What a person decided: the lists `removed` and `distinct`."""
        from evidence_refs.catalogue.records.decided import Decided

        return Decided(self.index.rest.removed, self.index.rest.distinct)

    def block(self, key: str) -> str:
        """Give the lines of a record as they stand in the file, with the comments above it.

        Of a file that is not laid out in blocks they are those of the standard form.

        Raises:
            ConflictError: the file is no longer what was loaded.
        """
        return self.blocks((key,))[key]

    def blocks(self, keys: Iterable[str]) -> dict[str, str]:
        """Give the lines of some records by key, as `block`; the file is read once.

        Raises:
            ConflictError: the file is no longer what was loaded.
        """
        from evidence_refs.catalogue.text.blocks import cut
        from evidence_refs.catalogue.text.render import render_reference
        from evidence_refs.catalogue.text.splice import record_lines

        raw = _still(self)
        if raw is None:
            raise ConflictError(
                "was changed by someone else since it was read",
                where=Where(str(self.path)),
                hint="run the command again",
            )
        blocks = cut(raw) if self.index.in_blocks else None
        if blocks is None:
            return {key: render_reference(self.reference(key)) for key in keys}
        at = {key: number for number, key in enumerate(self.index.keys)}
        return {key: record_lines(raw, blocks, at[key]) for key in keys}

    def like(self, work: Work) -> tuple[Reference, ...]:
        """Give the records that share an identifier, the address or the title with a work."""
        return self.index.references(self.index.alike(work))


def load(path: Path, progress: Progress = iter) -> Stored:
    """Load a catalogue to work with.

    Args:
        path: of the file.
        progress: is given the records that are read for the first time, to tell how far it has come.

    Raises:
        UnreadableError: the file is missing, or cannot be read or parsed.
        InvalidCatalogueError: it breaks the catalogue's rules; names the first problem.
    """
    now = contents.state(path)
    try:
        return _loaded(database.connect(path), path, now, progress)
    except (sqlite3.Error, OSError) as error:
        # Damaged, locked for long, a full disk: the index is never the truth, so it can be anywhere.
        if not isinstance(error, sqlite3.OperationalError):
            database.forget(path)
        return _loaded(database.in_memory(), path, now, progress)


def at_hand(path: Path) -> Index | None:
    """Give the index of a catalogue, if there is one of the file's present state. Never raises."""
    try:
        now = contents.state(path)
        connection = database.connect(path)
        if _is_of(connection, now):
            return Index(connection)
        connection.close()
    except (sqlite3.Error, OSError, UnreadableError):
        pass
    return None


@contextmanager
def editing(path: Path) -> Iterator[Stored]:
    """Load a catalogue to change it at once; nobody else can meanwhile.

    Raises:
        ConflictError: somebody else holds it, and goes on to.
        UnreadableError, InvalidCatalogueError: as `load`.
    """
    with contents.refused(path):
        path.stat()  # where there is no catalogue, nothing is locked
    with lock.held(path, lock.PATIENCE.get()):
        stored = load(path)
        try:
            yield stored
        finally:
            stored.index.close()


def save(stored: Stored, change: Change, said: str) -> bool:
    """Make a change in the file that `stored` was loaded from; say whether bytes changed.

    `said` is the line by which the change is known when it is undone: `removed nhs2019plan`.

    Raises:
        ConflictError: the file is locked, or is no longer what was loaded.
        UnreadableError: it cannot be written.
    """
    if not change:
        return False
    raw = _still(stored)
    if raw is None:
        raise changed_meanwhile(stored.path, _in_standard_form(stored, change))
    after = _after(stored, raw, change)
    if after == raw:
        return False
    contents.rewrite(stored.path, raw, after, said)
    return True


def create(path: Path) -> Stored:
    """Make an empty catalogue, and the folders above it.

    Raises:
        UsageError: there is a file already.
        UnreadableError: it cannot be written.
    """
    from evidence_refs.catalogue.text import render
    from evidence_refs.model import Catalogue

    raw = render.render(Catalogue()).encode("utf-8")
    with contents.refused(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock.held(path, lock.PATIENCE.get()):
            if path.exists():
                raise UsageError(
                    "there is a file already", where=Where(str(path)), hint="choose another path"
                )
            replace(path, raw)
    return load(path)


def _loaded(connection: sqlite3.Connection, path: Path, now: bytes, progress: Progress) -> Stored:
    try:
        if not _is_of(connection, now):
            from evidence_refs.catalogue.index.refresh import refresh

            raw = contents.read(path)
            now = fingerprint(raw)
            refresh(connection, raw, now, str(path), progress)
            if not _is_of(connection, now):  # another process has read a newer state meanwhile
                connection.close()
                connection = database.in_memory()
                refresh(connection, raw, now, str(path), progress)
    except BaseException:
        connection.close()
        raise
    return Stored(path, now, Index(connection))


def _is_of(connection: sqlite3.Connection, now: bytes) -> bool:
    """Say whether the index is of a state of the file; if so, it stays so while it is used."""
    connection.execute("BEGIN")
    (found,) = connection.execute("SELECT fingerprint FROM state").fetchone()
    if found == now:
        return True
    connection.execute("ROLLBACK")
    return False


def _after(stored: Stored, raw: bytes, change: Change) -> bytes:
    from evidence_refs.catalogue.text.blocks import cut
    from evidence_refs.catalogue.text.splice import splice

    keys, rest = stored.index.keys, stored.index.rest
    blocks = cut(raw) if stored.index.in_blocks else None
    if blocks is None:
        from evidence_refs.catalogue.text.standard import standard

        raw = standard(raw, str(stored.path))
        blocks = cut(raw)
        keys.sort()
        rest = rest.model_copy(
            update={"documents": tuple(sorted(rest.documents, key=lambda each: each.id))}
        )
    assert blocks is not None
    return splice(raw, blocks, change, keys=keys, record=stored.reference, rest=rest)


def _still(stored: Stored) -> bytes | None:
    """Give the bytes of the file; None where they are no longer those that were loaded."""
    try:
        raw = stored.path.read_bytes()
    except FileNotFoundError:
        return None
    return raw if fingerprint(raw) == stored.state else None


def _in_standard_form(stored: Stored, change: Change) -> bytes:
    """Give what would have been saved, where the bytes to save it in are gone."""
    from evidence_refs.catalogue.change import apply
    from evidence_refs.catalogue.text.render import render

    return render(apply(change, stored.catalogue)).encode("utf-8")
