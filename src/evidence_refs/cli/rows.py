"""Values of a reference, and numbers of things, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.model import Name


def name_text(name: Name) -> str:
    """Give a name as `Family, Given`, or the organisation."""
    if (literal := getattr(name, "literal", None)) is not None:
        return str(literal)
    parts = (getattr(name, "family", ""), getattr(name, "given", None))
    return str(parts[0]) if not parts[1] else ", ".join(map(str, parts))


def plain(value: object) -> str:
    """Give a field's value as text: several joined by `; `, names as `Family, Given`."""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return "; ".join(part if isinstance(part, str) else name_text(part) for part in value)
    return str(value)


def count(number: int, one: str, many: str) -> str:
    """Give a number with its noun: `1 entry`, `2 entries`."""
    return f"{number} {one if number == 1 else many}"
