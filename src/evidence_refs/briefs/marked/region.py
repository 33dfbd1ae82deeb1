"""Where a list stands in the XML of a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where


@dataclass(frozen=True, slots=True)
class Region:
    """The paragraphs of a list: what it asks for, and their bytes.

    Attributes:
        asks: what is asked for.
        start: where the first paragraph begins.
        end: where the last one ends.
        removed: bytes outside that go when the list is renewed: a word that it is a placeholder.
        bookmark: the id and the name of the bookmark around it, where it has one.
    """

    asks: str
    start: int
    end: int
    removed: tuple[int, int] = (0, 0)
    bookmark: tuple[str, str] | None = None


def where_of(file: str, number: int) -> Where:
    """Give the place of a list in a file without lines: its number, from 1."""
    return Where(f"{file}, list {number}")


def in_order(found: Sequence[Region], file: str) -> list[Region]:
    """Give lists in the order of the document.

    Raises:
        UnreadableError: one stands within another.
    """
    ordered = sorted(found, key=lambda each: (each.start, -each.end))
    for number, (one, other) in enumerate(pairwise(ordered), 2):
        if other.start < one.end:
            hint = "take one of them out"
            where = where_of(file, number)
            raise UnreadableError("the list stands within another", where=where, hint=hint)
    return ordered
