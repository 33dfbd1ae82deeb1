"""Citations into one record: a new one made of them, or one that stands and wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from evidence_refs.catalogue.intake.places import cited_in
from evidence_refs.catalogue.records.filling import (
    Difference,
    contrary_to,
    differences,
    fillings,
    with_claims,
)
from evidence_refs.catalogue.records.merge import in_order, merged_values, rebuild
from evidence_refs.extraction.citation import Citation
from evidence_refs.model import WORK_FIELDS, Alternate, Reference


def as_record(key: str, citation: Citation) -> Reference:
    """Give a citation's work as a record that this citation alone cites."""
    values = {name: getattr(citation.work, name) for name in WORK_FIELDS}
    return rebuild({**values, "key": key, "cited_in": (cited_in(citation),)}, frozenset())


def unite(key: str, citations: Sequence[Citation]) -> Reference:
    """Make a record of citations of one work; alternates come from `document:line`."""
    parts = _parts(citations)
    places = {part.key: where(c) for part, c in zip(parts, citations, strict=True)}
    values = merged_values(parts)
    values["alternates"] = {
        field: tuple(dict.fromkeys(_from(other, places[other.from_]) for other in others))
        for field, others in values["alternates"].items()
    }
    values["cited_in"] = in_order(map(cited_in, citations))
    return rebuild({**values, "key": key}, frozenset())


def absorb(
    record: Reference, citations: Sequence[Citation], new: Sequence[Citation]
) -> tuple[Reference, tuple[Difference, ...]]:
    """Put citations to a record that stands: they fill what it lacks, and change nothing else.

    Args:
        record: the record; its own values win, and a field that a person set to null stays so.
        citations: all citations of the work in the documents taken in.
        new: those that the record does not have yet: they are added to `cited_in`, and what they
            say otherwise to `alternates`.

    Returns:
        The record (the same object where nothing changed), and what the citations say otherwise,
        save what its `alternates` say already: a person has seen that, and kept the record's value.
    """
    values: dict[str, Any] = {name: getattr(record, name) for name in Reference.model_fields}
    values |= fillings(record, _parts(citations))
    contrary = [
        (field, replace(claim, from_=where(citation)), citation)
        for citation in citations
        for field, claim in contrary_to(values, as_record("citation", citation))
    ]
    if new:
        fresh = set(map(id, new))
        said = [(field, claim) for field, claim, citation in contrary if id(citation) in fresh]
        values["alternates"] = with_claims(record.alternates, said)
        values["cited_in"] = in_order((*record.cited_in, *map(cited_in, new)))
    after = rebuild(values, frozenset(f for f in record.kept_empty if not values[f]))
    return (record if after == record else after), differences(
        record, values, [(field, claim) for field, claim, _ in contrary]
    )


def where(citation: Citation) -> str:
    """Give the place that `alternates` name: `document:line`."""
    return cited_in(citation).place


def _parts(citations: Sequence[Citation]) -> list[Reference]:
    return [as_record(f"citation.{at:06}", citation) for at, citation in enumerate(citations)]


def _from(other: Alternate, place: str) -> Alternate:
    return Alternate(value=other.value, from_=place)
