"""Where each format has room for a field of the catalogue: one table, for writer, reader and docs.

Each writer's module has its own `PLACES`; what is not in it, the format cannot hold. A writer that
uses a name looks it up there, and so does its reader, so that neither can say what the other does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from evidence_refs.formats import WRITERS
from evidence_refs.model import REFERENCE_FIELDS


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


OWN = ("alternates", "added", "reviewed", "origin", "cited_in")
"""What the catalogue keeps for itself: other programs have no use for it."""


def places(format: str) -> Places:
    """Give the places of an export format, a key of `WRITERS`."""
    found: Places = import_module(WRITERS[format].module).PLACES
    return found


def dropped(counts: Mapping[str, int], format: str) -> dict[str, int]:
    """Give of the fields that references have those that an export to `format` leaves out.

    Nothing where the format is none of records: a list for people, in which not even a key stands.

    Args:
        counts: for a field, the number of references that have it.
        format: a key of `WRITERS`.
    """
    held = places(format)
    if "key" not in held:
        return {}
    return {
        name: counts[name] for name in REFERENCE_FIELDS if counts.get(name) and name not in held
    }


def table() -> str:
    """Give the table of formats and what each calls a field, in Markdown, with its notes below."""
    told = {format: places(format) for format in WRITERS}
    lines = [f"| field | {' | '.join(told)} |", f"| --- |{' --- |' * len(told)}"]
    notes: dict[str, int] = {}
    for field in REFERENCE_FIELDS:
        cells = (_cell(held[field], notes) if field in held else "" for held in told.values())
        lines.append(f"| `{field}` | {' | '.join(cells)} |")
    below = [f"{number}. {_capital(note)}." for note, number in notes.items()]
    return "\n".join([*lines, "", *below]) + "\n"


def _cell(place: Place, notes: dict[str, int]) -> str:
    """Give a place as a cell, and the number of what is to be said of it below the table."""
    name = f"`{place.name}`" if re.fullmatch(r"[\w/-]+", place.name) else place.name
    words = f" *{place.words.format('…')}*" if place.words else ""
    mark = f" ({notes.setdefault(place.part, len(notes) + 1)})" if place.part else ""
    return f"{name}{words}{mark}".replace("|", "\\|")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
