"""Scores of `extract --json` on the prepared texts, by form, as the shared scorer gives them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.cases import Case
from benchmarks.timing import ROOT, SHARED
from evidence_refs.extraction.citation import Citation

SCORER = SHARED / "score.py"
_FORM = re.compile(r"(entry|footnote|link|mention) +(\d+) +(\d+) +(\d+) +([\d.]+) +([\d.]+)")
_FIELDS = re.compile(r"fields F1 ([\d.]+)")
_COLUMNS = ("document", "form", "labels", "hits", "extra", "recall", "precision", "fields F1")


def print_prepared(cited: Sequence[tuple[Case, Path, Sequence[Citation]]]) -> None:
    """Print a line for each document and form; each case comes with its labels and citations."""
    if not SCORER.is_file():
        place = SCORER.relative_to(ROOT.parent)
        print(f"skipped: prepared texts: the scorer is not there ({place})", file=sys.stderr)
        return
    print(*_COLUMNS, sep="\t")
    for case, labels, citations in cited:
        ran = _score(labels, citations)
        fields = _FIELDS.search(ran.stdout)
        if not fields:
            print(f"{case.name}: not scored: {ran.stderr.strip()[-200:]}", file=sys.stderr)
            continue
        for row in _FORM.findall(ran.stdout):
            print(case.name, *row, fields[1], sep="\t")
    print()


def _score(labels: Path, citations: Sequence[Citation]) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder, "found.jsonl")
        lines = "".join(json.dumps(citation.to_json()) + "\n" for citation in citations)
        found.write_text(lines, encoding="utf-8", newline="\n")
        # The last heading alone: most of the labels are of documents that do not print levels.
        command = [sys.executable, str(SCORER), str(labels), str(found), "--section", "last"]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
