"""What a person decides of a record: that it is right, or what a field should say.

Both are values of the catalogue, and what stands there wins, so that no later extraction undoes them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from evidence_refs.catalogue.check.single import reference_of
from evidence_refs.catalogue.records.claims import SETTLED, same_value
from evidence_refs.catalogue.records.typed import value_of
from evidence_refs.model import WORK_FIELDS, Alternate, Reference


def marked(reference: Reference, day: str | None) -> Reference:
    """Give the record as one that a person checked on a day (EDTF); None takes the mark away.

    Raises:
        UsageError: the day is no date.
    """
    if day is None:
        return without(reference, ("reviewed",))
    return reference_of({**_values(reference), "reviewed": day})


def edited(reference: Reference, field: str, text: str) -> Reference:
    """Give the record with a field of the work as a person typed it (`typed`).

    Raises:
        UsageError: the value breaks the model; the message says why.
    """
    return with_values(reference, {field: value_of(field, text)})


def with_values(
    reference: Reference, values: Mapping[str, Any], *, forget: bool = False
) -> Reference:
    """Give the record with fields that a person set; an empty one of the work is kept empty.

    What a print said stays in `alternates`, so that a later extraction does not report it again:
    the former value, under the record's own key, unless it differs in trifles alone, was set by a
    person too (`is_set`), or no print can have given it, since none cites the record. With
    `forget` it does not stay.

    Raises:
        UsageError: a value breaks the model; the message says which, and how to mend it.
    """
    now = {**_values(reference), **values}
    if values.get("date") and "undated" not in values:
        now.pop("undated", None)
    for field, value in values.items():
        if not value and field not in WORK_FIELDS:
            del now[field]
    record = reference_of(now)
    if "alternates" in values:
        return record
    alternates = dict(reference.alternates)
    for field in values:
        held = _others(reference, field, getattr(record, field), forget=forget)
        alternates = {**alternates, field: held} if held else _left(alternates, (field,))
    if alternates == reference.alternates:
        return record
    kept = {name: value for name, value in _values(record).items() if name != "alternates"}
    return Reference(**kept, **({"alternates": alternates} if alternates else {}))


def is_set(reference: Reference, field: str) -> bool:
    """Say whether a person is known to have set a field: its former value stands under the key."""
    held = reference.alternates.get(field, ())
    return any(other.from_ == reference.key for other in held)


def without(reference: Reference, fields: Collection[str]) -> Reference:
    """Give the record without fields, so that extraction may fill them."""
    return Reference(**_left(_values(reference), fields))


def _values(reference: Reference) -> dict[str, Any]:
    return {name: getattr(reference, name) for name in reference.model_fields_set}


def _left(values: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def _others(reference: Reference, field: str, value: Any, *, forget: bool) -> tuple[Alternate, ...]:
    """Give a field's alternates with its former value, and without the one that is kept now."""
    held = [other for other in reference.alternates.get(field, ()) if other.value != value]
    former = getattr(reference, field)
    if forget or field not in SETTLED or not former or same_value(field, former, value):
        return tuple(held)
    told = any(same_value(field, other.value, former) for other in held)
    printed = reference.cited_in or reference.origin
    if printed and not told and not is_set(reference, field):
        held.insert(0, Alternate(value=former, from_=reference.key))
    return tuple(held)
