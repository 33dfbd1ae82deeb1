"""Records that this program wrote itself, as CSV or JSON, as records of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tables.csv import record
from evidence_refs.formats.values import prose
from evidence_refs.model import REFERENCE_FIELDS, WORK_FIELDS, DocumentRecord, Reference, Work
from evidence_refs.problems import Problem, Where

_BESIDE = tuple(
    name for name in REFERENCE_FIELDS if name not in {*WORK_FIELDS, "key", "extra", "tags"}
)


def is_own(names: Sequence[str]) -> bool:
    """Whether a record has a key and, beside it, only fields of the catalogue; or all of these.

    Of a table, a person may have put columns of their own beside ours.
    """
    found, ours = set(names), set(REFERENCE_FIELDS)
    return "key" in found and (found <= ours or ours <= found)


def of_row(row: Mapping[str, str], where: Where) -> Entry | Problem:
    """Give a row as `csv.write` wrote it; what is the catalogue's own of it stands in `extra`."""
    ours = {name: cell for name, cell in row.items() if name in REFERENCE_FIELDS}
    try:
        reference = record(ours, where)
    except UnreadableError as error:
        return Problem("not-a-record", error.message, error.where, hint=error.hint)
    theirs = {name: prose(cell) for name, cell in row.items() if name and name not in ours}
    if theirs := {name: text for name, text in theirs.items() if text}:
        reference = reference.model_copy(update={"extra": {**theirs, **reference.extra}})
    beside = {name: row[name] for name in _BESIDE if row.get(name)}
    return entry_of(reference, where.line or 1, beside)


def of_object(values: Mapping[str, Any], where: Where) -> Entry | Problem:
    """Give an object as `json.write` wrote it; what is the catalogue's own of it stands in `extra`."""
    try:
        reference = Reference.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        return Problem("not-a-record", f"{field}: {first['msg']}", where)
    beside = {name: str(values[name]) for name in _BESIDE if values.get(name)}
    return entry_of(reference, where.line or 1, beside)


def entry_of(
    reference: Reference,
    line: int,
    beside: Mapping[str, str] = MappingProxyType({}),
    *,
    documents: tuple[DocumentRecord, ...] = (),
    distinct: tuple[str, ...] = (),
) -> Entry:
    """Give a record of a catalogue as one of a file; `beside` is what else stands in `extra`."""
    work = Work.of(**{name: getattr(reference, name) for name in WORK_FIELDS})
    extra = {**beside, **reference.extra}
    return Entry(
        reference.key, line, work, extra, aliases=reference.aliases, tags=reference.tags,
        own=reference, documents=documents, distinct=distinct,
    )  # fmt: skip
