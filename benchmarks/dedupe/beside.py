"""New records beside a catalogue: made of it, and found in it by comparing all together.

`python -m benchmarks.dedupe.beside make CATALOGUE FILE N` writes N records, half of them works of the
catalogue printed with noise, half other works; `… together CATALOGUE FILE` groups them with the whole catalogue.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.dedupe.noise import Record, Replica, common_words, noisy
from evidence_refs.catalogue.keeping.store import load
from evidence_refs.catalogue.records.labels import spoken
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.records import read
from evidence_refs.matching.groups import Group, group
from evidence_refs.model import Reference

_TEXTS = ("type", "title", "journal", "volume", "issue", "pages", "doi", "url", "abstract")


def make(catalogue: Path, file: Path, size: int) -> None:
    """Write new records as a table."""
    stored = load(catalogue)
    keys = stored.index.keys
    drawn = [keys[at * len(keys) // size] for at in range(size)]
    references = [stored.reference(key) for key in drawn]
    other = Replica(1, common_words(each.title or "" for each in references))
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, ("id", "authors", "year", *_TEXTS), lineterminator="\n")
        writer.writeheader()
        for number, reference in enumerate(references):
            record = _record(f"new{number}", reference)
            writer.writerow(noisy(other.record(record) if number % 2 else record))
    stored.index.close()


def _record(name: str, reference: Reference) -> Record:
    texts = {field: getattr(reference, field) or "" for field in _TEXTS}
    authors = "; ".join((*map(spoken, reference.authors), *reference.source))
    return {"id": name, "authors": authors, "year": (reference.date or "")[:4], **texts}


def together(catalogue: Path, file: Path) -> None:
    """Print the groups that hold a new record, of all records compared together."""
    stored = load(catalogue)
    names = stored.names
    standing = [(each.key, each) for each in stored.catalogue.references]
    new = ((each.id, each.work) for each in read(file) if isinstance(each, Entry))
    found = group((*standing, *new), distinct=stored.decided.distinct, fixed=names)
    groups = [each for each in found.sure if not names >= {*each.members}]
    stored.index.close()
    print(json.dumps({"groups": [*_told(groups)], "possible": [*_told(found.possible)]}))


def _told(groups: Sequence[Group]) -> Iterator[dict[str, object]]:
    for each in groups:
        score = round(each.score, 2)
        yield {"members": [*each.members], "score": score, "reasons": [*each.reasons]}


if __name__ == "__main__":
    what, catalogue, file, *size = sys.argv[1:]
    if what == "make":
        make(Path(catalogue), Path(file), int(size[0]))
    else:
        together(Path(catalogue), Path(file))
