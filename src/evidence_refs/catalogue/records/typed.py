"""Values as a person types them on one line, and back.

Names are `Family, Given` or, of an organisation, its name, in braces where it has a comma or
semicolon; several are divided by semicolons. A list or map may be typed as YAML in one line, too:
`[{family: Osei}, {literal: Mind}]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from evidence_refs.catalogue.text.parse import parse
from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.model import (
    FLAGS,
    REFERENCE_FIELDS,
    Name,
    Organisation,
    Person,
    Reference,
    Work,
)

EMPTY = ("", "-", "null")
"""What a person types for a field that is to be empty, and stay so."""

NAMES = ("authors", "editors")
TEXTS = ("source", "tags", "aliases")
LISTS = (*NAMES, *TEXTS)
"""Fields that several values may be added to and taken from."""

_YAML_ONLY = ("extra", "alternates", "origin", "cited_in")
_YES, _NO = ("yes", "true", "y", "1"), ("no", "false", "n", "0")
_APART = re.compile(r"\s*;\s*(?![^{}]*\})")
_PARTS_OF_NAMES = frozenset((*Person.model_fields, *Organisation.model_fields))


def field_named(name: str, known: Sequence[str] = REFERENCE_FIELDS) -> str:
    """Give the field of a name as typed: `date-text` is `date_text`.

    Raises:
        UsageError: there is none among those `known`; the hint names the nearest.
    """
    field = name.strip().replace("-", "_")
    if field in known:
        return field
    near = get_close_matches(field.lower(), known, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"fields: {', '.join(known)}"
    raise UsageError(f"there is no field `{name.strip()}`", hint=hint)


def as_typed(work: Work, field: str) -> str:
    """Give a field's value as a person types it; the field is one of a work's, `tags` or `aliases`."""
    value = getattr(work, field)
    if isinstance(value, tuple):
        return "; ".join(map(typed_item, value))
    if isinstance(value, bool):
        return "yes" if value else ""
    return value or ""


def value_of(field: str, text: str) -> Any:
    """Give the value that a person typed for a field; the model is still to say whether it can be.

    Raises:
        UsageError: it is neither YAML nor what this field is typed as.
    """
    text = text.strip()
    if text in EMPTY:
        return Reference.model_fields[field].get_default(call_default_factory=True)
    if field in FLAGS:
        return _flag(field, text)
    if field in _YAML_ONLY or (field in LISTS and _is_yaml(field, text)):
        return _yaml(field, text)
    if field in NAMES:
        return tuple(_names(text))
    if field in TEXTS:
        return tuple(_bare(part) for part in _APART.split(text) if part.strip())
    return text


def _flag(field: str, text: str) -> bool:
    if text.casefold() not in (*_YES, *_NO):
        raise UsageError(f"`{field}` cannot be `{text}`", hint="write yes or no")
    return text.casefold() in _YES


def _is_yaml(field: str, text: str) -> bool:
    """Say whether a text is a list or map, and not an organisation in braces."""
    if text.startswith("{") and field in NAMES:
        try:
            (value,) = _yaml(field, text)
        except UsageError:
            return False
        return _PARTS_OF_NAMES.issuperset(value)
    return text.startswith("[")


def _yaml(field: str, text: str) -> Any:
    if not text.startswith(("[", "{")):
        kind = "{name: text}" if field in ("extra", "alternates") else "[{…: …}, {…: …}]"
        raise UsageError(f"`{field}` cannot be `{text}`", hint=f"write it as YAML: {kind}")
    try:
        value = parse(f"value: {text}\n", field).data["value"]
    except UnreadableError as error:
        raise UsageError(f"`{field}` {error.message}", hint=error.hint) from error
    return [value] if field in NAMES and isinstance(value, dict) else value


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


def typed_item(part: Name | str) -> str:
    """Give one name or text of a list as a person types it."""
    if isinstance(part, Person):
        suffix = f", {part.suffix}" if part.suffix else ""
        return f"{part.family}, {part.given or ''}{suffix}".rstrip(" ")
    text = part.literal if isinstance(part, Organisation) else part
    divides = ";" in text or (isinstance(part, Organisation) and "," in text)
    means_more = text.startswith("[") or text in EMPTY
    return f"{{{text}}}" if divides or means_more else text
