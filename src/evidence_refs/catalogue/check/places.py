"""Where the values of a catalogue stand; only the records that are asked for are looked into."""

from __future__ import annotations

from evidence_refs.catalogue.check.finding import Loc
from evidence_refs.catalogue.check.pieces import Pieces
from evidence_refs.catalogue.text.marks import Marks
from evidence_refs.problems import Where


class Places:
    """Finds the place of a value in a file that was read, be it in pieces."""

    def __init__(self, file: str, pieces: Pieces) -> None:
        self._file = file
        self._pieces = pieces
        self._marks = Marks(file, pieces.text)
        self._blocks: dict[Loc, Marks] = {}

    def at(self, offset: int) -> Where:
        """Give the place of the character at `offset`."""
        return self._marks.at(offset)

    def of(self, loc: Loc) -> Where:
        """Give the place of the value at `loc`, of a field that is named last that of its name."""
        for way, rest in ((loc[:2], (0, *loc[2:])), (loc[:1], loc), ((), loc)):
            if way in self._pieces.spans:
                return self._within(way, rest)
        return self.at(0)

    def _within(self, way: Loc, rest: Loc) -> Where:
        start, end = self._pieces.spans[way]
        if way not in self._blocks:
            self._blocks[way] = Marks(self._file, self._pieces.text[start:end])
        where = self._blocks[way].of(rest)
        line = (self._marks.at(start).line or 1) - 1 + (where.line or 1)
        return Where(self._file, line, where.column)
