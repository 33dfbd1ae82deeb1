"""Scores of `extract --json` for each document and form, on labels made by hand; and of peers.

`python -m benchmarks.accuracy [--peer NAME=COMMAND]…` prints tab-separated lines. The scorer,
`../shared/score.py`, and the labelled documents stand beside the repository; without them there is
nothing to measure, and it says so. A peer is a command that gets a text file's path as its last
argument and prints the references that it finds, one JSON string a line.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import ROOT, SHARED
from evidence_refs.extraction import extract
from evidence_refs.extraction.fold import fold
from evidence_refs.reading import read

SCORER = SHARED / "score.py"
_FORM = re.compile(r"(entry|footnote|link|mention) +(\d+) +(\d+) +(\d+) +([\d.]+) +([\d.]+)")
_FIELDS = re.compile(r"fields F1 ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document, its labels, and the name of the set that they are of."""

    labels: Path
    document: Path
    set: str

    @property
    def name(self) -> str:
        """The document's name."""
        return f"{self.set}/{self.document.stem if self.set != 'documents' else self.document.parent.name}"


def labelled() -> list[Labelled]:
    """Give the labelled documents of the tests and of the shared sample that are there."""
    found = [
        Labelled(labels, SHARED / "sources" / f"{labels.stem}.txt", folder.name)
        for folder in (SHARED / "gold-sample", ROOT / "tests" / "labels")
        for labels in sorted(folder.glob("*.jsonl"))
    ]
    cases = sorted((ROOT / "tests" / "documents").glob("*/expected.jsonl"))
    found += [Labelled(labels, labels.with_name("document.txt"), "documents") for labels in cases]
    return [each for each in found if each.document.is_file()]


def main(arguments: Sequence[str]) -> int:
    """Print the scores of every labelled document."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    peers = dict(peer.split("=", 1) for peer in parser.parse_args(arguments).peer)
    if not SCORER.is_file():
        print(
            f"skipped: the scorer is not there ({SCORER.relative_to(ROOT.parent)})", file=sys.stderr
        )
        return 0
    print(
        "document", "form", "labels", "hits", "extra", "recall", "precision", "fields F1", sep="\t"
    )
    for each in labelled():
        _print_scores(each)
    if peers:
        print()
        print("document", "found by", "references", "titles", "of", "recall", sep="\t")
        for each in labelled():
            for name, command in {"evidence-refs": "", **peers}.items():
                _print_titles(each, name, command)
    return 0


def _print_scores(each: Labelled) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder, "found.jsonl")
        citations = extract(read(each.document)).citations
        lines = "".join(json.dumps(citation.to_json()) + "\n" for citation in citations)
        found.write_text(lines, encoding="utf-8", newline="\n")
        # The last heading alone: most of the labels are of documents that do not print levels.
        command = [sys.executable, str(SCORER), str(each.labels), str(found), "--section", "last"]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    fields = _FIELDS.search(ran.stdout)
    if not fields:
        print(f"{each.name}: not scored: {ran.stderr.strip()[-200:]}", file=sys.stderr)
        return
    for row in _FORM.findall(ran.stdout):
        print(each.name, *row, fields[1], sep="\t")


def _print_titles(each: Labelled, name: str, command: str) -> None:
    """Of the works that notes give: how many titles stand in what was found."""
    found = list(_references(each, command))
    everything = "\n".join(fold(text) for text in found)
    titles = set(_titles_of_notes(each))
    if not titles:
        return
    hits = sum(title in everything for title in titles)
    recall = f"{hits / len(titles):.3f}"
    print(each.name, name, len(found), hits, len(titles), recall, sep="\t")


def _references(each: Labelled, command: str) -> Iterator[str]:
    if not command:
        for citation in extract(read(each.document)).citations:
            yield f"{citation.text} {citation.work.title}"
        return
    words = [*shlex.split(command), str(each.document)]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
    yield from map(json.loads, ran.stdout.splitlines())


def _titles_of_notes(each: Labelled) -> Iterator[str]:
    for line in each.labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if label.get("form") == "footnote" and label.get("title") and not label.get("hard"):
            yield fold(label["title"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
