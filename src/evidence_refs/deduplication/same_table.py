"""A table of search results, deduplicated and else left as it is.

It has the columns of the input in their order, and the three of `written.ADDED`. The cells of a record
that nothing was merged with are those of the input. Of a merged one, each cell is that of the first
record whose value is kept (`Kept.reference`), the fields of the model decided by its rules; where that
one has no cell, the first that there is. A column that fills no field has all that the records say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence_refs.deduplication.merging import Kept
from evidence_refs.deduplication.sources import Record
from evidence_refs.deduplication.written import ADDED, added
from evidence_refs.formats.tables import csv
from evidence_refs.formats.tables.table import keywords

CellsOf = Callable[[Record], Sequence[str]]
"""Gives the cells of a record as they stand in its file."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the input: header, the names that `extra` has for them, the fields that they fill."""

    header: tuple[str, ...]
    names: tuple[str, ...]
    fields: Mapping[int, str]
    delimiter: str = ","
    bom: bool = False


def write(works: Iterable[Kept], columns: Columns, cells_of: CellsOf) -> Iterator[str]:
    """Give the text of the table, line by line."""
    header = (*columns.header, *(_free(name, columns.names) for name in ADDED))
    yield ("\ufeff" if columns.bom else "") + csv.line(header, columns.delimiter)
    width = len(columns.header)
    for kept in works:
        rows = [_wide(cells_of(record), width) for record in kept.records]
        cells = rows[0] if len(rows) == 1 else _merged(kept, rows, columns)
        yield csv.line((*cells, *added(kept)), columns.delimiter)


def _wide(cells: Sequence[str], width: int) -> list[str]:
    return [*cells[:width], *("" for _ in range(width - len(cells)))]


def _merged(kept: Kept, rows: Sequence[Sequence[str]], columns: Columns) -> list[str]:
    reference = kept.reference
    cells = []
    for at, name in enumerate(columns.names):
        found = [row[at] for row in rows if row[at].strip()]
        field = columns.fields.get(at)
        if len(set(found)) < 2:
            cells.append(found[0] if found else rows[0][at])
        elif name in reference.extra:
            cells.append(reference.extra[name])
        elif field == "tags":
            words = dict.fromkeys(word for cell in found for word in keywords(cell))
            cells.append("; ".join(words))
        elif field:
            value = getattr(reference, field)
            givers = zip(kept.records, rows, strict=True)
            own = (r[at] for g, r in givers if getattr(g.entry.work, field) == value and r[at])
            cells.append(next(own, found[0]))
        else:
            cells.append(found[0])  # the id, and the database, of which `found_in` has all
    return cells


def _free(name: str, taken: Iterable[str]) -> str:
    """Give a name for a column that the table, the output of an earlier run, does not have yet."""
    known = set(taken)
    found, number = name, 1
    while found in known:
        number += 1
        found = f"{name}_{number}"
    return found
