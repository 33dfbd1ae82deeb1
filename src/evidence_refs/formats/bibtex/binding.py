"""Entries made one file, in which no two have one key."""

from __future__ import annotations

from collections.abc import Sequence


def _distinct(keys: Sequence[str]) -> list[str]:
    """Keys that differ in more than case, which BibTeX takes for the same."""
    taken = {key.lower() for key in keys}
    seen: set[str] = set()
    distinct = []
    for key in keys:
        own, count = key, 1
        while own.lower() in seen or (count > 1 and own.lower() in taken):
            count += 1
            own = f"{key}-{count}"
        seen.add(own.lower())
        distinct.append(own)
    return distinct


def bound(entries: Sequence[tuple[str, str]]) -> list[str]:
    """Give the texts of entries, each with a key of its own."""
    keys = [key for key, _ in entries]
    return [
        text if key == own else text.replace(f"{{{key},", f"{{{own},", 1)
        for (key, text), own in zip(entries, _distinct(keys), strict=True)
    ]
