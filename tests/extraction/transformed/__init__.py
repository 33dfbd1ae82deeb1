"""The shared documents, changed as other documents differ from them, and how well they are read.

`case` holds what a document with its labels is and how labels follow their lines; each other module
one kind of change. `measure` prints the whole table; `test_floors` runs a part of it.
"""

from __future__ import annotations

from tests.extraction.transformed import (
    dates,
    entries,
    headings,
    houses,
    layout,
    links,
    marks,
    notes,
    packs,
)
from tests.extraction.transformed.case import Change

GROUPS: dict[str, dict[str, Change]] = {
    "entries": entries.CHANGES,
    "dates": dates.CHANGES,
    "headings": headings.CHANGES,
    "layout": layout.CHANGES,
    "marks": marks.CHANGES,
    "notes": notes.CHANGES,
    "links": links.CHANGES,
    "packs": packs.CHANGES,
    "houses": houses.CHANGES,
}
CHANGES: dict[str, Change] = {
    name: change for group in GROUPS.values() for name, change in group.items()
}
