"""Where each format has room for a field of the catalogue: one table, for writer, reader and docs.

Each writer's module has its own `PLACES`; what is not in it, the format cannot hold. A writer that
uses a name looks it up there, and so does its reader, so that neither can say what the other does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module

from evidence_refs.formats import WRITERS
from evidence_refs.model import Reference


@dataclass(frozen=True, slots=True)
class Place:
    """Where a format holds a field.

    `name` is what the format calls it: `title`, `TI`, `titles/title`. `words` is the sentence in
    which a note tells it, where the format has no field of its own: `PMCID: {}`. `part` says in a
    few words what of a value does not come back as it was; empty where all of it does.
    """

    name: str
    words: str = ""
    part: str = ""


Places = Mapping[str, Place]
"""For each field of `Reference` that a format holds, its place; in the order of the model."""


def places(format: str) -> Places:
    """Give the places of an export format, a key of `WRITERS`."""
    found: Places = import_module(WRITERS[format].module).PLACES
    return found


def dropped(references: Iterable[Reference], format: str) -> Counter[str]:
    """Count, for each field that an export to `format` leaves out, the references that have it."""
    held = places(format)
    counts = Counter[str]()
    for reference in references:
        counts.update(name for name in reference.record() if name not in held)
    return counts
