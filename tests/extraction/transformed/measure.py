"""Measure the extractor on changed documents: `python -m tests.extraction.transformed.measure`.

usage: measure [--only WORD]... [--case WORD]... [--verbose] [--show] [--jsonl FOLDER]
A row for each change and document: F1 of each form, F1 of all fields, and the worst fields.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from evidence_refs.extraction.pipeline import extract
from evidence_refs.reading import text as reading
from evidence_refs.source import Document
from tests.extraction.transformed import CHANGES, packs
from tests.extraction.transformed.case import Case, Label, Line, placed

ROOT = Path(__file__).resolve().parents[3]
LABELS = ROOT / "tests" / "labels"
_PATHS = ("hee-evidence-brief-2023-01", "lga-evidence-review-2018-10")
"""Documents whose labels give the whole path of a section; of the others the last heading counts."""


@dataclass(frozen=True, slots=True)
class Score:
    """What the scorer says: for each form (labelled, found, too many), F1s, and what was wrong."""

    forms: dict[str, tuple[int, int, int]]
    citations: float
    fields: float
    each: dict[str, float] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()

    def f1(self, form: str) -> float | None:
        """Give the F1 of a form, None where there are none of it."""
        if form not in self.forms:
            return None
        gold, hit, extra = self.forms[form]
        return 2 * hit / max(1, gold + hit + extra)


def load(shared: Path) -> list[Case]:
    """Give the untouched documents with the labels of both sets."""
    cases = []
    for path in sorted((shared / "sources").glob("*.txt")):
        labels: list[Label] = []
        for folder in (shared / "gold-sample", LABELS):
            rows = (folder / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines()
            labels += [label for label in map(json.loads, rows) if "ranges" not in label]
        text = path.read_bytes().decode("utf-8")
        lines = tuple(Line(line, n) for n, line in enumerate(text.split("\n"), start=1))
        section = "path" if path.stem in _PATHS else "last"
        cases.append(Case(path.stem, lines, tuple(labels), section))
    return cases


def extracted(case: Case) -> list[dict[str, Any]]:
    """Extract from the case's text as it would be read from a file."""
    text = reading.read(case.text.encode("utf-8"), case.name).text
    found = extract(Document(id=case.name, file=f"{case.name}.txt", text=text))
    return [citation.to_json() for citation in found.citations]


@lru_cache(maxsize=1)
def _scorer(path: Path) -> dict[str, Any]:
    """Load the scorer without running it; what it computes again and again is kept."""
    code = path.read_text(encoding="utf-8").removesuffix("main()\n")
    space: dict[str, Any] = {"__name__": "score"}
    exec(compile(code, str(path), "exec"), space)
    space["norm"] = lru_cache(maxsize=None)(space["norm"])
    return space


def score(case: Case, shared: Path) -> Score:
    """Extract from a case and score it."""
    files = {
        name: "".join(json.dumps(row) + "\n" for row in rows)
        for name, rows in (("labels", placed(case)), ("found", extracted(case)))
    }
    scorer = _scorer(shared / "score.py")
    scorer["open"] = lambda name: io.StringIO(files[name])
    out, argv = io.StringIO(), sys.argv
    sys.argv = ["score", "labels", "found", "--section", case.section, "--verbose"]
    try:
        with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
            scorer["main"]()
    finally:
        sys.argv = argv
    return _read(out.getvalue())


def _read(printed: str) -> Score:
    forms, each, wrong = {}, {}, []
    citations = fields = 0.0
    for row in printed.splitlines():
        words = row.split()
        if row.startswith("("):
            wrong.append(row)
        elif match := re.match(r"citations: .* F1 ([\d.]+); fields F1 ([\d.]+)", row):
            citations, fields = float(match[1]), float(match[2])
        elif len(words) == 6 and words[0] != "form":
            forms[words[0]] = (int(words[1]), int(words[2]), int(words[3]))
        elif len(words) == 5 and words[0] != "field":
            each[words[0]] = float(words[4])
    return Score(forms, citations, fields, each, tuple(wrong))


def variants(case: Case) -> Iterator[tuple[str, Case]]:
    """Give a case changed in each way that changes it, by the name of the change."""
    for name, change in CHANGES.items():
        changed = change(case)
        if changed.lines != case.lines or changed.newline != case.newline:
            yield name, changed


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--case", action="append", default=[])
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--show", type=Path, help="a folder for the changed texts")
    options = parser.parse_args()
    shared = ROOT.parent / "shared"
    cases = [c for c in load(shared) if not options.case or any(w in c.name for w in options.case)]
    out = sys.stdout.write
    out(
        f"{'change':26} {'document':12} {'entry':>6} {'note':>6} {'link':>6} {'ment':>6} {'fields':>6}  worst\n"
    )
    for case in [*cases, *([] if options.case else packs.packs(cases).values())]:
        for name, changed in [("-", case), *(variants(case) if case in cases else ())]:
            if options.only and not any(word in name for word in options.only):
                continue
            result = score(changed, shared)
            if options.show:
                options.show.mkdir(exist_ok=True)
                path = options.show / f"{name.replace(' ', '_')}.{case.name[:12]}.txt"
                path.write_bytes(changed.text.encode("utf-8"))
            forms = " ".join(
                f"{f:6.3f}" if (f := result.f1(form)) is not None else f"{'':6}"
                for form in ("entry", "footnote", "link", "mention")
            )
            worst = sorted((f, n) for n, f in result.each.items() if f < 0.97)[:4]
            out(f"{name:26} {case.name[:12]:12} {forms} {result.fields:6.3f}  ")
            out(", ".join(f"{n} {f:.2f}" for f, n in worst) + "\n")
            if options.verbose:
                out("".join(f"    {row}\n" for row in result.wrong))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
