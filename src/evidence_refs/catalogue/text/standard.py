"""A catalogue's file -> the same in the standard form, with every comment kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeAlias

from pydantic import BaseModel

from evidence_refs.catalogue.text import render
from evidence_refs.catalogue.text.commented import Commented, settled
from evidence_refs.catalogue.text.comments import Notes, Path, comments
from evidence_refs.catalogue.text.lines import decode
from evidence_refs.catalogue.text.parse import parse
from evidence_refs.model import REFERENCE_FIELDS, Catalogue, DocumentRecord, Reference

_Record: TypeAlias = DocumentRecord | Reference

_SORTED: dict[str, Callable[[Catalogue], Sequence[_Record]]] = {
    "documents": render.sorted_documents,
    "references": render.sorted_references,
}


def standard(raw: bytes, file: str) -> bytes:
    """Write a valid catalogue anew: UTF-8 and LF, all in the order and the layout of `render`.

    Comments stay by what they speak of: above a record or field, at the end of a line, among the
    items of a list, at the head and the end of the file. So do blank lines beside comments; others
    go. What is in the standard form already stays as it is.

    Raises:
        UnreadableError: the file is not UTF-8, or not YAML of ours.
        pydantic.ValidationError: it is no catalogue.
    """
    text = decode(raw, file).replace("\r\n", "\n").replace("\r", "\n")
    parsed = parse(text, file)
    catalogue = Catalogue.model_validate(parsed.data)
    notes = comments(parsed.text)
    if not notes:
        return render.render(catalogue, header="").encode()
    return "".join(f"{line}\n" for line in _commented(catalogue, notes).lines()).encode()


def _commented(catalogue: Catalogue, notes: dict[Path, Notes]) -> Commented:
    noted = {path[:length] for path in notes for length in range(len(path) + 1)}
    texts: dict[Path, str] = {}
    root: dict[str, Any] = {"version": catalogue.version}
    for name, sort in _SORTED.items():
        places = {id(each): place for place, each in enumerate(getattr(catalogue, name))}
        records = {places[id(each)]: each for each in sort(catalogue)}
        root[name] = {
            n: _record((name, n), each, noted, texts) for n, each in records.items()
        } or []
    root["removed"] = list(catalogue.removed)
    root["distinct"] = [list(pair) for pair in catalogue.distinct]
    settled((), root, notes)
    _after_lists(list(root), notes)
    return Commented(root, notes, texts)


def _record(
    path: Path, record: _Record, noted: Collection[Path], texts: dict[Path, str]
) -> dict[str, Any]:
    """Give a record's values, if it has comments; how it is written goes into `texts`."""
    if isinstance(record, Reference):
        order, fields = REFERENCE_FIELDS, render.reference_fields(record)
    else:
        order, fields = tuple(type(record).model_fields), render.document_fields(record)
    if path not in noted:
        texts[path] = "-" + "".join(fields.values())[1:]
        return {}
    texts.update(((*path, name), text) for name, text in fields.items())
    return {
        name: _plain(getattr(record, name), (*path, name), noted)
        for name in order
        if name in fields or (*path, name) in noted
    }


def _plain(value: Any, path: Path, noted: Collection[Path]) -> Any:
    """Give a value as plain data; what is empty is left out, unless a comment speaks of it."""
    if isinstance(value, BaseModel):
        value = {
            field.alias or name: each
            for name, field in type(value).model_fields.items()
            if (each := getattr(value, name))
            or field.is_required()
            or (*path, field.alias or name) in noted
        }
    if isinstance(value, dict):
        return {name: _plain(each, (*path, name), noted) for name, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each, (*path, n), noted) for n, each in enumerate(value)]
    return value


def _after_lists(names: Sequence[str], notes: dict[Path, Notes]) -> None:
    """Put what ends a list at the root above the next field there, in the first column."""
    for name, following in zip(names, [*names[1:], None], strict=True):
        below = notes.get((name,), Notes()).below
        target = notes.setdefault((following,) if following else (), Notes())
        (target.above if following else target.below)[:0] = below
        below.clear()
