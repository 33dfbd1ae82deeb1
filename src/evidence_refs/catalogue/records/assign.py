"""`FIELD=VALUE`, `FIELD+=VALUE`, `FIELD-=VALUE`: what a person wants of a record's fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from evidence_refs.catalogue.records.edit import with_values, without
from evidence_refs.catalogue.records.typed import EMPTY, LISTS, field_named, typed_item, value_of
from evidence_refs.errors import UsageError
from evidence_refs.model import Organisation, Person, Reference

_RENAME = "`evidence-refs rename OLD NEW` changes a key, and keeps the old one as an alias"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A field, what is done with it, and the value as typed. `+=` and `-=` are for lists."""

    field: str
    sign: Literal["=", "+=", "-="]
    text: str


def assignment(word: str) -> Assignment:
    """Read one assignment.

    Raises:
        UsageError: it has no `=`, its field is none, `key`, or no list that can be added to.
    """
    name, equals, text = word.partition("=")
    if not equals:
        raise UsageError(f"`{word}` has no `=`", hint='write FIELD=VALUE: title="Care at home"')
    sign: Literal["=", "+=", "-="] = "="
    if name.endswith(("+", "-")):
        sign = "+=" if name.endswith("+") else "-="
        name = name[:-1]
    field = settable(name)
    if sign != "=" and field not in LISTS:
        hint = f"write {field}={text}; {', '.join(LISTS)} are lists"
        raise UsageError(f"`{field}` is no list, and takes no `{sign}`", hint=hint)
    if sign != "=" and text.strip() in EMPTY:
        raise UsageError(f"`{word}` names nothing", hint=f"write {field}{sign}VALUE")
    return Assignment(field, sign, text)


def settable(name: str) -> str:
    """Give the field of a name as typed, if a person may set it: not the key.

    Raises:
        UsageError: it is no field, or `key`.
    """
    field = field_named(name)
    if field == "key":
        raise UsageError("`key` is not set like other fields", hint=_RENAME)
    return field


def assigned(
    reference: Reference,
    assignments: Sequence[Assignment],
    *,
    unset: Sequence[str] = (),
    forget: bool = False,
) -> Reference:
    """Give the record with assignments made, one after the other, and fields taken out.

    Args:
        reference: the record; it is not changed.
        assignments: what is set; an empty value keeps a field of the work empty.
        unset: fields to be taken out, so that extraction may fill them.
        forget: no former value stays in `alternates`.

    Raises:
        UsageError: a value breaks the model, is not in the list that it is taken from, or a field
            is set and taken out at once.
    """
    values: dict[str, Any] = {}
    for each in assignments:
        held = values.get(each.field, getattr(reference, each.field))
        values[each.field] = _result(each, held)
    if both := next((field for field in unset if field in values), None):
        raise UsageError(f"`{both}` is set and taken out at once", hint="leave one out")
    after = with_values(reference, values, forget=forget) if values else reference
    return without(after, unset) if unset else after


def _result(each: Assignment, held: Any) -> Any:
    value = value_of(each.field, each.text)
    if each.sign == "=":
        return value
    if each.sign == "+=":
        return (*held, *(item for item in value if not _is_in(each.field, item, held)))
    for item in value:
        if not _is_in(each.field, item, held):
            there = "; ".join(map(typed_item, held))
            raise UsageError(
                f"`{each.field}` has no `{each.text.strip()}`",
                hint=f"it has: {there}" if there else "it is empty",
            )
        held = tuple(other for other in held if not _same(each.field, item, other))
    return held


def _is_in(field: str, item: Any, held: Any) -> bool:
    return any(_same(field, item, other) for other in held)


def _same(field: str, one: Any, other: Any) -> bool:
    """Say whether two items are one: keys to the letter, names and words whatever their case."""
    return one == other or (field != "aliases" and plain(one) == plain(other))


def plain(item: Any) -> str:
    """Give what two spellings of a name or word have in common: case and blanks do not matter."""
    if isinstance(item, (Person, Organisation)):
        item = item.model_dump(exclude_none=True)
    text = " ".join(map(str, item.values())) if isinstance(item, dict) else str(item)
    return " ".join(text.casefold().split())
