"""One record by itself: made of values or of text, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from evidence_refs.catalogue.check import rules
from evidence_refs.catalogue.check.doubts import of as of_catalogue
from evidence_refs.catalogue.check.finding import Nowhere, placed
from evidence_refs.catalogue.text import blocks
from evidence_refs.catalogue.text.marks import Marks
from evidence_refs.catalogue.text.parse import Parsed, duplicate_problems, parse
from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.model import Catalogue, DocumentRecord, Reference
from evidence_refs.problems import Problem

_HEAD = "references:\n"
"""What makes a catalogue of a record's lines."""


def reference_of(values: Mapping[str, Any]) -> Reference:
    """Make a record of its values.

    Raises:
        UsageError: a value breaks the model; says which, and how to mend it.
    """
    data = {"references": [dict(values)]}
    record, problems = _validated(data, Marks("", ""))
    if record is None:
        raise UsageError(problems[0].message, hint=problems[0].hint)
    return record


def read_record(text: str, file: str) -> tuple[Reference | None, list[Problem]]:
    """Read the lines of a record as a person wrote them.

    Args:
        text: the lines; comments may stand above them.
        file: what problems call the text; their lines count in it, from 1.

    Returns:
        The record and no problem, or None and all that is wrong.
    """
    whole = _HEAD + text
    try:
        parsed = parse(whole, file)
    except UnreadableError as error:
        found = [Problem("not-yaml", error.message, error.where, hint=error.hint)]
        return None, [_moved(each) for each in found]
    marks = Marks(file, parsed.text)
    found = [*duplicate_problems(parsed, marks), *_layout_problems(parsed, marks)]
    if found:
        return None, [_moved(each) for each in found]
    record, problems = _validated(parsed.data, marks)
    return record, [_moved(each) for each in problems]


def misfits(
    record: Reference, taken: Collection[str], documents: Iterable[DocumentRecord] | None = None
) -> Iterator[Problem]:
    """Give what a record may not have in its catalogue.

    Args:
        record: the record as it is to be.
        taken: the keys and aliases of the other records.
        documents: those of the catalogue; None where its citations are as they were.
    """
    for name in (record.key, *record.aliases):
        if name in taken:
            hint = "choose another, or merge the two records"
            yield Problem("duplicate-key", is_taken(name), key=record.key, hint=hint)
    whole = Catalogue(documents=tuple(documents or ()), references=(record,))
    for problem in rules.errors(whole):
        if documents is not None or problem.code != "unknown-document":
            yield problem


def is_taken(name: str) -> str:
    """Say that no record can have a name that another has."""
    return f"`{name}` is the key or an alias of another record"


def doubts(record: Reference) -> list[Problem]:
    """Give what a librarian would look at again: warnings, of this record alone."""
    return placed(of_catalogue(Catalogue(references=(record,)), date.today()), Nowhere())


def _validated(data: Mapping[str, Any], marks: Marks) -> tuple[Reference | None, list[Problem]]:
    from pydantic import ValidationError

    try:
        return Catalogue.model_validate(data).references[0], []
    except ValidationError as error:
        from evidence_refs.catalogue.check.schema_problems import schema_problems

        return None, schema_problems(error, data, marks)


def _layout_problems(parsed: Parsed, marks: Marks) -> Iterator[Problem]:
    """Say where the lines are not one block of the file: `- key:` in the first column."""
    records = parsed.data["references"]
    begin = "begin it with `- key:` in the first column, and indent the other fields by two blanks"
    if not isinstance(records, list) or not records:
        yield Problem("no-record", "there is no record", marks.at(len(_HEAD)), hint=begin)
        return
    starts = parsed.items.get("references", ())
    if len(parsed.fields) > 1 or len(records) > 1:
        second = parsed.fields[1][1] if len(parsed.fields) > 1 else (starts or (0, 0))[1]
        hint = "write one record; `evidence-refs add` makes another"
        yield Problem("not-one-record", "is more than one record", marks.at(second), hint=hint)
        return
    cut = blocks.cut(parsed.text.encode("utf-8")) if parsed.blocks else None
    at = starts[0] if starts else len(_HEAD)
    if cut is None or [block.item for block in cut] != [False, True] or not starts:
        yield Problem("not-a-block", "is not laid out as a record", marks.at(at), hint=begin)
    elif isinstance(records[0], dict) and next(iter(records[0]), "") != "key":
        yield Problem("not-a-block", "does not begin with its key", marks.at(at), hint=begin)


def _moved(problem: Problem) -> Problem:
    """Count lines from the record's own first."""
    line = problem.where.line
    return replace(problem, where=replace(problem.where, line=max(1, line - 1) if line else None))
