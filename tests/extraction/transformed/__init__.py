"""The shared documents, changed as other documents differ from them, and how well they are read."""

from __future__ import annotations

from tests.extraction.transformed import (
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

CHANGES: dict[str, Change] = (
    entries.CHANGES
    | headings.CHANGES
    | layout.CHANGES
    | marks.CHANGES
    | notes.CHANGES
    | links.CHANGES
    | packs.CHANGES
    | houses.CHANGES
)
