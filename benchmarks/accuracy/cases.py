"""The documents that are labelled by hand: prepared texts, and files that nobody prepared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from benchmarks.timing import ROOT, SHARED

TESTS = ROOT / "tests"
LABELS = TESTS / "unprepared"
LISTS = TESTS / "lists"
_PAGES = re.compile(r"pages? (\d[\d, -]*)")
_UPTO = re.compile(r"--upto (\d+)")
_CITED = frozenset({"entry", "footnote"})

Label = Mapping[str, Any]
Kind = Literal["prepared", "documents", "lists"]
"""A prepared text, a real document, or a document that was written for a style."""


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled document; `forms`, `pages` and `upto` say which part of it is labelled."""

    name: str
    document: Path
    labels: tuple[Label, ...]
    forms: frozenset[str]
    kind: Kind = "documents"
    pages: tuple[tuple[int, int], ...] = ()
    upto: int | None = None
    frozen: bool = False


def unprepared(folders: Sequence[Path]) -> Iterator[Case]:
    """Give the labelled documents that stand in `../shared/documents` or in one of the folders."""
    frozen = _names(LABELS / "frozen.txt")
    for line in (LABELS / "ranges.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        name, told = line.split(":", 1)
        where, forms = (part.strip() for part in told.split("|")[:2])
        upto = _UPTO.search(told)
        places = [
            p for folder in (SHARED / "documents", *folders) for p in folder.glob(f"{name}.*")
        ]
        for document in places[:1]:
            yield Case(
                name,
                document,
                tuple(read_labels(LABELS / "labels" / f"{name}.jsonl")),
                frozenset(form.strip() for form in forms.split(",")),
                pages=_pages(where),
                upto=int(upto[1]) if upto else None,
                frozen=name in frozen,
            )


def lists() -> Iterator[Case]:
    """Give the documents of `tests/lists`, one for each style of reference."""
    frozen = _names(LISTS / "frozen.txt")
    for labels in sorted(LISTS.glob("*/labels.jsonl")):
        name = labels.parent.name
        document = next(labels.parent.glob("document.*"))
        yield Case(
            name, document, tuple(read_labels(labels)), _CITED, "lists", frozen=name in frozen
        )


def prepared() -> Iterator[tuple[Case, Path]]:
    """Give the prepared texts of the tests and of the shared sample, each with its labels' file."""
    places = [
        (f"{folder.name}/{labels.stem}", labels, SHARED / "sources" / f"{labels.stem}.txt")
        for folder in (SHARED / "gold-sample", TESTS / "labels")
        for labels in sorted(folder.glob("*.jsonl"))
    ]
    places += [
        (f"documents/{labels.parent.name}", labels, labels.with_name("document.txt"))
        for labels in sorted((TESTS / "documents").glob("*/expected.jsonl"))
    ]
    for name, labels, document in places:
        if document.is_file():
            # The first line of some files tells of the labels themselves, and has no form.
            told = tuple(label for label in read_labels(labels) if "form" in label)
            yield Case(name, document, told, _CITED, "prepared"), labels


def read_labels(path: Path) -> Iterator[Label]:
    """Give the labels of a file, one JSON object a line."""
    yield from (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def _pages(where: str) -> tuple[tuple[int, int], ...]:
    told = _PAGES.match(where)
    ranges = re.findall(r"(\d+)(?:-(\d+))?", told[1]) if told else []
    return tuple((int(first), int(last or first)) for first, last in ranges)


def _names(path: Path) -> set[str]:
    return {line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"}
