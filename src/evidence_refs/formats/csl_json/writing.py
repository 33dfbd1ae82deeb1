"""References as CSL-JSON; `variables` has the source of the format, and what stands where."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from evidence_refs.formats.csl_json import dates, people
from evidence_refs.formats.csl_json.reading import entry
from evidence_refs.formats.csl_json.variables import OURS, PLACES, STRUCTURES, TEXTS
from evidence_refs.formats.json import without_controls
from evidence_refs.model import Reference

_IN_WORDS = ("authors", "editors", "source", "date", "accessed", "date_text", "tags")
"""What no variable holds as the text that it is."""
_LONGEST = 100_000
_OF_BIBTEX = {"address": "publisher-place", "location": "publisher-place"}


def write(references: Sequence[Reference]) -> str:
    """Give an array of items, indented by two blanks, ending in a newline.

    What would not come back from its variable as it was stands in `custom` too, exact.
    """
    text = json.dumps([_item(each) for each in references], ensure_ascii=False, indent=2)
    return without_controls(text) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {"id": reference.key, "type": reference.type or "document"}
    for name, place in PLACES.items():
        text = None if name in ("key", *_IN_WORDS) else getattr(reference, name)
        if text and "/" not in place.name:
            item[place.name] = text
    if reference.source:
        item["publisher"] = "; ".join(reference.source)
    for name, names in (("authors", reference.authors), ("editors", reference.editors)):
        if names:
            item[PLACES[name].name] = people.write(names)
    for name, date in (("date", reference.date), ("accessed", reference.accessed)):
        if date:
            item[PLACES[name].name] = dates.write(date)
    if reference.date_text and not reference.date:
        item["issued"] = {"literal": reference.date_text}
    if reference.tags:
        item["keyword"] = ", ".join(reference.tags)
    item |= _variables(reference.extra)
    custom = {name: text for name, text in reference.extra.items() if name not in {*item, *OURS}}
    ours = _not_told(item | {"custom": custom}, reference)
    custom = ours if "extra" in ours else custom | ours
    return item | ({"custom": custom} if custom else {})


def _variables(extra: Mapping[str, str]) -> dict[str, Any]:
    """Give what an import brought in variables of CSL in them again."""
    found: dict[str, Any] = {}
    for name, text in extra.items():
        if name in STRUCTURES and (value := _structure(text)):
            found[name] = value
        elif _OF_BIBTEX.get(name, name) in TEXTS:
            found[_OF_BIBTEX.get(name, name)] = text
    return found


def _structure(text: str) -> list[Any] | dict[str, Any] | None:
    """Give the names or the date of JSON; None where a text is none."""
    try:
        value = json.loads(text) if len(text) < _LONGEST else None
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list | dict) else None


def _not_told(item: Mapping[str, Any], reference: Reference) -> dict[str, Any]:
    """Give the fields that a reader makes something else of, or nothing, as the catalogue has them."""
    told, record = entry(item), reference.record()
    fields = {"aliases": told.aliases, "extra": told.extra, "tags": told.tags}
    return {
        name: record.get(name)
        for name in OURS
        if (fields[name] if name in fields else getattr(told.work, name))
        != getattr(reference, name)
    }
