"""The cells of records as they stand in tables, found again in the order in which they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.deduplication.same_table import Columns
    from evidence_refs.deduplication.sources import Record
    from evidence_refs.formats.tables.rows import Row


def same_columns(paths: Sequence[str]) -> Columns | None:
    """Give the columns of some files; None where they are not all tables with one header."""
    from evidence_refs.deduplication.same_table import Columns
    from evidence_refs.errors import UnreadableError
    from evidence_refs.formats.tables.raw_table import raw_table

    first = None
    for path in paths:
        try:
            table = raw_table(Path(path))
        except UnreadableError:
            continue  # which was told when its records were read
        if table is None or (first and table.header != first.header):
            return None
        first = first or Columns(
            table.header, table.names, table.fields, table.delimiter, table.bom
        )
    return first


@dataclass
class Cells:
    """Gives the cells of records: of some, whenever they are asked for; of others, in their order."""

    held: Mapping[tuple[str, int], Sequence[str]]
    _rows: dict[str, Iterator[Row]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record]) -> Cells:
        """Give cells, those of some records held."""
        wanted: dict[str, set[int]] = {}
        for record in records:
            wanted.setdefault(record.file, set()).add(record.entry.line)
        held = {
            (file, row.line): row.cells
            for file, lines in wanted.items()
            for row in _rows_of(file)
            if row.line in lines
        }
        return cls(held)

    def __call__(self, record: Record) -> Sequence[str]:
        """Give the cells of a record."""
        place = record.file, record.entry.line
        if place in self.held:
            return self.held[place]
        if record.file not in self._rows:
            self._rows[record.file] = _rows_of(record.file)
        return next((r.cells for r in self._rows[record.file] if r.line == record.entry.line), ())


def _rows_of(file: str) -> Iterator[Row]:
    from evidence_refs.formats.tables.raw_table import raw_table

    table = raw_table(Path(file))
    return table.rows if table else iter(())
