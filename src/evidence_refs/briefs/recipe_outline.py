"""The sections in which references are cited, in the order of their documents, with what each cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidence_refs.model import Reference


@dataclass(slots=True)
class Outline:
    """A section: its citations of the form that is listed, its works of any form, and what is below it."""

    listed: int = 0
    cited: int = 0
    below: dict[str, Outline] = field(default_factory=dict)

    @property
    def works(self) -> int:
        """How many works are cited in it and below."""
        return self.cited + sum(each.works for each in self.below.values())

    @property
    def lists(self) -> bool:
        """Whether it or a section below it lists works."""
        return bool(self.listed) or any(each.lists for each in self.below.values())

    def at(self, path: Iterable[str]) -> Outline:
        """Give the section of some headings, made if it is not there."""
        found = self
        for heading in path:
            found = found.below.setdefault(heading, Outline())
        return found


def outline(references: Sequence[Reference], document: str | None, form: str | None) -> Outline:
    """Give the sections of a document, or of all documents.

    Args:
        references: the works.
        document: the id of the document; None for all.
        form: the form of citation that makes a work one of a list; None for any.
    """
    places = [
        (place, reference.key)
        for reference in references
        for place in reference.cited_in
        if document in (None, place.document)
    ]
    places.sort(key=lambda each: (each[0].document, each[0].lines or (0, 0)))
    found = Outline()
    seen: set[tuple[str, ...]] = set()
    for place, key in places:
        here = found.at(place.section)
        if (key, *place.section) not in seen:
            seen.add((key, *place.section))
            here.cited += 1
        here.listed += form in (None, place.form)
    return found
