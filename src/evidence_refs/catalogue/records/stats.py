"""How many of what: the numbers of a catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from evidence_refs.edtf import year_of
from evidence_refs.model import Catalogue

_WANTED = ("title", "type", "authors", "source", "date", "abstract", "url")
"""The fields whose absence a librarian wants to know of."""


@dataclass(frozen=True, slots=True)
class Stats:
    """Numbers of references, save `citations`, `by_form` and `by_section`, which count citations.

    Years, forms and documents stand in their own order, the others with the most frequent first.
    """

    references: int
    citations: int
    documents: int
    by_type: dict[str, int]
    by_year: dict[str, int]
    by_source: dict[str, int]
    by_document: dict[str, int]
    by_form: dict[str, int]
    by_section: dict[str, int]
    missing: dict[str, int]

    def to_json(self) -> dict[str, Any]:
        """Give the object that `stats --json` prints."""
        return asdict(self)


def stats(catalogue: Catalogue) -> Stats:
    """Count a catalogue."""
    references = catalogue.references
    citations = [citation for each in references for citation in each.cited_in]
    years = Counter(_year(each.date) for each in references)
    documents = Counter({each.id: 0 for each in catalogue.documents})
    documents.update(name for each in references for name in {c.document for c in each.cited_in})
    return Stats(
        references=len(references),
        citations=len(citations),
        documents=len(catalogue.documents),
        by_type=_most(each.type or "none" for each in references),
        by_year=dict(sorted(years.items())),
        by_source=_most(name for each in references for name in dict.fromkeys(each.source)),
        by_document=dict(sorted(documents.items())),
        by_form=dict(sorted(Counter(citation.form for citation in citations).items())),
        by_section=_most(" › ".join(citation.section) or "none" for citation in citations),
        missing={
            name: number
            for name in _WANTED
            if (number := sum(not getattr(each, name) for each in references))
        },
    )


def _year(date: str | None) -> str:
    year = year_of(date)
    return "none" if year is None else f"{year:04d}"


def _most(names: Iterable[str]) -> dict[str, int]:
    counted = Counter(names)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
