"""Records that a person merges, side by side: what each says, what is kept, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.records.claims import (
    FOLLOWERS,
    SETTLED,
    Claim,
    alternates_to,
    is_fuller,
    lost_words,
    same_value,
)
from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.catalogue.records.merge import claims_of, emptied, merge, rebuild
from evidence_refs.catalogue.text.comments import comments_in
from evidence_refs.catalogue.text.render import reference_fields
from evidence_refs.catalogue.text.respell import respell
from evidence_refs.errors import UsageError
from evidence_refs.model import FLAGS, REFERENCE_FIELDS, WORK_FIELDS, Alternate, Reference

_ALL_KEPT = ("aliases", "tags", "extra", "origin", "cited_in")
"""Fields whose values of all records are kept together."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field that the records do not have alike: the value of each, and why one is kept.

    `of` is the key of the first record whose value is kept; empty where it is that of none or all.
    """

    field: str
    values: tuple[Any, ...]
    of: str
    why: str


@dataclass(frozen=True, slots=True)
class Together:
    """The record that several make, and how it came about."""

    record: Reference
    rows: tuple[Row, ...]

    def change(
        self, references: Sequence[Reference], blocks: Sequence[str], decided: Decided
    ) -> Change:
        """Give the change that puts the record in the place of those that it is made of.

        `blocks` are their lines in the file: comments in those that go, and of its own those whose
        value goes, are kept above it.
        """
        first, *others = references
        into = {each.key: first.key for each in others}
        own = respell(blocks[0], reference_fields(first), reference_fields(self.record))
        said = Counter(chain.from_iterable(map(comments_in, (*blocks[1:], blocks[0]))))
        left = "".join(f"{comment}\n" for comment in (said - Counter(comments_in(own))).elements())
        return Change(
            put=(self.record,),
            gone=tuple(into),
            text={first.key: left + own} if left else {},
            **decided.called(into).since(decided),
        )


def together(references: Sequence[Reference], take: Mapping[str, str] | None = None) -> Together:
    """Merge records of one work (`united`), and say of each field why its value is kept.

    Args:
        references: two records or more.
        take: for a field, the key of the record whose value a person wants.

    Raises:
        UsageError: that record has no such value, or the field's values are kept together.
    """
    take = take or {}
    record = united(references, take)
    rows = (_row(field, references, record, take.get(field)) for field in REFERENCE_FIELDS)
    return Together(record, tuple(row for row in rows if row))


def united(references: Sequence[Reference], take: Mapping[str, str] | None = None) -> Reference:
    """Merge records of one work, the first one's key kept (`merge`), and every value of them.

    Also those stay in `alternates` that a merge by rule leaves out, since they say the same as others,
    or less: `DEFRA` beside the department's name, `webpage` beside `report`.

    Args:
        references: two records or more.
        take: for a field, the key of the record whose value a person wants.

    Raises:
        UsageError: that record has no such value, or the field's values are kept together.
    """
    record = merge(references)
    for field, key in (take or {}).items():
        record = _taken(record, references, field, key)
    return with_every_value(record, references)


def _taken(record: Reference, references: Sequence[Reference], field: str, key: str) -> Reference:
    """Give the merged record with one field as one of the records has it."""
    if field not in SETTLED:
        leader = FOLLOWERS.get(field)
        hint = f"it is taken with `{leader}`" if leader else f"fields: {', '.join(SETTLED)}"
        raise UsageError(f"`{field}` cannot be taken from one record", hint=hint)
    giver = next(each for each in references if each.key == key)
    value, empty = getattr(giver, field), field in giver.kept_empty
    if not value and not empty:
        raise UsageError(f"`{key}` has no `{field}` to take", hint="take it from another record")
    values: dict[str, Any] = {name: getattr(record, name) for name in Reference.model_fields}
    claims = [claim for each in references for claim in claims_of(each, field)]
    others = alternates_to(field, value or None, sorted(claims, key=lambda claim: claim.at))
    values["alternates"] = {**record.alternates, field: others}
    values["alternates"] = {name: held for name, held in values["alternates"].items() if held}
    values[field] = value
    for follower in (name for name, leader in FOLLOWERS.items() if leader == field):
        values[follower] = getattr(giver, follower)
    if field == "date" and value:
        values["undated"] = False
    return rebuild(values, (record.kept_empty - {field}) | ({field} if empty else set()))


def with_every_value(record: Reference, references: Sequence[Reference]) -> Reference:
    """Give the merged record with all values that stand nowhere in it among the alternates."""
    alternates = dict(record.alternates)
    for field in (name for name in WORK_FIELDS if name not in FLAGS):
        held = [*alternates.get(field, ())]
        for other in _said(field, references):
            if other.value not in (getattr(record, field), *(each.value for each in held)):
                held.append(other)
        if held:
            alternates[field] = tuple(held)
    return record.model_copy(update={"alternates": alternates}) if alternates else record


def _said(field: str, references: Sequence[Reference]) -> Iterator[Alternate]:
    """Give all that records say of a field, and beside it."""
    for each in references:
        if value := getattr(each, field):
            yield Alternate(value=value, from_=each.key)
        yield from each.alternates.get(field, ())


def _row(
    field: str, references: Sequence[Reference], record: Reference, taken: str | None
) -> Row | None:
    values = tuple(getattr(each, field) for each in references)
    kept = getattr(record, field)
    alike = all(value == (values[0] if field in _ALL_KEPT else kept) for value in values)
    if field in ("key", "alternates") or (alike and not taken):
        return None
    of = next((each.key for each in references if kept and getattr(each, field) == kept), "")
    return Row(field, values, of, _why(field, references, kept, taken))


def _why(field: str, references: Sequence[Reference], kept: Any, taken: str | None) -> str:
    """Say in a few words why a value is kept."""
    if taken:
        return f"taken from {taken}"
    givers = [each.key for each in references if getattr(each, field)]
    if field in _ALL_KEPT:
        return "all are kept"
    if field in emptied(references):
        empty = next(each.key for each in references if field in each.kept_empty)
        return f"{empty} keeps it empty"
    if field == "added":
        return "the first day"
    if field == "reviewed":
        return "the first day" if kept else f"not all were: only {', '.join(givers)}"
    if leader := FOLLOWERS.get(field):
        return f"goes with `{leader}`"
    if not kept:
        return "`url` is whole" if field == "url_text" else "there is a date"
    if len(givers) == 1:
        return f"only {givers[0]} has it"
    return _why_chosen(field, references, kept)


def _why_chosen(field: str, references: Sequence[Reference], kept: Any) -> str:
    claims = [claim for each in references for claim in claims_of(each, field)]
    others = [claim for claim in claims if not same_value(field, claim.value, kept)]
    rivals = [each for each in others if each.firm and not is_fuller(field, kept, each.value)]
    if not others:
        return "they say the same"
    if not rivals:
        return "says the most"
    if any(is_fuller(field, rival.value, kept) for rival in rivals):
        return "the other is the day of an update"  # which alone comes before the fullest
    if all(_weight(field, kept, claims) > _weight(field, each.value, claims) for each in rivals):
        return "most citations give it"
    lost = field == "title" and any(lost_words(each.value, kept) for each in rivals)
    return "has words that the other lost" if lost else "comes first"


def _weight(field: str, value: object, claims: Sequence[Claim]) -> int:
    """Give how many citations give a value, or one that is like it."""
    return sum(claim.weight for claim in claims if same_value(field, claim.value, value))
