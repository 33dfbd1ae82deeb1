"""What a person decides of a record: that it is right, or what a field should say.

Both are values of the catalogue, and what stands there wins, so that no later extraction undoes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evidence_refs.catalogue.records.claims import SETTLED, same_value
from evidence_refs.errors import UsageError
from evidence_refs.model import (
    WORK_FIELDS,
    Alternate,
    Name,
    Organisation,
    Person,
    Reference,
    Work,
)

EMPTY = "-"
"""What a person types for a field that is to stay empty."""

_NAMES = ("authors", "editors")
_FLAGS = ("authors_truncated", "undated")
_APART = re.compile(r"\s*;\s*(?![^{}]*\})")


def accepted(reference: Reference, day: str) -> Reference:
    """Give the record as one that a person checked on a day (EDTF)."""
    return reference.model_copy(
        update={"reviewed": day},
    )


def edited(reference: Reference, field: str, text: str, place: str) -> Reference:
    """Give the record with a field as a person typed it; the former value stays in `alternates`.

    Args:
        reference: the record.
        field: the name of a field of the work.
        text: the value as `as_typed` gives it; `-` empties the field, and keeps it empty.
        place: where the former value stands (`document:line`).

    Raises:
        UsageError: there is no such field, or the value breaks the model; the message says why.
    """
    from pydantic import ValidationError

    _refuse_unknown(field)
    values = {name: getattr(reference, name) for name in reference.model_fields_set}
    values[field] = None if text == EMPTY else _value(field, text)
    if values[field] is None and field in _FLAGS:
        values[field] = False
    if field == "date" and values[field]:
        values.pop("undated", None)
    try:
        record = Reference(**values)
    except ValidationError as error:
        said = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise UsageError(f"{field}: {said[:1].lower()}{said[1:]}") from None
    others = _alternates(reference, field, getattr(record, field), place)
    if others == reference.alternates:
        return record
    return record.model_copy(update={"alternates": others})


def as_typed(work: Work, field: str) -> str:
    """Give a field's value as a person types it.

    Names are `Family, Given` or, of an organisation, its name, in braces where it has a comma or
    semicolon; several are divided by semicolons.

    Raises:
        UsageError: there is no such field.
    """
    _refuse_unknown(field)
    value = getattr(work, field)
    if isinstance(value, tuple):
        return "; ".join(map(_typed, value))
    if isinstance(value, bool):
        return "yes" if value else ""
    return value or ""


def _refuse_unknown(field: str) -> None:
    if field not in WORK_FIELDS:
        raise UsageError(f"there is no field '{field}'", hint=f"fields: {', '.join(WORK_FIELDS)}")


def _typed(part: Name | str) -> str:
    if isinstance(part, Person):
        suffix = f", {part.suffix}" if part.suffix else ""
        return f"{part.family}, {part.given or ''}{suffix}".rstrip(" ")
    text = part.literal if isinstance(part, Organisation) else part
    divides = ";" in text or (isinstance(part, Organisation) and "," in text)
    return f"{{{text}}}" if divides else text


def _value(field: str, text: str) -> Any:
    if field in _FLAGS:
        return text.casefold() in ("yes", "true", "y", "1")
    if field in _NAMES:
        return tuple(_names(text))
    if field == "source":
        return tuple(_bare(part) for part in _APART.split(text) if part.strip())
    return text


def _names(text: str) -> Iterator[Name | dict[str, str]]:
    # As plain values: the model says what is wrong with them.
    for part in filter(None, map(str.strip, _APART.split(text))):
        if part.startswith("{") or "," not in part:
            yield {"literal": _bare(part)}
            continue
        family, given, *suffix = (each.strip() for each in part.split(",", 2))
        parts = {"family": family, "given": given, "suffix": suffix[0] if suffix else ""}
        yield {name: each for name, each in parts.items() if each}


def _bare(part: str) -> str:
    part = part.strip()
    return part[1:-1].strip() if part.startswith("{") and part.endswith("}") else part


def _alternates(
    reference: Reference, field: str, value: Any, place: str
) -> dict[str, tuple[Alternate, ...]]:
    """Give the alternates with the field's former value, and without the one that is kept now."""
    former = getattr(reference, field)
    if field not in SETTLED:
        return reference.alternates
    held = [other for other in reference.alternates.get(field, ()) if other.value != value]
    told = not former or former == value
    if not told and not any(same_value(field, other.value, former) for other in held):
        held.insert(0, Alternate(value=former, from_=place))
    others = {name: each for name, each in reference.alternates.items() if name != field}
    return {**others, field: tuple(held)} if held else others
