"""A reference as one row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.model import Name, Reference

COLUMNS = ("key", "date", "who", "title", "cited")


def row(reference: Reference) -> tuple[str, ...]:
    """Give key, date, who made it, title (or what else there is), and how often it is cited."""
    return (
        reference.key,
        reference.date or reference.date_text or "",
        who(reference),
        label(reference),
        str(len(reference.cited_in)),
    )


def who(reference: Reference) -> str:
    """Give the authors, shortened as citations are; else the issuers."""
    names = [name_text(name, short=True) for name in reference.authors]
    if not names:
        return "; ".join(reference.source)
    if len(names) > 2 or reference.authors_truncated:
        return f"{names[0]} et al."
    return " and ".join(names)


def label(reference: Reference) -> str:
    """Give the title; where there is none, the address or the words that were printed."""
    if reference.title:
        return reference.title
    if address := reference.url or reference.url_text:
        return f"<{address}>"
    return next((f"“{cited.text}”" for cited in reference.cited_in if cited.text), "(no title)")


def name_text(name: Name, *, short: bool = False) -> str:
    """Give a name as `Family, Given`, or the organisation; `short` leaves the given names out."""
    if (literal := getattr(name, "literal", None)) is not None:
        return str(literal)
    parts = (getattr(name, "family", ""), getattr(name, "given", None))
    return str(parts[0]) if short or not parts[1] else ", ".join(map(str, parts))


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
