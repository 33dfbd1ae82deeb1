"""The .bib files of other projects' tests: what was read of them is read again of what we write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import WRITERS, records
from evidence_refs.formats.entry import Entry
from evidence_refs.model import Reference
from tests.formats.reading import read

WITHOUT_A_RECORD = {
    "orcid-citation.bib.bib", "comment-only.bib", "empty.bib", "MODSImporterTestMinimal.bib",
    "MedlineImporterTestMinimalEntry.bib",
}  # fmt: skip
"""Files that are empty, or hold no entry."""


@pytest.mark.shared
def test_nothing_that_was_read_is_lost(shared: Path) -> None:
    unreadable, lost, found = set[str](), list[str](), 0
    for path in sorted((shared / "corpora").rglob("*.bib")):
        try:
            before = [each for each in records.read(path) if isinstance(each, Entry)]
        except UnreadableError:
            unreadable.add(path.name)
            continue
        found += len(before)
        for format in ("bibtex", "biblatex"):
            text = WRITERS[format].write(list(references(before)))
            again = read("bibtex", text) if before else []
            after = [each for each in again if isinstance(each, Entry)]
            if list(map(values, before)) != list(map(values, after)):
                lost.append(f"{format} {path}")
    assert (unreadable, lost) == (WITHOUT_A_RECORD, [])
    assert found > 3000


def values(entry: Entry) -> tuple[Any, ...]:
    return entry.work.model_dump(), entry.aliases, entry.tags, dict(entry.extra)


def references(entries: Iterable[Entry]) -> Iterator[Reference]:
    """The records as a catalogue has them, each under a key that it can have."""
    for number, entry in enumerate(entries):
        key = re.sub(r"[^A-Za-z0-9]", "", entry.id) or "x"
        fields = {name: getattr(entry.work, name) for name in entry.work.model_fields_set}
        yield Reference(
            **fields, key=f"{key}-{number}", aliases=entry.aliases, tags=entry.tags,
            extra=dict(entry.extra),
        )  # fmt: skip
