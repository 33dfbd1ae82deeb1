"""pydantic's errors -> problems that a librarian can mend, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from evidence_refs.model import (
    REFERENCE_FIELDS,
    Catalogue,
    CitedIn,
    DocumentRecord,
    Organisation,
    Origin,
    Person,
)
from evidence_refs.problems import Problem

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from evidence_refs.catalogue.text.marks import Marks

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
_NAME_HINT = "write `{family: …, given: …}` or `{literal: …}`"
_WORDS = {
    "string_type": ("should be text", "write the text, in double quotes if it holds signs"),
    "tuple_type": ("should be a list", "write it in brackets: [one, another]"),
    "dict_type": ("should be a map of fields", None),
    "model_type": ("should be a map of fields", None),
    "bool_parsing": ("should be true or false", None),
    "bool_type": ("should be true or false", None),
    "int_parsing": ("should be a whole number", None),
    "int_type": ("should be a whole number", None),
    "too_long": ("holds more than two values", None),
}
"""What is wrong, and how to mend it, for an error type of pydantic."""

_PATTERNS = {
    "sha256": "the 64 hexadecimal digits that `sha256sum` prints",
    "": "letters, digits and _ : . + / -, beginning with a letter or digit",
}


def schema_problems(error: ValidationError, data: Mapping[str, Any], marks: Marks) -> list[Problem]:
    """Give a problem for each error of the schema.

    Args:
        error: what pydantic raised for `data`.
        data: the catalogue as it was parsed.
        marks: of the file that it was parsed from.
    """
    faults = [_Fault.of(each, data) for each in error.errors(include_url=False)]
    return [_problem(fault, data, marks) for fault in _one_reading(faults)]


@dataclass(frozen=True, slots=True)
class _Fault:
    """An error at a path in the data; `member` is the member of a union that it was tried for."""

    path: tuple[str | int, ...]
    union: tuple[str | int, ...]
    member: str
    details: ErrorDetails

    @classmethod
    def of(cls, details: ErrorDetails, data: object) -> _Fault:
        path: list[str | int] = []
        union, member = None, ""
        loc = details["loc"]
        for number, step in enumerate(loc):
            inside = _step(data, step)
            if inside is not None:
                path.append(step)
                data = inside[0]
            elif details["type"] == "missing" and number == len(loc) - 1:
                path.append(step)
            elif union is None:
                union, member = tuple(path), str(step)
        return cls(tuple(path), tuple(path) if union is None else union, member, details)

    @property
    def names(self) -> list[str]:
        return [step for step in self.path if isinstance(step, str)]


def _step(data: object, step: str | int) -> tuple[Any] | None:
    """Give what is at `step`, in a tuple of one since it may be None."""
    if isinstance(data, dict) and step in data:
        return (data[step],)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return (data[step],)
    return None


def _one_reading(faults: Sequence[_Fault]) -> Iterator[_Fault]:
    """Of a value that fits no member of a union, keep the faults of the one that fits best."""
    unions: dict[tuple[str | int, ...], dict[str, list[_Fault]]] = {}
    for fault in faults:
        if fault.member:
            unions.setdefault(fault.union, {}).setdefault(fault.member, []).append(fault)
        else:
            yield fault
    for members in unions.values():
        yield from min(members.values(), key=len)


def _problem(fault: _Fault, data: Mapping[str, Any], marks: Marks) -> Problem:
    code, message, hint = _wording(fault, data)
    return Problem(code, message, marks.of(fault.path), key=_key(fault.path, data), hint=hint)


def _key(path: Sequence[str | int], data: Mapping[str, Any]) -> str | None:
    if len(path) < 2 or path[0] != "references":
        return None
    record = data["references"][path[1]]
    key = record.get("key") if isinstance(record, dict) else None
    return key if isinstance(key, str) else None


def _wording(fault: _Fault, data: Mapping[str, Any]) -> tuple[str, str, str | None]:
    """Give the code, the message and the hint."""
    kind, names = fault.details["type"], fault.names
    name = names[-1] if names else "the catalogue"
    given = fault.details["input"]
    if kind == "extra_forbidden":
        known = _FIELDS.get(names[-2] if len(names) > 1 else "", ())
        return "unknown-field", f"unknown field `{name}`", _meant(name, known)
    if kind == "missing":
        if isinstance(fault.path[-1], int):
            return "wrong-value", f"`{name}` should hold two values", None
        return "missing-field", f"`{name}` is missing", _hint_for_names(names[:-1])
    if kind == "literal_error" and name == "version":
        return (
            "unknown-version",
            f"is of version {given}, which is not known",
            "update evidence-refs",
        )
    if kind == "literal_error":
        choices = re.findall(r"'([^']+)'", fault.details["ctx"]["expected"])
        return "unknown-value", f"`{name}` cannot be `{given}`", _meant(str(given), choices)
    if kind == "string_pattern_mismatch":
        pattern = _PATTERNS.get(name, _PATTERNS[""])
        return "wrong-value", f"`{name}` cannot be `{given}`", f"write {pattern}"
    if kind == "value_error":
        reason, _, hint = str(fault.details["ctx"]["error"]).partition("; ")
        if hint:
            return "wrong-date", f"`{name}` is `{given}`, which {reason}", hint
        return "wrong-value", f"`{name}` {reason}", None
    words, hint_or_none = _WORDS.get(kind, (fault.details["msg"], None))
    return "wrong-value", f"`{name}` {words}", _hint_for_names(names) or hint_or_none


def _hint_for_names(names: Sequence[str]) -> str | None:
    return _NAME_HINT if names and names[-1] in ("authors", "editors") else None


def _meant(word: str, known: Sequence[str]) -> str | None:
    near = get_close_matches(word.lower().replace("-", "_"), known, n=1, cutoff=0.6)
    near = near or get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"one of: {', '.join(known)}" if known else None
