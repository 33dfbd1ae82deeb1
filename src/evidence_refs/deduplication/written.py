"""Works that were kept -> the text of a file, in the format that its suffix says.

Each has the id of its first record, made another where the file has it already. What no field of a
format holds stands under its own name where the format has names of that shape, and else in a note;
so do the names of the records that went, the sources, and the values that were not kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from evidence_refs.catalogue.records.typed import typed_item
from evidence_refs.deduplication.merging import Kept
from evidence_refs.errors import UsageError
from evidence_refs.formats.bibtex import writing as bibtex
from evidence_refs.formats.csl_json import writing as csl_json_writing
from evidence_refs.formats.ris import writing as ris_writing
from evidence_refs.formats.tables import csv
from evidence_refs.formats.values import line
from evidence_refs.model import WORK_FIELDS, Reference

Write = Callable[[Iterable[Kept]], Iterator[str]]

ADDED = ("merged_ids", "found_in", "alternates")
"""Columns of a table beside those of the records."""

_NAMED = {"source": "publisher"}
"""Columns that have the names by which databases and reference managers know them."""


def writer_of(path: str) -> Write:
    """Give what writes a file of this name.

    Raises:
        UsageError: nothing does.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix not in _WRITERS:
        known = ", ".join(_WRITERS)
        raise UsageError(f"--output cannot be `{path}`", hint=f"end its name in one of {known}")
    return _WRITERS[suffix]


def added(kept: Kept) -> tuple[str, str, str]:
    """Give the cells of the columns `ADDED`."""
    alternates = kept.reference.record().get("alternates")
    return (
        csv.cell("tags", kept.merged),
        csv.cell("tags", kept.found_in),
        csv.cell("alternates", alternates) if alternates else "",
    )


def _csv(works: Iterable[Kept]) -> Iterator[str]:
    fields = (*WORK_FIELDS, "tags", "extra")
    yield csv.line(("id", *(_NAMED.get(name, name) for name in fields), *ADDED))
    ids = _Ids()
    for kept in works:
        values = kept.reference.record()
        cells = [csv.cell(name, values[name]) if name in values else "" for name in fields]
        yield csv.line((csv.cell("note", ids.free(kept.first.entry.id)), *cells, *added(kept)))


def _bibtex(works: Iterable[Kept]) -> Iterator[str]:
    ids = _Ids()
    for number, kept in enumerate(works):
        reference = _whole(kept, ids.free(_key(kept.first.entry.id)))
        yield ("\n" if number else "") + bibtex.entry(reference)


def _key(id: str) -> str:
    return re.sub(r"[^\w:.+/-]+", "-", id).strip("-") or "record"


def _ris(works: Iterable[Kept]) -> Iterator[str]:
    ids = _Ids()
    for number, kept in enumerate(works):
        reference = _whole(kept, ids.free(kept.first.entry.id))
        yield ("\n" if number else "") + ris_writing.write([reference])


def _csl_json(works: Iterable[Kept]) -> Iterator[str]:
    ids = _Ids()
    begin = "[\n"
    for kept in works:
        item = csl_json_writing.write([_whole(kept, ids.free(kept.first.entry.id))])
        yield begin + item.removeprefix("[\n").removesuffix("\n]\n")
        begin = ",\n"
    yield "\n]\n" if begin == ",\n" else "[]\n"


def _whole(kept: Kept, key: str) -> Reference:
    """Give the work under a key, with what a format has no field for among its `extra`."""
    extra = dict(kept.reference.extra)
    for name, text in _beside(kept):
        extra[name] = f"{extra[name]}\n\n{text}" if name in extra else text
    update = {"key": key, "extra": extra, "type": _type(kept.reference)}
    return kept.reference.model_copy(update=update)


def _beside(kept: Kept) -> Iterator[tuple[str, str]]:
    if kept.merged:
        yield "Merged with", "; ".join(kept.merged)
    yield "Found in", "; ".join(kept.found_in)
    for field, others in kept.reference.alternates.items():
        for other in others:
            value = other.value
            text = value if isinstance(value, str) else "; ".join(map(typed_item, value))
            yield f"Also {field}", f"{text} ({other.from_})"


def _type(reference: Reference) -> str | None:
    """Give the type; what stands in a journal and says none is an article there."""
    return reference.type or ("article-journal" if reference.journal else None)


class _Ids:
    """Ids of one file, each another, whatever its case: BibTeX takes two that differ in it for one."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, wanted: str) -> str:
        wanted = line(wanted) or "record"  # what a format leaves out of an id tells none apart
        found, number = wanted, 1
        while found.casefold() in self._taken:
            number += 1
            found = f"{wanted}-{number}"
        self._taken.add(found.casefold())
        return found


_WRITERS: dict[str, Write] = {".csv": _csv, ".bib": _bibtex, ".ris": _ris, ".json": _csl_json}
