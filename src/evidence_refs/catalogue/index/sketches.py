"""What the matcher knows of all records: made of each once, when it is first wanted, and kept.

Reading and listing never pay for it. A record that has changed is another one to the index, which
has no sketch yet.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from pydantic import TypeAdapter

from evidence_refs.matching.newcomers import Standing
from evidence_refs.matching.profile import Profile, profile_of
from evidence_refs.matching.sketch import Sketch, sketch_of
from evidence_refs.model import Reference

_AT_ONCE = 500
"""So many records are held while they are sketched."""

_MISSING = "SELECT id FROM record WHERE id NOT IN (SELECT record FROM sketch) ORDER BY place"
_SKETCHES = (
    "SELECT id, key, sure, places, words, standing, container FROM record"
    " JOIN sketch ON sketch.record = id ORDER BY place"
)
_PROFILES = (
    "SELECT profile.json FROM json_each(?) AS wanted JOIN profile ON profile.record = wanted.value"
    " ORDER BY wanted.key"
)

References = Callable[[Sequence[int]], Iterable[Reference]]
"""Gives the records of some numbers."""
Progress = Callable[[Sequence[int]], Iterable[int]]
"""Is given the records that are sketched now, to tell how far it has come."""


def standing(
    connection: sqlite3.Connection, references: References, progress: Progress = iter
) -> Standing:
    """Give all records as works that stand, in the order of the file."""
    missing = [id for (id,) in connection.execute(_MISSING)]
    if missing:
        _make_room(connection)
        _sketch(connection, progress(missing), references)
    rows = connection.execute(_SKETCHES).fetchall()
    ids = [id for id, *_ in rows]

    def profiles(positions: Sequence[int]) -> Iterator[Profile]:
        wanted = json.dumps([ids[at] for at in positions])
        return (_form().validate_json(text) for (text,) in connection.execute(_PROFILES, (wanted,)))

    return Standing(
        [key for _, key, *_ in rows], [Sketch(*values) for _, _, *values in rows], profiles
    )


def _make_room(connection: sqlite3.Connection) -> None:
    """See to it that sketches can be written: into the index, else into tables of this process alone."""
    try:
        connection.execute("DELETE FROM profile WHERE FALSE")
    except sqlite3.OperationalError:
        # Another process has brought the index to a newer state, or its folder cannot be written.
        for table in ("sketch", "profile"):
            connection.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table}")


def _sketch(connection: sqlite3.Connection, ids: Iterable[int], references: References) -> None:
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        made = [(id, profile_of(r.key, r)) for id, r in zip(some, references(some), strict=True)]
        texts = ((id, _form().dump_json(profile).decode()) for id, profile in made)
        connection.executemany("INSERT INTO profile VALUES (?, ?)", texts)
        rows = ((id, *_values(sketch_of(profile))) for id, profile in made)
        connection.executemany("INSERT INTO sketch VALUES (?, ?, ?, ?, ?, ?)", rows)


def _values(sketch: Sketch) -> tuple[object, ...]:
    return sketch.sure, sketch.places, sketch.words, sketch.standing, sketch.container


@cache
def _form() -> TypeAdapter[Profile]:
    return TypeAdapter(Profile)
