"""References exported and read again: which fields did not come back, though their format has a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora.references import references
from benchmarks.corpora.taken import described
from evidence_refs.formats import WRITERS
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.places import Places, places
from evidence_refs.formats.records import read
from evidence_refs.model import Reference
from evidence_refs.problems import Problem

FORMATS = tuple(
    name
    for name in ("bibtex", "biblatex", "ris", "endnote-xml", "csl-json", "csv", "json")
    if name in WRITERS
)
"""The formats of `export` that can be read again."""

Fields = dict[str, Any]
"""A reference as the catalogue holds it."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back of a file's records through a format.

    `lost` counts records for each reason: a crash, a record or field that is gone, changed or came
    from nowhere. `told` counts records of which the export says that it leaves a field out, `in_part`
    those of which the table of formats says that a value may come back as another.
    """

    format: str
    lost: Counter[str]
    told: int = 0
    in_part: int = 0


def returned(sent: Sequence[Reference], format: str, folder: Path) -> Returned:
    """Export references into a file of `folder`, read it, and compare."""
    path = folder / f"returned{WRITERS[format].suffix}"
    try:
        path.write_bytes(WRITERS[format].write(sent).encode("utf-8"))
        found = list(read(path))
        got = references(each for each in found if isinstance(each, Entry))
    except Exception as error:
        return Returned(format, Counter([f"crash: {described(error)}"]))
    if len(got) != len(sent):
        return Returned(format, Counter([f"{len(sent)} records are {len(got)}"]))
    pairs = [(_fields(a), _fields(b)) for a, b in zip(sent, got, strict=True)]
    return _compared(format, pairs, [each.code for each in found if isinstance(each, Problem)])


def _compared(format: str, pairs: Sequence[tuple[Fields, Fields]], said: Sequence[str]) -> Returned:
    held = places(format)
    in_part = {name for name, place in held.items() if place.part}
    lost = Counter(reason for a, b in pairs for reason in _lost(a, b, held))
    lost.update(f"a problem in our own file: {code}" for code in said)
    return Returned(
        format,
        lost,
        told=sum(not a.keys() <= held.keys() for a, _ in pairs),
        in_part=sum(
            any(a[name] != b[name] for name in in_part & a.keys() & b.keys()) for a, b in pairs
        ),
    )


def _fields(reference: Reference) -> Fields:
    """Give the fields of a reference, but those that say where it came from."""
    return {name: value for name, value in reference.record().items() if name != "origin"}


def _lost(sent: Fields, got: Fields, held: Places) -> Iterator[str]:
    for name, place in held.items():
        if sent.get(name) == got.get(name):
            continue
        if name not in got:
            yield f"{name} is gone"
        elif name not in sent:
            yield f"{name} came from nowhere"
        elif not place.part:
            yield f"{name} is another"
