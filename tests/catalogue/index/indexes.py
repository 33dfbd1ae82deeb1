"""Indexes in memory, for tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from evidence_refs.catalogue.index import database, fill
from evidence_refs.catalogue.index.index import Index
from evidence_refs.model import Reference


def index_of(references: Sequence[Reference]) -> Index:
    connection = database.in_memory()
    for place, reference in enumerate(references):
        fill.add(connection, reference, place, None)
    return Index(connection)


def contents(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Give what the tables hold, apart from the numbers by which records are known."""
    key = "(SELECT key FROM record WHERE id = {})"
    asked = {
        "record": "SELECT block, key, date, who, label, cited, type, year, added, fields,"
        " authors, source, journal, tags FROM record ORDER BY place",
        "body": f"SELECT {key.format('record')}, json FROM body ORDER BY 1",
        "name": f"SELECT name, {key.format('record')} FROM name ORDER BY 1",
        "citation": f"SELECT {key.format('record')}, document, headings FROM citation ORDER BY 1, 2, 3",
        "trace": f"SELECT trace, {key.format('record')} FROM trace ORDER BY 1, 2",
        "document": "SELECT id FROM document ORDER BY 1",
        "words": f"SELECT {key.format('words.rowid')}, * FROM words ORDER BY 1",
        "state": "SELECT fingerprint, rest FROM state",
    }
    return {table: connection.execute(sql).fetchall() for table, sql in asked.items()}
