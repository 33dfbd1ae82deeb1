"""Records that this program wrote itself, as CSV or JSON, as records of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tables.csv import record
from evidence_refs.model import REFERENCE_FIELDS, WORK_FIELDS, Reference, Work
from evidence_refs.problems import Problem, Where

_BESIDE = tuple(name for name in REFERENCE_FIELDS if name not in {*WORK_FIELDS, "key", "extra"})


def is_own(names: Sequence[str]) -> bool:
    """Whether a record has a key and, beside it, only fields of the catalogue."""
    return "key" in names and set(names) <= set(REFERENCE_FIELDS)


def of_row(row: Mapping[str, str], where: Where) -> Entry | Problem:
    """Give a row as `csv.write` wrote it; what is the catalogue's own of it stands in `extra`."""
    try:
        reference = record(row, where)
    except UnreadableError as error:
        return Problem("not-a-record", error.message, error.where, hint=error.hint)
    return _entry(reference, where, {name: row[name] for name in _BESIDE if row.get(name)})


def of_object(values: Mapping[str, Any], where: Where) -> Entry | Problem:
    """Give an object as `json.write` wrote it; what is the catalogue's own of it stands in `extra`."""
    try:
        reference = Reference.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        return Problem("not-a-record", f"{field}: {first['msg']}", where)
    return _entry(
        reference, where, {name: str(values[name]) for name in _BESIDE if values.get(name)}
    )


def _entry(reference: Reference, where: Where, beside: dict[str, str]) -> Entry:
    values = {name: getattr(reference, name) for name in WORK_FIELDS}
    return Entry(
        reference.key, where.line or 1, Work.of(**values), beside | reference.extra, own=reference
    )
