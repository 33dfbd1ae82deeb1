"""The values that records have, for a person to choose from, and what one may have meant who asks for another."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from evidence_refs.catalogue.index.filters import Filter, same_tag, several
from evidence_refs.catalogue.index.nearest import holding_like, spelt_like

_FIELD = "SELECT DISTINCT value FROM body, json_each(body.json, '$.{}') WHERE value BETWEEN ? AND ? ORDER BY value"
_NAMES = (
    "SELECT DISTINCT coalesce(json_extract(value, '$.literal'),"
    " trim(coalesce(json_extract(value, '$.given'), '') || ' ' || json_extract(value, '$.family')))"
    " AS name FROM body, json_each(body.json, '$.authors')"
    " WHERE name BETWEEN ? AND ? ORDER BY name"
)
_QUERIES = {
    "documents": "SELECT id FROM document WHERE id BETWEEN ? AND ? ORDER BY id",
    "sections": "SELECT DISTINCT value FROM (SELECT DISTINCT sections FROM citation),"
    " json_each(sections) WHERE value BETWEEN ? AND ? ORDER BY value",
    "tags": "SELECT DISTINCT value FROM record JOIN body ON body.record = record.id,"
    " json_each(body.json, '$.tags') WHERE record.tags != char(10)"
    " AND value BETWEEN ? AND ? ORDER BY value",
    "authors": _NAMES,
    "sources": _FIELD.format("source"),
    "journals": _FIELD.format("journal"),
}


def offered(connection: sqlite3.Connection, what: str, beginning: str) -> list[str]:
    """Give the values that begin so, sorted: of documents, sections, tags, authors, sources or journals."""
    end = beginning + "\U0010ffff"
    return [value for (value,) in connection.execute(_QUERIES[what], (beginning, end))]


_FEW = 10
"""Values that are read at one glance."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value of the filter `option` that no record has.

    `near` are the values that are spelt like it; `all`, where there is none and they are few, all.
    """

    option: str
    value: str
    near: tuple[str, ...]
    all: tuple[str, ...] = ()


def unknown(
    connection: sqlite3.Connection, chosen: Filter, has: Callable[[Filter], object]
) -> Iterator[Unknown]:
    """Give what a filter asks for, and nothing has: each by itself, whatever else is asked for.

    `has` says whether a record passes a filter.
    """
    for option, like in _LIKE.items():
        for value in several(getattr(chosen, option)):
            if has(replace(Filter(), **{option: value})):
                continue
            values = offered(connection, f"{option}s", "")
            if value in values:  # a document that cites nothing
                continue
            near = tuple(like(value, frozenset(values)))
            yield Unknown(option, value, near, () if near or len(values) > _FEW else tuple(values))


def _same_tag(tag: str, tags: frozenset[str]) -> list[str]:
    return spelt_like(same_tag(tag), tags)


_LIKE: dict[str, Callable[[str, frozenset[str]], list[str]]] = {
    "author": holding_like,
    "source": holding_like,
    "journal": holding_like,
    "document": spelt_like,
    "section": holding_like,
    "tag": _same_tag,
}
"""The filters that name what the catalogue has: in full, or a part of it."""
