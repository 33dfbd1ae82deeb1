"""What may have been meant: words and keys that the catalogue has, spelt like those asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from evidence_refs.catalogue.index.query import Term
from evidence_refs.folding import fold

_LIKE_ENOUGH = 70
_PART_ENOUGH = 75


def nearest(connection: sqlite3.Connection, terms: Sequence[Term]) -> dict[str, str | None]:
    """Give for each word that no record has the one that is spelt most like it; None where none is."""
    unknown = dict.fromkeys(
        word
        for term in terms
        for word in (term.words.split()[:-1] if term.prefix else term.words.split())
        if not connection.execute("SELECT 1 FROM vocabulary WHERE term = ?", (word,)).fetchone()
    )
    if not unknown:
        return {}
    from rapidfuzz import fuzz, process

    rows = connection.execute("SELECT term, doc FROM vocabulary").fetchall()
    words, counts = [term for term, _ in rows], [count for _, count in rows]
    found: dict[str, str | None] = dict.fromkeys(unknown)
    for word in unknown:
        near = process.extract(word, words, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=5)
        if near:
            # Of those that are equally like, the one that more records have.
            found[word] = max(near, key=lambda each: (each[1], counts[each[2]]))[0]
    return found


def spelt_like(name: str, names: frozenset[str], limit: int = 3) -> list[str]:
    """Give the names that are spelt like `name`, the nearest first."""
    from rapidfuzz import fuzz, process

    lower = {each: each.lower() for each in sorted(names)}
    found = process.extract(name.lower(), lower, scorer=fuzz.ratio, limit=limit, score_cutoff=60)
    return [each for _, _, each in found]


def holding_like(text: str, names: frozenset[str], limit: int = 3) -> list[str]:
    """Give the names that hold something spelt like `text`, or its words in another order.

    The nearest come first; of those that are equally near, the shortest.
    """
    from rapidfuzz import fuzz, process

    lower = {each: fold(each) for each in sorted(names, key=lambda each: (len(each), each))}
    # A name that is shorter does not hold the text, however like it is to a part of that.
    long_enough = {each: folded for each, folded in lower.items() if len(folded) >= len(text) - 1}
    for scorer in (fuzz.partial_ratio, fuzz.token_sort_ratio):
        found = process.extract(
            fold(text), long_enough, scorer=scorer, limit=limit, score_cutoff=_PART_ENOUGH
        )
        if found:
            return [each for _, _, each in found]
    return []
