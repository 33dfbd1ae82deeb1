"""Larger sets made of a labelled one, each in its folder, written once."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.dedupe.noise import enlarged, identifier
from benchmarks.dedupe.sets import LabelledSet

SIZES = (53_000, 100_000, 300_000)
PEERS_MOST = 53_000
"""Records above which others are not run: bib-dedupe takes minutes for these."""


def made(labelled: LabelledSet, size: int, folder: Path) -> LabelledSet:
    """Give the set enlarged; where it is not there, a process of its own writes it.

    What this process holds would count as memory of those that it measures.
    """
    larger = LabelledSet(str(size), folder / f"{labelled.name}-{size}")
    if not larger.labels.exists():
        words = ("enlarge", "--from", str(labelled.folder), "--size", str(size))
        command = (sys.executable, "-m", "benchmarks.dedupe", *words, "--to", str(larger.folder))
        subprocess.run(command, check=True)
    return larger


def enlarge(labelled: LabelledSet, size: int, larger: LabelledSet) -> None:
    """Write a set of `size` records, and their labels last."""
    larger.folder.mkdir(parents=True, exist_ok=True)
    with larger.records.open("w", encoding="utf-8", newline="") as file:
        writer: csv.DictWriter[str] | None = None
        for record in enlarged(labelled.rows(), size):
            if writer is None:
                writer = csv.DictWriter(file, list(record), lineterminator="\n")
                writer.writeheader()
            writer.writerow(record)
    with larger.labels.open("w", encoding="utf-8", newline="") as file:
        labels = csv.writer(file, lineterminator="\n")
        labels.writerow(("id", "group"))
        labels.writerows(_labels(labelled, size))


def _labels(labelled: LabelledSet, size: int) -> Iterator[tuple[str, str]]:
    """Yield the labels of an enlarged set, in the order of its records."""
    ids, work = [row["id"] for row in labelled.rows()], labelled.truth().work
    for at in range(size):
        number, place = divmod(at, len(ids))
        if (each := ids[place]) in work:
            yield identifier(each, number), identifier(work[each], number)
