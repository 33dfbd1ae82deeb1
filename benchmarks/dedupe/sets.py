"""Labelled sets: a folder each, with `records.csv` and `truth.csv` (`id,group`)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.dedupe.scoring import Truth

NAMES = ("cardiac", "respiratory", "digital_work", "dblp_acm")
csv.field_size_limit(10**9)


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set of records of which it is known which are one work. Nothing is held of it."""

    name: str
    folder: Path

    @property
    def records(self) -> Path:
        """The file of records."""
        return self.folder / "records.csv"

    @property
    def labels(self) -> Path:
        """The file of labels."""
        return self.folder / "truth.csv"

    def rows(self) -> Iterator[dict[str, str]]:
        """Yield the records."""
        return _rows(self.records)

    def truth(self) -> Truth:
        """Read the labels. Where records have a `source`, only pairs across two count."""
        records, source = 0, {}
        for row in self.rows():
            records += 1
            if "source" in row:
                source[row["id"]] = row["source"]
        return Truth(records, {row["id"]: row["group"] for row in _rows(self.labels)}, source)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
