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


LISTED: Places = {
    "title": Place("the title, in bold"),
    "authors": Place("Author(s)"),
    "authors_truncated": Place("Author(s)", words="et al."),
    "editors": Place("Editor(s)"),
    "source": Place("Source"),
    "journal": Place("Journal"),
    "volume": Place("Journal", part="only of a work in a journal or book"),
    "issue": Place("Journal", part="only of a work in a journal or book"),
    "edition": Place("Edition"),
    "pages": Place("Journal", part="only of a work in a journal or book"),
    "number": Place("Number"),
    "series": Place("Series"),
    "date": Place("Publication date", part="in words"),
    "date_text": Place("Publication date", part="only of a work without a date"),
    "date_updated": Place("Publication date", words="(updated {})", part="only beside a date"),
    "undated": Place("Publication date", words="n.d."),
    "language": Place("of the title", part="in HTML and Word alone"),
    "abstract": Place("the paragraphs below"),
    "url": Place("the address of the title, or Address"),
    "url_text": Place("Address", part="only of a work without another address"),
    "doi": Place("the address of the title", part="only of a work without url"),
    "access": Place("behind the title", part="in words"),
    "note": Place("a paragraph before the abstract"),
    "cited_in": Place("the headings", part="the documents and sections of one citation"),
}
"""What a reader sees of a work in a list, as its house has it by default."""

LISTS = "markdown, html, docx"
"""What lists are written as: they have one column in the table."""

OWN = ("alternates", "added", "reviewed", "origin", "cited_in")
"""What the catalogue keeps for itself: other programs have no use for it."""


def places(format: str) -> Places:
    """Give the places of an export format, a key of `WRITERS`."""
    found: Places = import_module(WRITERS[format].module).PLACES
    return found


def dropped(counts: Mapping[str, int], format: str) -> dict[str, int]:
    """Give of the fields that references have those that an export to `format` leaves out.

    Args:
        counts: for a field, the number of references that have it.
        format: a key of `WRITERS`.
    """
    held = places(format)
    return {
        name: counts[name] for name in REFERENCE_FIELDS if counts.get(name) and name not in held
    }


def table() -> str:
    """Give the table of formats and what each calls a field, in Markdown, with its notes below."""
    told = {format: places(format) for format in WRITERS} | {LISTS: LISTED}
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
