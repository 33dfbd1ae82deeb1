"""Citations into one record: a new one made of them, or one that stands and wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from evidence_refs.catalogue.intake.places import cited_in
from evidence_refs.catalogue.records.claims import (
    FOLLOWERS,
    SETTLED,
    Claim,
    Value,
    alternates_to,
    same_value,
)
from evidence_refs.catalogue.records.merge import claims_of, in_order, merged_values, rebuild
from evidence_refs.extraction.citation import Citation
from evidence_refs.model import WORK_FIELDS, Alternate, Reference

QUIET = frozenset(("type", "url_text"))
"""Fields of which a difference is no news to a person: other types, broken addresses."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A citation, at `where` (`document:line`), says otherwise than the record `key`."""

    key: str
    field: str
    kept: Value | None
    printed: Value
    where: str


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
    values |= _fillings(record, citations)
    contrary = [
        (field, claim, citation)
        for citation in citations
        for field, claim in _contrary(values, citation)
    ]
    if new:
        fresh = set(map(id, new))
        said = [(field, claim) for field, claim, citation in contrary if id(citation) in fresh]
        values["alternates"] = _with(record.alternates, said)
        values["cited_in"] = in_order((*record.cited_in, *map(cited_in, new)))
    after = rebuild(values, frozenset(f for f in record.kept_empty if not values[f]))
    differences = tuple(
        Difference(record.key, field, values[field] or None, claim.value, claim.from_)
        for field, claim, _ in contrary
        if field not in QUIET and not is_held(record.alternates, field, claim)
    )
    return (record if after == record else after), differences


def where(citation: Citation) -> str:
    """Give the place that `alternates` name: `document:line`."""
    return cited_in(citation).place


def _parts(citations: Sequence[Citation]) -> list[Reference]:
    return [as_record(f"citation.{at:06}", citation) for at, citation in enumerate(citations)]


def _from(other: Alternate, place: str) -> Alternate:
    return Alternate(value=other.value, from_=place)


def _contrary(kept: Mapping[str, Any], citation: Citation) -> Iterator[tuple[str, Claim]]:
    """Yield the claims by which a citation contradicts what is kept, with their fields."""
    part = as_record("citation", citation)
    for field in SETTLED:
        for claim in claims_of(part, field):
            if alternates_to(field, kept[field], [claim]):
                yield field, replace(claim, from_=where(citation))


def _with(
    alternates: dict[str, tuple[Alternate, ...]], contrary: Sequence[tuple[str, Claim]]
) -> dict[str, tuple[Alternate, ...]]:
    """Add to alternates what they do not say yet."""
    united = dict(alternates)
    for field, claim in contrary:
        if not is_held(united, field, claim):
            said = Alternate(value=claim.value, from_=claim.from_)
            united[field] = (*united.get(field, ()), said)
    return united


def is_held(alternates: Mapping[str, tuple[Alternate, ...]], field: str, claim: Claim) -> bool:
    """Say whether alternates say already what a claim says."""
    held = alternates.get(field, ())
    return any(same_value(field, other.value, claim.value) for other in held)


def _fillings(record: Reference, citations: Sequence[Citation]) -> dict[str, Any]:
    """Give values for the fields that a record lacks and no person emptied."""
    offered = merged_values(_parts(citations))
    free = {f for f in WORK_FIELDS if not getattr(record, f) and f not in record.kept_empty}
    filled = {field: offered[field] for field in free.intersection(SETTLED) if offered[field]}
    if record.url:
        filled.pop("url_text", None)
    for follower, leader in FOLLOWERS.items():
        if leader in filled and follower in free and offered[follower]:
            filled[follower] = offered[follower]
    if "date" in filled:
        filled["undated"] = False
    elif not record.date and "date" in free:
        filled |= {f: offered[f] for f in free.intersection(("date_text", "undated")) if offered[f]}
    return filled
