"""What documents say otherwise, taken into a record because a person wants it there.

What a person decided is left: a record that they reviewed, a field that they set or keep empty; and
what says less than the record, and is known to. It is not left where they name the record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_refs.catalogue.intake.absorb import where
from evidence_refs.catalogue.records.claims import (
    FOLLOWERS,
    SETTLED,
    Claim,
    Value,
    is_fuller,
    same_value,
    settle,
)
from evidence_refs.catalogue.records.edit import is_set
from evidence_refs.catalogue.records.filling import QUIET, Difference, is_held
from evidence_refs.catalogue.records.merge import rebuild
from evidence_refs.extraction.citation import Citation
from evidence_refs.model import Alternate, Reference

ACCEPTABLE = tuple(field for field in SETTLED if field not in QUIET)
"""The fields of which a difference is reported, and may be accepted."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The fields that a person accepts, and the keys of the only records in which they do.

    Without keys it is every record that nobody reviewed.
    """

    fields: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()

    def concerns(self, record: Reference) -> bool:
        """Say whether anything is accepted of a record."""
        named = record.key in self.keys
        return bool(self.fields) and (named if self.keys else not record.reviewed)


@dataclass(frozen=True, slots=True)
class Accepted:
    """In the record `key`, the value of a field that stands at `where` took the former's place."""

    key: str
    field: str
    former: Value | None
    value: Value
    where: str


def accept(
    before: Reference,
    after: Reference,
    citations: Sequence[Citation],
    wanted: Wanted,
    places: Sequence[str],
) -> tuple[Reference, tuple[Accepted, ...]]:
    """Give a record with what its citations say otherwise; the former values go to `alternates`.

    Where they differ among themselves, the same rule decides as in a new record: `claims.settle`.

    Args:
        before: the record as it stood before these documents, without places of replaced ones.
        after: the same with their citations, its own values kept (`absorb`).
        citations: all citations of the work in these documents.
        wanted: what is accepted.
        places: all that cited the record so far, those of replaced documents too.
    """
    values: dict[str, Any] = {name: getattr(after, name) for name in Reference.model_fields}
    named = before.key in wanted.keys
    taken: list[Accepted] = []
    for field in (name for name in ACCEPTABLE if name in wanted.fields):
        wished = field in before.kept_empty or is_set(before, field)
        if (wished and not named) or not (wished or getattr(before, field)):
            continue  # a person's own; or absent, and filled
        claims = [c for c in _claims(field, citations) if named or not _is_less(before, field, c)]
        kept = settle(field, claims)[0]
        if kept is None or same_value(field, kept.value, values[field]):
            continue
        taken.append(Accepted(after.key, field, values[field] or None, kept.value, kept.from_))
        stood_at = _stood_at(before, field, claims, places)
        values |= _with(values, field, kept, claims, citations, stood_at)
    if not taken:
        return after, ()
    left = frozenset(name for name in after.kept_empty if not values[name])
    return rebuild(values, left), tuple(taken)


def unsettled(
    differences: Sequence[Difference], accepted: Sequence[Accepted]
) -> tuple[Difference, ...]:
    """Give the differences that are left when values have been accepted."""
    fields = {each.field for each in accepted}
    return tuple(each for each in differences if each.field not in fields)


def _is_less(record: Reference, field: str, claim: Claim) -> bool:
    """Say whether a claim says less than the record does, and stands beside its value already."""
    less = is_fuller(field, getattr(record, field), claim.value)
    return less and is_held(record.alternates, field, claim)


def _claims(field: str, citations: Sequence[Citation]) -> list[Claim]:
    """Give what the citations say of a field, in their order, each claim from its place."""
    said = ((at, getattr(citation.work, field)) for at, citation in enumerate(citations))
    return [Claim(value, where(citations[at]), (at,)) for at, value in said if value]


def _with(
    values: Mapping[str, Any],
    field: str,
    kept: Claim,
    claims: Sequence[Claim],
    citations: Sequence[Citation],
    stood_at: str,
) -> dict[str, Any]:
    """Give the values that are other when a claim is taken; the former one stood at a place."""
    giver = next(
        c.work for c in citations if where(c) == kept.from_ and getattr(c.work, field) == kept.value
    )
    changed: dict[str, Any] = {field: kept.value}
    for follower in (name for name, leader in FOLLOWERS.items() if leader == field):
        changed[follower] = getattr(giver, follower)
    if field == "date":
        changed["undated"] = False
    if field == "url":
        changed["url_text"] = None
    others = [Alternate(value=c.value, from_=c.from_) for c in claims]
    if values[field]:
        others.insert(0, Alternate(value=values[field], from_=stood_at))
    others = [*others, *values["alternates"].get(field, ())]
    held: list[Alternate] = []
    for other in others:
        known = (kept.value, *(each.value for each in held))
        if not any(same_value(field, other.value, value) for value in known):
            held.append(other)
    rest = {name: each for name, each in values["alternates"].items() if name != field}
    changed["alternates"] = {**rest, field: tuple(held)} if held else rest
    return changed


def _stood_at(before: Reference, field: str, claims: Sequence[Claim], places: Sequence[str]) -> str:
    """Give the place that printed a former value; the record's key where that is not known.

    It is known of a place that prints it still, and where all others said otherwise; where none
    did, the first place stands for all. A replaced document may have said anything.
    """
    if is_set(before, field):
        return before.key
    standing = {cited.place for cited in before.cited_in}
    claims = [claim for claim in claims if claim.from_ in standing]
    for claim in claims:
        if same_value(field, claim.value, getattr(before, field)):
            return claim.from_
    otherwise = {other.from_ for other in before.alternates.get(field, ())}
    otherwise |= {claim.from_ for claim in claims if is_held(before.alternates, field, claim)}
    once = list(dict.fromkeys(places))
    left = [at for at in once if at not in otherwise & standing] or once
    return left[0] if left and (len(left) == 1 or not otherwise) else before.key
