"""The documents that records of another catalogue are cited in, and what they are called in this one.

A document that is here, under any id, keeps that id; one that is not goes in with the records. Where its
id is that of another file, it gets the next free of `id-2`, `id-3` and so on.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tables.csv import cell
from evidence_refs.model import Alternate, CitedIn, DocumentRecord, Reference


class Documents:
    """The documents of the catalogue, and those that come in."""

    def __init__(self, standing: Iterable[DocumentRecord]) -> None:
        self._standing = tuple(standing)
        self._of_file = {document.sha256: document.id for document in reversed(self._standing)}
        self._ids = {document.id for document in self._standing}
        self.fresh: list[DocumentRecord] = []
        self.homeless = 0
        """How many citations are in documents that are not known here."""

    def all(self) -> tuple[DocumentRecord, ...] | None:
        """Give all documents, as a `Change` takes them; None where none came in."""
        every = sorted((*self._standing, *self.fresh), key=lambda document: document.id)
        return tuple(every) if self.fresh else None

    def at_home(self, entry: Entry) -> Reference | None:
        """Give a catalogue's record with its citations as they stand here; None of another file.

        Citations in documents of which nothing is known go to `extra`, as a table holds them.
        """
        own = entry.own
        if own is None or not own.cited_in:
            return own
        here = {document.id: self._id_of(document) for document in entry.documents}
        called = {id: here.get(id, id) for id in {place.document for place in own.cited_in}}
        cited: list[CitedIn] = []
        homeless: list[CitedIn] = []
        for place in own.cited_in:
            known = called[place.document] in self._ids
            (cited if known else homeless).append(place)
        self.homeless += len(homeless)
        return own.model_copy(
            update={
                "cited_in": tuple(_renamed(place, called) for place in cited),
                "extra": _with_places(own.extra, homeless),
                "alternates": {
                    field: tuple(_moved(other, called) for other in others)
                    for field, others in own.alternates.items()
                },
            }
        )

    def _id_of(self, document: DocumentRecord) -> str:
        """Give what a document is called here, and take it in if it is new."""
        known = self._of_file.get(document.sha256)
        if known is None:
            wanted = document.id
            numbered = (f"{wanted}-{number}" for number in count(2))
            known = (
                wanted
                if wanted not in self._ids
                else next(n for n in numbered if n not in self._ids)
            )
            self.fresh.append(document.model_copy(update={"id": known}))
            self._of_file[document.sha256] = known
            self._ids.add(known)
        return known


def _renamed(place: CitedIn, called: dict[str, str]) -> CitedIn:
    return place.model_copy(update={"document": called[place.document]})


def _moved(other: Alternate, called: dict[str, str]) -> Alternate:
    """Give an alternate from a place in a document as that is called here."""
    document, colon, line = other.from_.rpartition(":")
    if colon and called.get(document, document) != document:
        return other.model_copy(update={"from_": f"{called[document]}:{line}"})
    return other


def _with_places(extra: dict[str, str], places: list[CitedIn]) -> dict[str, str]:
    if not places:
        return extra
    told = cell(
        "cited_in", [place.model_dump(mode="json", exclude_defaults=True) for place in places]
    )
    return {**extra, "cited_in": f"{extra['cited_in']}\n\n{told}" if "cited_in" in extra else told}
