"""Fits the weights of `extraction/judge.py` on labelled documents: `python -m training.judge`.

For each labelled citation that a rule and the model read with different titles, one of which is
right, the signs of the two readings are an example; a logistic regression, pure Python, weighs them.
Frozen documents are left out. With `--folder DIR`, labelled documents that stand there are used too.
Prints the share of right titles for documents left out one by one, and the weights.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence_refs.extraction import judge
from evidence_refs.extraction.finders import works
from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.learned.reading import read_learned
from evidence_refs.extraction.pipeline import extract
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.reading import read
from evidence_refs.source import Slice

ROOT = Path(__file__).parent.parent
TESTS, SHARED = ROOT / "tests", ROOT.parent / "shared"
_ROUNDS, _RATE, _SHRINK = 600, 0.4, 0.03


@dataclass(frozen=True, slots=True)
class Example:
    """The signs of two readings of one reference, and whose title is right."""

    document: str
    signs: Mapping[str, float]
    rule: bool
    model: bool


def labelled(folders: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Give each document for development with the file of its labels."""
    for labels in sorted((TESTS / "labels").glob("*.jsonl")):
        yield SHARED / "sources" / f"{labels.stem}.txt", labels
    for labels in sorted((TESTS / "documents").glob("*/expected.jsonl")):
        yield labels.with_name("document.txt"), labels
    frozen = _names(TESTS / "lists" / "frozen.txt") | _names(TESTS / "unprepared" / "frozen.txt")
    for labels in sorted((TESTS / "lists").glob("*/labels.jsonl")):
        if labels.parent.name not in frozen:
            yield next(labels.parent.glob("document.*")), labels
    for labels in sorted((TESTS / "unprepared" / "labels").glob("*.jsonl")):
        if labels.stem not in frozen:
            for folder in (SHARED / "documents", *folders):
                yield from ((path, labels) for path in folder.glob(f"{labels.stem}.*"))


def _names(path: Path) -> set[str]:
    return {line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"}


def examples(document: Path, labels: Path) -> list[Example]:
    """Give an example for each reference of a document that both read, and that is labelled."""
    known: dict[str, list[str]] = {}
    for line in labels.read_text("utf-8").splitlines():
        label = json.loads(line)
        if label.get("title") and not label.get("hard"):
            known[_plain(label["title"])] = [
                _plain(t) for t in (label["title"], *_list(label.get("title_alt")))
            ]
    found: dict[str, Example] = {}

    def logged(piece: Slice, by_rule: StyleReading | None) -> StyleReading | None:
        by_model = read_learned(piece)
        if by_rule and by_model and by_rule.by not in ("law", "conversation"):
            right = _right(_plain(piece.text), known)
            seen = judge.signs(piece.text, by_rule, by_model)
            found[piece.text] = Example(
                labels.parent.name if labels.stem in ("labels", "expected") else labels.stem,
                seen,
                _plain(by_rule.fields.get("title")) in right,
                _plain(by_model.fields.get("title")) in right,
            )
        return judge.read_best(piece, by_rule)

    original = works.read_best  # type: ignore[attr-defined]
    works.read_best = logged  # type: ignore[attr-defined]
    try:
        extract(read(str(document)))
    finally:
        works.read_best = original  # type: ignore[attr-defined]
    return list(found.values())


def _list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [v for v in value or () if isinstance(v, str)]


def _plain(text: str | None) -> str:
    return "".join(char for char in fold(text or "") if char.isalnum())


def _right(text: str, known: Mapping[str, list[str]]) -> list[str]:
    """Give the spellings of the longest labelled title that stands in the text."""
    inside = [title for title in known if len(title) > 3 and title in text]
    return known[max(inside, key=len)] if inside else []


def fit(given: Sequence[Example]) -> dict[str, float]:
    """Weigh the signs so that their sum is above 0 where the rule is right.

    The weights in use are the prior: few examples speak of most signs.
    """
    weights: defaultdict[str, float] = defaultdict(float, judge.WEIGHTS)
    for _ in range(_ROUNDS):
        slope: defaultdict[str, float] = defaultdict(float)
        for example in given:
            error = 1 / (1 + math.exp(-total(weights, example))) - example.rule
            for name, value in example.signs.items():
                slope[name] += error * value
        for name in slope:
            weights[name] -= _RATE * (
                slope[name] / len(given) + _SHRINK * (weights[name] - judge.WEIGHTS.get(name, 0.0))
            )
    return dict(weights)


def total(weights: Mapping[str, float], example: Example) -> float:
    """Give the weighted sum of an example's signs."""
    return sum(weights.get(name, 0.0) * value for name, value in example.signs.items())


def main() -> None:
    """Print how well weights do on documents that they were not fitted on, then the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.judge", description=__doc__)
    parser.add_argument("--folder", type=Path, action="append", default=[], metavar="DIR")
    folders = parser.parse_args().folder
    every = [e for document, labels in labelled(folders) for e in examples(document, labels)]
    either = [e for e in every if e.rule or e.model]
    differ = [e for e in either if e.rule != e.model]
    right = 0
    for left_out in sorted({e.document for e in either}):
        weights = fit([e for e in differ if e.document != left_out])
        for e in (e for e in either if e.document == left_out):
            right += e.rule if total(weights, e) > 0 else e.model
    print(f"references {len(every)}, a title is right in {len(either)}, only one in {len(differ)}")
    print(f"rule {sum(e.rule for e in either)}, model {sum(e.model for e in either)}")
    now = sum(e.rule if total(judge.WEIGHTS, e) > 0 else e.model for e in either)
    print(f"chosen by the weights in use: {now}; fitted, documents left out one by one: {right}")
    for name, weight in sorted(fit(differ).items(), key=lambda item: -abs(item[1])):
        if abs(weight) >= 0.05:
            print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
