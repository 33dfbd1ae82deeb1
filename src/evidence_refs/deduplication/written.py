"""Works that were kept -> the text of a file, in the format that its suffix says.

Each has the id of its first record, made another where the file has it already. What no field of a
format holds stands under its own name where the format has names of that shape, and else in a note;
so do the names of the records that went, the sources, and the values that were not kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import Any

from evidence_refs.catalogue.records.typed import typed_item
from evidence_refs.deduplication.merging import Kept
from evidence_refs.errors import UsageError
from evidence_refs.formats import bibtex, csl_json_writing, csv, ris_writing
from evidence_refs.formats.bibtex_values import Encoder
from evidence_refs.model import WORK_FIELDS, Reference

Write = Callable[[Iterable[Kept]], Iterator[str]]

ADDED = ("merged_ids", "found_in", "alternates")
"""Columns of a table beside those of the records."""

_NAMED = {"source": "publisher"}
"""Columns that have the names by which databases and reference managers know them."""
_BIBTEX_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_BIBTEX_FIELD = re.compile(r"^  ([a-z]+) = ", re.MULTILINE)
_RIS_TAG = re.compile(r"[A-Z][A-Z0-9]")
_RIS_USED = frozenset(
    "TY ID ER AU ED TI T2 T3 VL IS ET M1 DO AN C2 UR L2 LA AB N1 PB PY DA SP EP SN Y2".split()
)


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
    yield csv.line(("id", *(_NAMED.get(name, name) for name in WORK_FIELDS), "extra", *ADDED))
    ids = _Ids()
    for kept in works:
        values = kept.reference.record()
        cells = [
            csv.cell(name, values[name]) if name in values else ""
            for name in (*WORK_FIELDS, "extra")
        ]
        yield csv.line((csv.cell("note", ids.free(kept.first.entry.id)), *cells, *added(kept)))


def _bibtex(works: Iterable[Kept]) -> Iterator[str]:
    ids, encoder = _Ids(), Encoder(False)
    for number, kept in enumerate(works):
        key = re.sub(r"[^\w:.+/-]+", "-", kept.first.entry.id).strip("-") or "record"
        own: dict[str, Any] = {"key": ids.free(key), "extra": {}, "type": _type(kept.reference)}
        text = bibtex.entry(kept.reference.model_copy(update=own))
        used = {"annote", *_BIBTEX_FIELD.findall(text)}
        fields, notes = {}, [*_notes(kept)]
        for name, value in kept.reference.extra.items():
            if _BIBTEX_NAME.fullmatch(name) and name not in used:
                fields[name] = encoder.paragraphs(value)
            else:
                notes.append(f"{name}: {value}")
        fields["annote"] = encoder.paragraphs("\n\n".join(notes))
        more = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        yield ("\n" if number else "") + text.removesuffix("}\n") + more + "}\n"


def _ris(works: Iterable[Kept]) -> Iterator[str]:
    ids = _Ids()
    for kept in works:
        extra = kept.reference.extra
        tags = {n: v for n, v in extra.items() if _RIS_TAG.fullmatch(n) and n not in _RIS_USED}
        rest = (f"{name}: {value}" for name, value in extra.items() if name not in tags)
        yield ris_writing.entry(
            kept.reference.model_copy(update={"type": _type(kept.reference)}),
            identifier=ids.free(kept.first.entry.id),
            more=tags,
            notes=[*_notes(kept), *rest],
        )


def _csl_json(works: Iterable[Kept]) -> Iterator[str]:
    ids = _Ids()
    begin = "[\n"
    for kept in works:
        record = kept.reference.record()
        custom: dict[str, Any] = {"found_in": list(kept.found_in)}
        if kept.merged:
            custom["merged_ids"] = list(kept.merged)
        custom |= {name: record[name] for name in ("alternates", "extra") if name in record}
        identifier = ids.free(kept.first.entry.id)
        item = csl_json_writing.entry(kept.reference, identifier=identifier, custom=custom)
        yield begin + item
        begin = ",\n"
    yield "\n]\n" if begin == ",\n" else "[]\n"


def _type(reference: Reference) -> str | None:
    """Give the type; what stands in a journal and says none is an article there."""
    return reference.type or ("article-journal" if reference.journal else None)


def _notes(kept: Kept) -> Iterator[str]:
    if kept.merged:
        yield f"Merged with: {'; '.join(kept.merged)}"
    yield f"Found in: {'; '.join(kept.found_in)}"
    for field, others in kept.reference.alternates.items():
        for other in others:
            value = other.value
            text = value if isinstance(value, str) else "; ".join(map(typed_item, value))
            yield f"Also {field}: {text} ({other.from_})"


class _Ids:
    """Ids of one file, each another, whatever its case: BibTeX takes two that differ in it for one."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, wanted: str) -> str:
        found, number = wanted, 1
        while found.casefold() in self._taken:
            number += 1
            found = f"{wanted}-{number}"
        self._taken.add(found.casefold())
        return found


_WRITERS: dict[str, Write] = {".csv": _csv, ".bib": _bibtex, ".ris": _ris, ".json": _csl_json}
