"""The names of organisations, which prints spell in several ways: `The King's Fund`, `King’s Fund`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from evidence_refs.folding import fold


def fold_body(name: str) -> str:
    """Fold the name of an organisation, a leading The left out: those of one body are equal."""
    folded = fold(name)
    return folded.removeprefix("the ") or folded


def respelt(names: Iterable[str]) -> dict[str, str]:
    """Give for each name that is spelt otherwise more often the most frequent spelling.

    Of two that are as frequent, it is the first by their letters.
    """
    counted = Counter(names)
    most: dict[str, str] = {}
    for name in sorted(counted, key=lambda each: (-counted[each], each)):
        most.setdefault(fold_body(name) or name, name)
    return {
        name: kept for name in sorted(counted) if (kept := most[fold_body(name) or name]) != name
    }
