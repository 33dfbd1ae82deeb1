"""Files of records in tests: read from a text, told apart into records and problems."""

from __future__ import annotations

from evidence_refs.formats import READERS
from evidence_refs.formats.entry import Entry
from evidence_refs.model import Name, Person
from evidence_refs.problems import Problem


def read(kind: str, text: str) -> list[Entry | Problem]:
    """Everything that the reader of `kind` gives of `text`, in its order."""
    return list(READERS[kind].read(text.splitlines(keepends=True), file="in"))


def entries(kind: str, text: str) -> list[Entry]:
    """The records, where nothing is wrong."""
    found = read(kind, text)
    assert [each for each in found if isinstance(each, Problem)] == []
    return [each for each in found if isinstance(each, Entry)]


def one(kind: str, text: str) -> Entry:
    """The only record."""
    (found,) = entries(kind, text)
    return found


def said(entry: Entry) -> dict[str, object]:
    """The fields that a work has, its names in short."""
    work = entry.work
    fields = {name: getattr(work, name) for name in work.model_fields_set}
    for name in ("authors", "editors"):
        if name in fields:
            fields[name] = short(fields[name])
    return fields


def short(names: tuple[Name, ...]) -> str:
    """`Smith|J.; {WHO}`."""
    return "; ".join(map(_short, names))


def _short(name: Name) -> str:
    if isinstance(name, Person):
        return "|".join(filter(None, (name.family, name.given, name.suffix)))
    return f"{{{name.literal}}}"
