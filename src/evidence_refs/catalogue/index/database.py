"""The database that a catalogue's index is kept in: SQLite, in the user's cache folder.

It is never the truth: it may be deleted at any time, and what it says of another state of the file
than the present one is not used. Full-text search is that of FTS5 (https://sqlite.org/fts5.html).
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path

from evidence_refs import __version__

FORMAT = f"{__version__} 16"
"""What the tables hold, and how it was made: of another one, nothing is used."""

_PATIENCE = 60.0
"""Seconds to wait for another process that fills the same index."""

WORDS = ("title", "author", "source", "journal", "tag", "key", "abstract")
"""The fields that are searched for words."""

EVERY = "every"
"""A word that each record has, so that "all but these" can be asked for."""

_TABLES = f"""
CREATE TABLE state (format TEXT, fingerprint BLOB, rest_fingerprint BLOB, rest TEXT);
CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    place INTEGER,      -- in the order of the file
    block BLOB,         -- fingerprint of its lines; null where the file is not laid out in blocks
    key TEXT,
    date TEXT, who TEXT, label TEXT, cited INTEGER,
    type TEXT, year INTEGER, added TEXT, fields TEXT,
    authors TEXT, source TEXT, journal TEXT, tags TEXT  -- folded, each on a line
);
-- All that a refresh asks for.
CREATE INDEX by_place ON record (place, block, key);
-- Apart, so that records are short.
CREATE TABLE body (record INTEGER PRIMARY KEY, json TEXT);
CREATE TABLE name (name TEXT PRIMARY KEY, record INTEGER) WITHOUT ROWID;
CREATE INDEX by_record ON name (record);
CREATE TABLE citation (record INTEGER, document TEXT, sections TEXT, headings TEXT, form TEXT);
CREATE INDEX by_citing ON citation (record);
CREATE TABLE document (id TEXT);
CREATE INDEX by_document ON citation (document);
CREATE TABLE trace (trace TEXT, record INTEGER);
CREATE INDEX by_trace ON trace (trace);
CREATE INDEX by_traced ON trace (record);
CREATE TABLE written (record INTEGER, form TEXT, text TEXT, PRIMARY KEY (record, form));
-- What the matcher asks of all records, and of some; made when it is first wanted.
CREATE TABLE sketch (
    record INTEGER PRIMARY KEY, sure BLOB, places BLOB, words TEXT, standing TEXT, container TEXT
);
CREATE TABLE profile (record INTEGER PRIMARY KEY, json TEXT);
CREATE VIRTUAL TABLE words USING fts5({", ".join(WORDS)}, every);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);
"""


def connect(catalogue: Path) -> sqlite3.Connection:
    """Open the database of a catalogue; a new or foreign one is made empty.

    Raises:
        sqlite3.Error, OSError: the folder cannot be written, or the file is no database.
    """
    path = file_of(catalogue)
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        if _format(connection) != FORMAT:
            connection.execute("PRAGMA journal_mode = WAL")  # readers never wait for a writer
            _make(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory() -> sqlite3.Connection:
    """Open an empty database that nobody else sees."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _make(connection)
    return connection


def forget(catalogue: Path) -> None:
    """Delete the database of a catalogue, as far as that can be done."""
    path = file_of(catalogue)
    for each in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        with suppress(OSError):
            each.unlink(missing_ok=True)


def forget_all() -> None:
    """Delete the databases of all catalogues, as far as that can be done."""
    for each in _folder().glob("*.sqlite*"):
        with suppress(OSError):
            each.unlink()


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("evidence-refs", appauthor=False)


def file_of(catalogue: Path) -> Path:
    """Give the path of a catalogue's database."""
    name = hashlib.sha256(str(catalogue.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return _folder() / f"{name[:32]}.sqlite"


def _format(connection: sqlite3.Connection) -> str | None:
    try:
        row = connection.execute("SELECT format FROM state").fetchone()
    except sqlite3.OperationalError:  # there is no such table
        return None
    return str(row[0]) if row else None


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA synchronous = OFF")  # an empty one is easily made again
    connection.execute("BEGIN EXCLUSIVE")
    if _format(connection) == FORMAT:  # another process was faster
        connection.execute("ROLLBACK")
        return
    kinds = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"
    for (table,) in connection.execute(kinds).fetchall()[::-1]:
        connection.execute(f'DROP TABLE "{table}"')
    for (table,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall():
        connection.execute(f'DROP TABLE "{table}"')
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute("INSERT INTO state (format) VALUES (?)", (FORMAT,))
    connection.execute("COMMIT")
