"""What became of a record's fields, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from evidence_refs.cli.terminal.rows import apart, count, plain, short

if TYPE_CHECKING:
    from evidence_refs.model import Reference

NOTHING = "(none)"
KEPT_EMPTY = "(kept empty)"


def changes(old: Reference, new: Reference) -> Iterator[str]:
    """Give a line for each field that is other than before: `date: 2019 -> 2019-03`."""
    from evidence_refs.model import REFERENCE_FIELDS

    for field in REFERENCE_FIELDS:
        before, after = (_shown(each, field) for each in (old, new))
        if field != "alternates" and (before != after or _differ(old, new, field)):
            one, other = apart(before, after)
            yield f"{field}: {one} -> {other}"
    yield from _alternates(old, new)


def value_text(field: str, value: Any) -> str:
    """Give a value of any field in few words; empty where it is empty."""
    if field == "cited_in":
        return count(len(value), "citation", "citations") if value else ""
    if field == "origin":
        return "; ".join(each.file for each in value)
    if field == "extra":
        return "; ".join(f"{name}: {text}" for name, text in value.items())
    return plain(value) if value else ""


def _shown(reference: Reference, field: str) -> str:
    text = value_text(field, getattr(reference, field))
    return text or (KEPT_EMPTY if field in reference.kept_empty else NOTHING)


def _differ(old: Reference, new: Reference, field: str) -> bool:
    return bool(getattr(old, field) != getattr(new, field))


def _alternates(old: Reference, new: Reference) -> Iterator[str]:
    for field in dict.fromkeys((*old.alternates, *new.alternates)):
        before, after = (each.alternates.get(field, ()) for each in (old, new))
        for other in after:
            if other not in before:
                yield f"beside {field}: + {short(plain(other.value))} ({other.from_})"
        for other in before:
            if other not in after:
                yield f"beside {field}: - {short(plain(other.value))} ({other.from_})"
