"""Lines as they were printed, in which values are found whatever wraps, marks and case did to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

Range = tuple[int, int]
"""The first letter or digit of what was found, and the one after its last."""

_TAG = re.compile(r"</?[A-Za-z]{1,6}>")  # a mark of the text, with letters of its own

_END = 40
"""How many letters at either end tell a long text."""
_NEAR = 4
"""How many letters of other names may stand between a family name and its given names."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The letters and digits of some lines, folded, with the place of each (line, column; from 1)."""

    letters: str
    places: tuple[tuple[int, int], ...]
    lines: dict[int, str]

    @classmethod
    def of(cls, lines: Sequence[str], span: tuple[int, int]) -> Printed:
        """Fold the lines from the first to the last of `span`, which count from 1."""
        held = {n: lines[n - 1] for n in range(span[0], min(span[1], len(lines)) + 1)}
        letters: list[str] = []
        places: list[tuple[int, int]] = []
        for number, line in held.items():
            bare = _TAG.sub(lambda tag: " " * len(tag[0]), line)
            for column, character in enumerate(bare, start=1):
                folded = _folded(character)
                letters.append(folded)
                places += [(number, column)] * len(folded)
        return cls("".join(letters), tuple(places), held)

    def find(self, value: str, after: int = 0) -> Range | None:
        """Give where a value first stands as whole words; None where it does not."""
        needle = _folded(value)
        at = self.letters.find(needle, after) if needle else -1
        while at >= 0:
            if self._is_whole(at, at + len(needle)):
                return at, at + len(needle)
            at = self.letters.find(needle, at + 1)
        return None

    def find_ends(self, value: str) -> Range | None:
        """Give where a long text stands, of which the middle may have lost or gained something."""
        if whole := self.find(value):
            return whole
        needle = _folded(value)
        start = self.letters.find(needle[:_END])
        end = self.letters.rfind(needle[-_END:])
        return (start, end + len(needle[-_END:])) if 0 <= start <= end else None

    def find_name(self, family: str, given: str) -> Range | None:
        """Give where a person's family name stands, with the given names before or behind it."""
        found = self.find(family)
        name = _folded(given)
        if not found or not name:
            return found
        start, end = found
        behind = self.letters.find(name, end, end + len(name) + _NEAR)
        if behind >= 0:
            return start, behind + len(name)
        before = self.letters.rfind(name, max(0, start - len(name) - _NEAR), start)
        return (before, end) if before >= 0 else found

    def spans(self, found: Range) -> Iterator[tuple[int, int, int]]:
        """Yield the line, first and last column of what was found, for each line that it covers."""
        for line, places in groupby(self.places[found[0] : found[1]], key=lambda place: place[0]):
            columns = [column for _, column in places]
            yield line, columns[0], columns[-1]

    def texts(self, found: Range) -> Iterator[str]:
        """Yield the characters of what was found, for each line that it covers."""
        for line, start, end in self.spans(found):
            yield self.lines[line][start - 1 : end]

    def _is_whole(self, start: int, end: int) -> bool:
        return not (self._touch(start - 1, start) or self._touch(end - 1, end))

    def _touch(self, one: int, other: int) -> bool:
        """Say whether two letters stand side by side within one word."""
        if one < 0 or other >= len(self.places):
            return False
        (line, column), (next_line, next_column) = self.places[one], self.places[other]
        same_kind = self.letters[one].isdigit() == self.letters[other].isdigit()
        return line == next_line and next_column - column <= 1 and same_kind


def _folded(text: str) -> str:
    """Give the letters and digits of a text, without case and ligatures."""
    return "".join(
        each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum()
    )
