"""A list in a document, and what became of a document whose lists were renewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.problems import Where


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: what its mark asks for, and where that stands."""

    asks: str
    where: Where


@dataclass(frozen=True, slots=True)
class Change:
    """A list before and after, by its paragraphs."""

    where: Where
    before: Sequence[str]
    after: Sequence[str]

    @property
    def come(self) -> int:
        """How many paragraphs are new."""
        return (Counter(self.after) - Counter(self.before)).total()

    @property
    def gone(self) -> int:
        """How many paragraphs are no more."""
        return (Counter(self.before) - Counter(self.after)).total()


@dataclass(frozen=True, slots=True)
class Renewed:
    """A document with its lists renewed.

    Attributes:
        data: the bytes of the file.
        lists: how many lists it has.
        changes: those that are not what they were.
        before: its text as a person compares it.
        after: the same, as it is now.
        citations: how many of its citations were written in a style.
    """

    data: bytes
    lists: int
    changes: Sequence[Change]
    before: str
    after: str
    citations: int = 0
