"""The law of a round trip: what is exported and imported again is equal, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evidence_refs.formats import CALLED, READERS, WRITERS
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.places import places
from evidence_refs.formats.sentences import tidied
from evidence_refs.model import WORK_FIELDS, Reference


def fields(found: Entry | Reference, format: str) -> dict[str, Any]:
    """What a record says in the fields that a format holds, unseen signs left out."""
    key = {"key": found.id if isinstance(found, Entry) else found.key}
    work = found.work if isinstance(found, Entry) else found
    values = {
        name: getattr(work if name in WORK_FIELDS else found, name)
        for name in places(format)
        if name != "key"
    }
    return key | {name: tidied(value) for name, value in values.items() if tidied(value)}


def comes_back(format: str, many: Sequence[Reference]) -> list[Entry]:
    """Export and import; assert that each record is equal to what it was."""
    text = WRITERS[format].write(many)
    found = list(
        READERS[CALLED.get(format, format)].read(text.splitlines(keepends=True), file="out")
    )
    assert [each for each in found if not isinstance(each, Entry)] == []
    entries = [each for each in found if isinstance(each, Entry)]
    assert [fields(each, format) for each in entries] == [fields(each, format) for each in many]
    return entries
