"""The footnotes of a Word file by rising ids, in the order in which its text refers to them.

Word finds a note by its id, whatever that is. LibreOffice (from 7.2) takes notes by their ids, the smallest
first, for the references as they come, and so shows them at the wrong places where ids do not rise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from evidence_refs.briefs.marked.elements import elements
from evidence_refs.briefs.marked.fragments import Edit, spliced

_ID = re.compile(rb":id\s*=\s*[\"'](-?\d+)")


def renumbered(document: bytes, notes: bytes, file: str) -> tuple[bytes, bytes]:
    """Give the XML of a document and of its footnotes, where the ids that they share rise in the document.

    No id is new: those that are there change places.

    Raises:
        UnreadableError: one of them is not well-formed.
    """
    said = [id for _, _, id in _ids(document, "footnoteReference", file)]
    there = {id for _, _, id in _ids(notes, "footnote", file)}
    read = [id for id in dict.fromkeys(said) if id in there]
    new = dict(zip(read, sorted(read), strict=True))
    return (
        spliced(document, _edits(document, "footnoteReference", new, file)),
        spliced(notes, _edits(notes, "footnote", new, file)),
    )


def _edits(xml: bytes, name: str, new: Mapping[int, int], file: str) -> Iterator[Edit]:
    for start, end, id in _ids(xml, name, file):
        if new.get(id, id) != id:
            yield start, end, str(new[id]).encode()


def _ids(xml: bytes, name: str, file: str) -> Iterator[tuple[int, int, int]]:
    """Give the ids of elements, each with where it begins and ends."""
    for event in elements(xml, file).events:
        if event.begins and event.name == name:
            found = _ID.search(xml, event.start, event.stop)
            if found:
                yield *found.span(1), int(found[1])
