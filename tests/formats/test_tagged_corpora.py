"""Real files of other projects' tests: what was read of them comes back from each format."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import records
from evidence_refs.formats.entry import Entry
from evidence_refs.model import Reference

from .round_trip import comes_back

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
SUFFIXES = (".ris", ".nbib", ".enw", ".ref", ".isi", ".xml")
NOT_RECORDS = {"IsiImporterTestEmpty.isi"}
"""Beside XML of other formats: this one has two signs in it."""


def _reference(number: int, found: Entry) -> Reference:
    work = {name: getattr(found.work, name) for name in found.work.model_fields_set}
    beside = {"aliases": found.aliases, "tags": found.tags, "extra": dict(found.extra)}
    return Reference(**{"key": f"k{number}", **work, **beside})


@pytest.mark.shared
def test_what_was_read_of_real_files_comes_back() -> None:
    files = [path for path in sorted(CORPORA.rglob("*")) if path.suffix in SUFFIXES]
    refused, empty = set(), set()
    for path in files:
        try:
            found = [each for each in records.read(path) if isinstance(each, Entry)]
        except UnreadableError:
            refused.add(path.name)
            continue
        if not found:
            empty.add(path.name)
            continue
        many = [_reference(number, each) for number, each in enumerate(found)]
        for format in ("ris", "endnote-xml"):
            comes_back(format, many)
    assert len(files) == 138
    assert empty == {"MedlineImporterTestMinimalEntry.xml"}
    assert {name for name in refused if not name.endswith(".xml")} == NOT_RECORDS
    assert not [name for name in refused if name.lower().startswith("endnote")]
