"""On which line of a TOML file each value stands: `tomllib` tells it of mistakes alone.

A table's header and an assignment are each a TOML document of their own, and so is a run of lines from
the first to the last of one; those are found one after the other, and read by `tomllib` itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from evidence_refs.briefs.recipe import Place

_LONGEST = 1000
"""Lines of one statement; behind a longer one no places are known."""


def places(text: str) -> dict[Place, int]:
    """Give the line, from 1, of each table and each assignment of a valid TOML document."""
    found: dict[Place, int] = {}
    table: Place = ()
    for line, statement, value in _statements(text):
        if statement.lstrip().startswith("["):
            table = _table(value, found)
            found[table] = line
        else:
            for key in _names(value):
                found.setdefault((*table, *key), line)
    return found


def line_of(place: Place, found: Mapping[Place, int]) -> int | None:
    """Give the line of a value: that of what holds it where it has none of its own."""
    for end in range(len(place), 0, -1):
        if line := found.get(place[:end]):
            return line
    return None


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Give each statement with its line and what it alone says."""
    lines = text.split("\n")
    start = 0
    for end in range(1, len(lines) + 1):
        if end - start > _LONGEST:
            return
        statement = "\n".join(lines[start:end])
        try:
            value = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue  # it goes on in the next line
        if value:
            yield start + 1, statement, value
        start = end


def _names(value: dict[str, Any]) -> Iterator[Place]:
    """Give the ways that one assignment sets: `a.b = 1` sets `a` and `a.b`."""
    way: Place = ()
    while isinstance(value, dict) and len(value) == 1:
        ((name, value),) = value.items()
        way = (*way, name)
        yield way


def _table(value: Any, found: Mapping[Place, int]) -> Place:
    """Give the way to the table that a header begins, after those that began before."""
    way: Place = ()
    while isinstance(value, dict) and value:
        ((name, value),) = value.items()
        way = (*way, name)
        number = _count(way, found)
        if isinstance(value, list):
            return (*way, number)
        if number:
            way = (*way, number - 1)
    return way


def _count(way: Place, found: Mapping[Place, int]) -> int:
    """Count the tables of an array that have begun."""
    number = 0
    while (*way, number) in found:
        number += 1
    return number
