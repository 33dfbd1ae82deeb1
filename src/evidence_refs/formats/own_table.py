"""Rows of a table that this program wrote (`csv`), as records of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.csv import record
from evidence_refs.formats.entry import Entry
from evidence_refs.model import REFERENCE_FIELDS, WORK_FIELDS, Work
from evidence_refs.problems import Problem, Where

_BESIDE = frozenset(REFERENCE_FIELDS) - set(WORK_FIELDS) - {"key", "extra"}


def is_own(header: Sequence[str]) -> bool:
    """Whether a header has a key and, beside it, only fields of the model."""
    return "key" in header and "title" in header and set(header) <= set(REFERENCE_FIELDS)


def own_entry(row: Mapping[str, str], where: Where) -> Entry | Problem:
    """Give a row as `csv.write` wrote it; what is the catalogue's own of it stands in `extra`."""
    try:
        reference = record(row, where)
    except UnreadableError as error:
        return Problem("not-a-record", error.message, error.where, hint=error.hint)
    values = {name: getattr(reference, name) for name in WORK_FIELDS}
    extra = {name: row[name] for name in _BESIDE if row.get(name)} | reference.extra
    return Entry(reference.key, where.line or 1, Work.of(**values), extra)
