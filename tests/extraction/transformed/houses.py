"""Several changes at once, as another house would print the same document."""

from __future__ import annotations

from tests.extraction.transformed import dates, entries, headings, layout, links, marks, notes
from tests.extraction.transformed.case import Change, chain

CHANGES: dict[str, Change] = {
    "house markdown": chain(
        headings.CHANGES["headings atx alone"],
        entries.CHANGES["label bold"],
        notes.CHANGES["notes [^1]:"],
        marks.CHANGES["bullets hyphen"],
        links.CHANGES["link [words](address)"],
    ),
    "house plain": chain(
        headings.CHANGES["contents gone"],
        marks.CHANGES["quotes, italics, underline gone"],
        entries.CHANGES["label publisher"],
        notes.CHANGES["notes [1]"],
        layout.CHANGES["trailing spaces"],
    ),
    "house of pdf": chain(
        headings.CHANGES["contents dots"],
        marks.CHANGES["bullets dot"],
        layout.wrap(90),
        layout.paged(lambda n: [f"Evidence digest, May 2024 {n}"], every=45, inside=False),
    ),
    "house of dates": chain(
        entries.reset(entries.reordered("Pub", "Aut", "Sou", "Jou", "Ite")),
        dates.CHANGES["date iso"],
        entries.CHANGES["label published by"],
        headings.CHANGES["headings upper"],
    ),
}
