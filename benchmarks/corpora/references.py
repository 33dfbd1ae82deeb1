"""Records of a file as references that can be exported, each with all that was read of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence_refs.formats.entry import Entry
from evidence_refs.model import WORK_FIELDS, Reference

_NO_KEY = re.compile(r"[^A-Za-z0-9_:.+/-]+")


def references(entries: Iterable[Entry]) -> list[Reference]:
    """Give a reference for each record, under keys that differ in more than their case."""
    taken: set[str] = set()
    return [entry.own or _reference(entry, _free(entry.id, taken)) for entry in entries]


def _free(id: str, taken: set[str]) -> str:
    wanted = _NO_KEY.sub("-", id).lstrip("_:.+/-") or "record"
    key, number = wanted, 1
    while key.casefold() in taken:
        number += 1
        key = f"{wanted}-{number}"
    taken.add(key.casefold())
    return key


def _reference(entry: Entry, key: str) -> Reference:
    work = {name: getattr(entry.work, name) for name in WORK_FIELDS}
    aliases = tuple(name for name in entry.aliases if name == _free(name, set()) and name != key)
    values = work | {"aliases": aliases, "extra": dict(entry.extra), "tags": entry.tags}
    return Reference.of(key=key, **values)
