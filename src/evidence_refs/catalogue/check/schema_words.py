"""What an error of the schema is called, how it is said, and how it is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from evidence_refs.catalogue.check import meant
from evidence_refs.catalogue.check.finding import Loc, Mend, Rename, Respell, to
from evidence_refs.model import (
    REFERENCE_FIELDS,
    Alternate,
    Catalogue,
    CitedIn,
    DocumentRecord,
    Organisation,
    Origin,
    Person,
)

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class Said(NamedTuple):
    """Code, message, hint, and what mends it for certain."""

    code: str
    message: str
    hint: str | None = None
    mend: Mend | None = None


_Wording: TypeAlias = "Callable[[ErrorDetails, Loc, object], Said]"

_NAME_FIELDS = (*Person.model_fields, *Organisation.model_fields)
_FIELDS: Mapping[str, Sequence[str]] = {
    "": tuple(Catalogue.model_fields),
    "documents": tuple(DocumentRecord.model_fields),
    "references": REFERENCE_FIELDS,
    "authors": _NAME_FIELDS,
    "editors": _NAME_FIELDS,
    "cited_in": tuple(CitedIn.model_fields),
    "origin": tuple(Origin.model_fields),
}
_OF_ALTERNATES = tuple(field.alias or name for name, field in Alternate.model_fields.items())

_NAME_HINT = "write `{family: …, given: …}` or `{literal: …}`"
_TYPES = {
    "string_type": ("should be text", "write the text, in double quotes if it holds signs"),
    "tuple_type": ("should be a list", "write it in brackets: [one, another]"),
    "dict_type": ("should be a map of fields", None),
    "model_type": ("should be a map of fields", None),
    "bool_parsing": ("should be true or false", None),
    "bool_type": ("should be true or false", None),
    "int_parsing": ("should be a whole number", None),
    "int_type": ("should be a whole number", None),
}
"""What is wrong, and how to mend it, for an error of type of pydantic."""

_PATTERNS = {
    "sha256": "the 64 hexadecimal digits that `sha256sum` prints",
    "": "letters, digits and _ : . + / -, beginning with a letter or digit",
}
_SHAPE_OF_DATE = re.compile(r"\d{4}-(\d{2})(?:-(\d{2}))?")


def said(details: ErrorDetails, path: Loc, around: object) -> Said:
    """Say an error of pydantic.

    Args:
        details: the error.
        path: the way to the value in the data.
        around: the map or list that holds it.
    """
    words: _Wording = _WORDINGS.get(details["type"], _of_type)
    return words(details, path, around)


def _name(path: Loc) -> str:
    names = _names(path)
    return names[-1] if names else "the catalogue"


def _names(path: Loc) -> list[str]:
    return [step for step in path if isinstance(step, str)]


def _unknown_field(details: ErrorDetails, path: Loc, around: object) -> Said:
    name, known = _name(path), _known(path)
    if len(path) == 1 and name in (*REFERENCE_FIELDS, *DocumentRecord.model_fields):
        message = f"`{name}` stands in the first column, and so belongs to no record"
        return Said("not-indented", message, "put two blanks before it")
    sure = meant.surely(name, known)
    free = isinstance(around, dict) and sure not in around
    return Said(
        "unknown-field",
        f"unknown field `{name}`",
        _did_you_mean(meant.near(name, known), known),
        Rename(path, sure) if sure and free else None,
    )


def _known(path: Loc) -> Sequence[str]:
    names = _names(path)
    if "alternates" in names[:-1]:
        return _OF_ALTERNATES
    return _FIELDS.get(names[-2] if len(names) > 1 else "", ())


def _missing(_: ErrorDetails, path: Loc, around: object) -> Said:
    name = _name(path)
    if isinstance(path[-1], int):
        return Said("wrong-type", f"`{name}` should hold two values")
    return Said("missing-field", f"`{name}` is missing", _hint_for_names(_names(path)[:-1]))


def _choice(details: ErrorDetails, path: Loc, around: object) -> Said:
    name, given = _name(path), details["input"]
    if name == "version":
        message = f"is of version {given}, which is not known"
        return Said("unknown-version", message, "update evidence-refs")
    choices = re.findall(r"'([^']+)'", details["ctx"]["expected"])
    sure = meant.surely(str(given), choices)
    return Said(
        "unknown-value",
        f"`{name}` cannot be `{given}`",
        _did_you_mean(meant.near(str(given), choices), choices),
        Respell(path, to(sure)) if sure else None,
    )


def _pattern(details: ErrorDetails, path: Loc, around: object) -> Said:
    name = _name(path)
    message = f"`{name}` cannot be `{details['input']}`"
    return Said("wrong-value", message, f"write {_PATTERNS.get(name, _PATTERNS[''])}")


def _value(details: ErrorDetails, path: Loc, around: object) -> Said:
    name, given = _name(path), details["input"]
    reason, _, hint = str(details["ctx"]["error"]).partition("; ")
    if not hint:
        hint = "leave it out" if "empty" in reason else "write it as one paragraph"
        return Said("wrong-value", f"`{name}` {reason}", hint)
    edtf = meant.date(str(given))
    return Said(
        "wrong-date",
        f"`{name}` is `{given}`, which {reason}",
        f"write {edtf}" if edtf else f"{_why_no_date(str(given))}{hint}",
        Respell(path, to(edtf)) if edtf else None,
    )


def _why_no_date(text: str) -> str:
    match = _SHAPE_OF_DATE.fullmatch(text)
    if not match:
        return ""
    if match[2] is None or not 1 <= int(match[1]) <= 12:
        return f"there is no month {match[1]}; "
    return "that month has no such day; "


def _of_type(details: ErrorDetails, path: Loc, around: object) -> Said:
    kind, given = details["type"], details["input"]
    words, hint = _TYPES.get(kind, (details["msg"], None))
    if kind == "tuple_type" and isinstance(given, str):
        hint = f"write it in brackets: [{given}]"
    what = f"an item of `{_name(path)}`" if _is_item(path) else f"`{_name(path)}`"
    return Said("wrong-type", f"{what} {words}", _hint_for_names(_names(path)) or hint)


def _is_item(path: Loc) -> bool:
    return len(path) > 2 and isinstance(path[-1], int)


def _too_long(details: ErrorDetails, path: Loc, around: object) -> Said:
    return Said("wrong-type", f"`{_name(path)}` holds more than two values")


_WORDINGS: Mapping[str, _Wording] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing,
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "value_error": _value,
    "too_long": _too_long,
}


def _hint_for_names(names: Sequence[str]) -> str | None:
    return _NAME_HINT if names and names[-1] in ("authors", "editors") else None


def _did_you_mean(near: str | None, known: Sequence[str]) -> str | None:
    if near:
        return f"did you mean `{near}`?"
    return f"one of: {', '.join(known)}" if known else None
