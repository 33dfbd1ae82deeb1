"""Records into the index, and out of it: what its tables hold of each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from evidence_refs.catalogue.index.database import EVERY, WORDS
from evidence_refs.catalogue.index.filters import same_tag
from evidence_refs.catalogue.records.labels import label, spoken, who
from evidence_refs.edtf import year_of
from evidence_refs.folding import fold
from evidence_refs.matching.keys import doi_key, fold_title, isbn_key, segments, url_key
from evidence_refs.model import REFERENCE_FIELDS, Reference, Work

COLUMNS = (
    "id", "place", "block", "key", "date", "who", "label", "cited", "type", "year",
    "added", "fields", "authors", "source", "journal", "tags",
)  # fmt: skip

_INSERT = f"INSERT INTO record VALUES ({', '.join('?' * len(COLUMNS))})"
_INSERT_WORDS = f"INSERT INTO words (rowid, {', '.join(WORDS)}, every) VALUES ({', '.join('?' * (len(WORDS) + 2))})"


def add(connection: sqlite3.Connection, new: Reference, place: int, block: bytes | None) -> None:
    """Put a record into all tables. `block` is the fingerprint of its lines, if it has its own.

    Raises:
        sqlite3.IntegrityError: its key or an alias is there already.
    """
    id = connection.execute(_INSERT, (None, place, block, *_columns(new))).lastrowid
    body = json.dumps(new.record(), ensure_ascii=False)
    connection.execute("INSERT INTO body VALUES (?, ?)", (id, body))
    names = ((name, id) for name in (new.key, *new.aliases))
    connection.executemany("INSERT INTO name VALUES (?, ?)", names)
    places = ((id, *place) for place in _citations(new))
    connection.executemany("INSERT INTO citation VALUES (?, ?, ?, ?, ?)", places)
    connection.executemany("INSERT INTO trace VALUES (?, ?)", ((each, id) for each in traces(new)))
    connection.execute(_INSERT_WORDS, (id, *_words(new), EVERY))


def take(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Take records out of all tables."""
    gone = [(id,) for id in ids]
    for table, column in (
        ("record", "id"), ("body", "record"), ("name", "record"), ("citation", "record"), ("trace", "record"),
        ("written", "record"), ("sketch", "record"), ("profile", "record"), ("words", "rowid"),
    ):  # fmt: skip
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)


def traces(work: Work) -> Iterator[str]:
    """Give what two prints of one work are likely to share: identifiers, address, title.

    A title is known without its subtitle, too, which another print may leave out.
    """
    found = {
        "doi": doi_key(work.doi) or doi_key(work.url),
        "pmid": work.pmid,
        "isbn": isbn_key(work.isbn),
        "url": url_key(work.url or ""),
    }
    yield from (f"{kind}:{value}" for kind, value in found.items() if value)
    titles = (work.title or "", *segments(work.title or "")[:1])
    yield from dict.fromkeys(f"title:{title}" for title in map(fold_title, titles) if title)


def lines(texts: Iterable[str]) -> str:
    """Give texts folded, each on a line: what is looked for is found in one of them."""
    return "\n".join(map(fold, texts))


def _columns(new: Reference) -> tuple[object, ...]:
    return (
        new.key,
        new.date or new.date_text or "",
        who(new),
        label(new),
        len(new.cited_in),
        new.type,
        year_of(new.date),
        new.added or "",
        f" {' '.join(name for name in REFERENCE_FIELDS if getattr(new, name))} ",
        lines(map(spoken, (*new.authors, *new.editors))),
        lines(new.source),
        lines([new.journal or ""]),
        "".join(["\n", *(f"{same_tag(tag)}\n" for tag in new.tags)]),
    )


def _citations(new: Reference) -> Iterable[tuple[str, str, str, str]]:
    places = ((each.document, each.section, each.form) for each in new.cited_in)
    for document, section, form in dict.fromkeys(places):
        yield document, json.dumps(section, ensure_ascii=False), lines(section), form


def _words(new: Reference) -> Iterator[str]:
    """Give the text of each field that is searched, folded; several values are kept apart."""
    texts = {
        "title": [new.title],
        "author": map(spoken, (*new.authors, *new.editors)),
        "source": new.source,
        "journal": [new.journal],
        "tag": new.tags,
        "key": (new.key, *new.aliases),
        "abstract": [new.abstract],
    }
    for field in WORDS:
        yield f" {_GAP} ".join(fold(text) for text in texts[field] if text)


_GAP = "\ue000"
"""A word for private use, between two values of a field: no phrase goes over it."""
