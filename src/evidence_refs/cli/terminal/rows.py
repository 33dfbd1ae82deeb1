"""Values of a reference, and numbers of things, in words."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonprefix
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.model import CitedIn

_BEFORE = 20
"""How many characters are shown before a difference."""
_SHOWN = 100
"""How many characters of a value are shown."""


def plain(value: object) -> str:
    """Give a field's value as text: several joined by `; `, each as a person types it."""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        from evidence_refs.catalogue.records.typed import typed_item

        return "; ".join(map(typed_item, value))
    return str(value)


def count(number: int, one: str, many: str) -> str:
    """Give a number with its noun: `1 entry`, `2 entries`."""
    return f"{number} {one if number == 1 else many}"


def place(cited: CitedIn) -> str:
    """Give where a citation stands: document and line, form, number, section."""
    note = f" {cited.footnote}" if cited.footnote else ""
    section = f"  {' › '.join(cited.section)}" if cited.section else ""
    locator = f", {cited.locator}" if cited.locator else ""
    return f"{cited.place}  {cited.form}{note}{locator}{section}"


def apart(*texts: str) -> tuple[str, ...]:
    """Give texts, each on one line, cut to where they begin to differ."""
    lines = [" ".join(text.split()) for text in texts]
    same = len(commonprefix(lines))  # noqa: RUF071 - character by character is what is meant
    start = lines[0].rfind(" ", 0, max(0, same - _BEFORE)) + 1
    return tuple(
        ("…" if start else "")
        + line[start : start + _SHOWN]
        + ("…" if len(line) > start + _SHOWN else "")
        for line in lines
    )


def short(text: str) -> str:
    """Give the beginning of a text, on one line."""
    return apart(text, "")[0]  # which differ from the first character on


def some(names: Sequence[str], most: int = 3) -> str:
    """Give names in one line, and how many more there are: `a, b, c and 4 more`."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
