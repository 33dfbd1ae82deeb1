"""A table as it stands in its file: header and cells, unread, and which column fills which field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from evidence_refs.formats.decoding import encoding_of, lines_of
from evidence_refs.formats.records import kind_of
from evidence_refs.formats.tables.columns import layout_of
from evidence_refs.formats.tables.own import is_own
from evidence_refs.formats.tables.rows import Row, rows
from evidence_refs.formats.tables.table import begin
from evidence_refs.formats.values import line as one_line
from evidence_refs.model import WORK_FIELDS

_LOOKED_AT = 400
_FILLS = {
    "booktitle": "journal", "short_journal": "journal", "issue_or_number": "issue",
    "first_page": "pages", "last_page": "pages", "article_number": "pages",
    "year": "date", "month": "date", "day": "date",
    "publisher": "source", "institution": "source",
}  # fmt: skip
"""Columns that are part of a field of the model, or one of several for it."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table's header, what fills which field of the model by the number of its column, and its rows.

    `names` are those under which `extra` of its records has what fills none.
    """

    header: tuple[str, ...]
    names: tuple[str, ...]
    fields: Mapping[int, str]
    delimiter: str
    bom: bool
    rows: Iterator[Row]


def raw_table(path: Path) -> RawTable | None:
    """Give the table that a file is; None where it is a file of another kind.

    Raises:
        UnreadableError: the file cannot be read.
    """
    encoding, _ = encoding_of(path)
    lines = lines_of(path, encoding)
    head = list(islice(lines, _LOOKED_AT))
    if kind_of(head, path.name) != "csv":
        return None
    start, delimiter, lines = begin(chain(head, lines), str(path))
    table = rows(lines, delimiter, start=start)
    header = next(table, Row(start, [])).cells
    names = [one_line(cell) for cell in header]
    sample = list(islice(table, _LOOKED_AT))
    return RawTable(
        tuple(header),
        tuple(names),
        _fields(names, sample),
        delimiter,
        encoding == "utf-8-sig",
        chain(sample, table),
    )


def _fields(names: list[str], sample: list[Row]) -> dict[int, str]:
    held = {*WORK_FIELDS, "tags"}
    if is_own(names):
        return {at: name for at, name in enumerate(names) if name in held}
    layout = layout_of(names, [row.cells for row in sample])
    filled = ((_FILLS.get(name, name), columns) for name, columns in layout.fields.items())
    return {at: name for name, columns in filled if name in held for at in columns}
