"""A record that stands, and what other prints of the work say: it wins, and they fill what it lacks.

A print is a record of its own: what a citation says, or a file of another program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_refs.catalogue.records.claims import (
    FOLLOWERS,
    SETTLED,
    Claim,
    Value,
    alternates_to,
    same_value,
)
from evidence_refs.catalogue.records.merge import claims_of, merged_values
from evidence_refs.model import WORK_FIELDS, Alternate, Reference

QUIET = frozenset(("type", "url_text"))
"""Fields of which a difference is no news to a person: other types, broken addresses."""

Alternates = Mapping[str, tuple[Alternate, ...]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A print, at `where` (`document:line`, `file:id`), says otherwise than the record `key`."""

    key: str
    field: str
    kept: Value | None
    printed: Value
    where: str


def fillings(record: Reference, prints: Sequence[Reference]) -> dict[str, Any]:
    """Give values for the fields that a record lacks and no person emptied."""
    offered = merged_values(prints)
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


def contrary_to(kept: Mapping[str, Any], print_: Reference) -> Iterator[tuple[str, Claim]]:
    """Yield the claims by which a print contradicts what is kept, with their fields."""
    for field in SETTLED:
        for claim in claims_of(print_, field):
            if alternates_to(field, kept[field], [claim]):
                yield field, claim


def with_claims(
    alternates: Alternates, contrary: Iterable[tuple[str, Claim]]
) -> dict[str, tuple[Alternate, ...]]:
    """Add to alternates what they do not say yet."""
    united = dict(alternates)
    for field, claim in contrary:
        if not is_held(united, field, claim):
            said = Alternate(value=claim.value, from_=claim.from_)
            united[field] = (*united.get(field, ()), said)
    return united


def is_held(alternates: Alternates, field: str, claim: Claim) -> bool:
    """Say whether alternates say already what a claim says."""
    held = alternates.get(field, ())
    return any(same_value(field, other.value, claim.value) for other in held)


def differences(
    before: Reference, kept: Mapping[str, Any], contrary: Iterable[tuple[str, Claim]]
) -> tuple[Difference, ...]:
    """Give the claims that are news to a person: those that the record's alternates did not have."""
    return tuple(
        Difference(before.key, field, kept[field] or None, claim.value, claim.from_)
        for field, claim in contrary
        if field not in QUIET and not is_held(before.alternates, field, claim)
    )
