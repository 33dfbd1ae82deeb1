"""Fits the weights of `matching/weights.py`: `python -m training.dedupe [--shared DIR] [--measure]`.

The examples are the candidate pairs of labelled sets of search results and the pairs written by hand
in `tests/matching`. Pairs that a law forbids to merge teach nothing. A logistic regression moves the
weights from where they stand (a Gaussian prior) as far as the examples say so; each set counts the same,
however many pairs it has. Prints, for each set left out, how the weights fitted on the others do on
it, and the weights fitted on all, which a person copies into `weights.py`. `--measure` only prints how the
weights in use do.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml
from benchmarks.dedupe.scoring import Found, Score, Truth, score
from benchmarks.dedupe.sets import NAMES, LabelledSet

from evidence_refs.formats.entry import Entry
from evidence_refs.formats.records import read
from evidence_refs.matching import weights
from evidence_refs.matching.candidates import candidates
from evidence_refs.matching.groups import group
from evidence_refs.matching.pair import pair_of
from evidence_refs.matching.profile import Profile, profile_of
from evidence_refs.matching.setting import ALONE, Setting, setting_of
from evidence_refs.matching.signals import observe
from evidence_refs.matching.versions import DEFAULT
from evidence_refs.matching.vetoes import vetoes
from evidence_refs.model import Person, Work

SETS = NAMES
PAIRS = Path(__file__).resolve().parent.parent / "tests" / "matching"
_STEEPNESS, _MIDDLE = 20.0, 0.7
"""A sum of scores at `_MIDDLE` is even odds; a tenth more makes it e² times as likely."""
_PRIOR = 60.0
"""How firmly a weight stands where it stood: so many times the square of its move."""
_SET_COUNTS = 1000.0
_ROUNDS = 40

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A set of records, and which of them are one work."""

    name: str
    works: Sequence[tuple[str, Work]]
    truth: Truth

    def label(self, a: str, b: str) -> bool | None:
        """Say whether two records are one work; None where the truth does not speak of the pair."""
        if not self.truth.pairs([(a, b)]):
            return None
        return self.truth.work_of(a) == self.truth.work_of(b)


@dataclass(frozen=True, slots=True)
class Example:
    """What was observed of a pair, and whether it is one work."""

    levels: tuple[str, ...]
    same: float


def labelled(folder: Path) -> Labelled:
    """Read a set: `records.csv` and `truth.csv` of a folder."""
    found = LabelledSet(folder.name, folder)
    works = [(each.id, each.work) for each in read(found.records) if isinstance(each, Entry)]
    return Labelled(folder.name, works, found.truth())


def examples(found: Labelled) -> list[Example]:
    """Give the candidate pairs of a set that no law forbids."""
    profiles = [profile_of(name, work) for name, work in found.works]
    setting = setting_of(profiles, DEFAULT)
    told = []
    for a, b in candidates(profiles).tolist():
        one, other = profiles[a], profiles[b]
        same = found.label(one.id, other.id)
        if same is not None and (levels := _levels(one, other, setting)):
            told.append(Example(levels, float(same)))
    return told


def _levels(a: Profile, b: Profile, setting: Setting) -> tuple[str, ...]:
    pair = pair_of(a, b, setting)
    if pair.is_hopeless:
        return ()
    signals = observe(pair)
    levels = dict(signal.name.partition(":")[::2] for signal in signals)
    forbidden = next(vetoes(pair, levels), None)
    return () if forbidden else tuple(signal.name for signal in signals)


def written() -> list[Example]:
    """Give the pairs written by hand."""
    wanted = {"merge": 1.0, "possible": 0.3, "apart": 0.0, "not-merge": 0.05}
    found = []
    for name in ("pairs.yaml", "hard_pairs.yaml"):
        text = (PAIRS / name).read_text(encoding="utf-8")
        for pair in yaml.load(text, Loader=yaml.BaseLoader):
            a, b = (profile_of(side, _work(pair[side])) for side in "ab")
            if levels := _levels(a, b, ALONE):
                found.append(Example(levels, wanted[pair["verdict"]]))
    return found


def _work(fields: Mapping[str, Any]) -> Work:
    values = dict(fields)
    for field in ("source", "authors"):
        listed = values.get(field, [])
        values[field] = [listed] if isinstance(listed, str) else listed
    people = (name.partition(", ") for name in values["authors"])
    values["authors"] = [Person(family=f, given=g or None) for f, _, g in people]
    return Work.of(**values)


def fit(sets: Sequence[Sequence[Example]]) -> dict[str, float]:
    """Fit the weights on sets of examples: Newton's method on the penalised log-likelihood."""
    names = list(weights.SCORES)
    at = {name: column for column, name in enumerate(names)}
    prior = np.array([by_hand for by_hand, _ in weights.SCORES.values()])
    seen, same, counts = _matrix([e for each in sets for e in each], at)
    share = np.concatenate([np.full(len(each), _SET_COUNTS / len(each)) for each in sets]) * counts
    now = prior.copy()
    for _ in range(_ROUNDS):
        odds = 1 / (1 + np.exp(-_STEEPNESS * (seen @ now - _MIDDLE)))
        slope = _STEEPNESS * seen.T @ (share * (odds - same)) + 2 * _PRIOR * _STEEPNESS * (
            now - prior
        )
        bend = _STEEPNESS**2 * (seen.T * (share * odds * (1 - odds))) @ seen
        bend += 2 * _PRIOR * _STEEPNESS * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        now -= step * min(1.0, 0.1 / max(1e-9, float(np.abs(step).max())))
    return {name: round(float(value), 2) for name, value in zip(names, now, strict=True)}


def _matrix(found: Sequence[Example], at: Mapping[str, int]) -> tuple[Floats, Floats, Floats]:
    seen = np.zeros((len(found), len(at)))
    for row, example in enumerate(found):
        seen[row, [at[name] for name in example.levels]] = 1
    same = np.array([example.same for example in found])
    return seen, same, np.ones(len(found))


def measure(found: Labelled) -> Score:
    """Group a set with the weights in use, and score what comes out."""
    groups = group(found.works)
    sure, possible = (tuple(one.members for one in each) for each in (groups.sure, groups.possible))
    return score(found.truth, Found(sure, possible))


def blanked(found: Labelled, share: float, seed: int, kept: Sequence[str]) -> Labelled:
    """Leave out a share of all fields of all works at random, but those that are `kept`."""
    random = Random(seed)
    works = []
    for name, work in found.works:
        fields = {field: getattr(work, field) for field in sorted(work.model_fields_set)}
        left = {f: v for f, v in fields.items() if f in kept or random.random() >= share}
        works.append((name, Work.of(**left)))
    return replace(found, works=works)


def report(sets: Sequence[Labelled], values: Mapping[str, float] | None = None) -> Iterator[str]:
    """Give a line for each set, with some weights or those in use."""
    before = dict(weights.WEIGHTS)
    weights.WEIGHTS.update(values or {})
    try:
        for found in sets:
            got = measure(found)
            yield (
                f"{found.name:14} precision {got.precision:.4f} recall {got.recall:.4f} works lost {got.works_lost:3}"
                f" with possible {got.recall_with_possible:.4f} ({got.possible} shown)"
            )
    finally:
        weights.WEIGHTS.update(before)


def main() -> None:
    """Read the options; measure, or fit and print."""
    parser = argparse.ArgumentParser(prog="python -m training.dedupe", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the labelled sets")
    parser.add_argument("--measure", action="store_true", help="measure the weights in use")
    parser.add_argument("--blank", type=float, metavar="SHARE", help="leave out a share of fields")
    options = parser.parse_args()
    sets = [labelled(options.shared / "dedup" / name) for name in SETS]
    print("\n".join(["in use", *report(sets)]))
    for seed, kept in product(range(3), (("title",), ())) if options.blank else ():
        some = [blanked(each, options.blank, seed, kept) for each in sets]
        print("\n".join([f"blank, seed {seed}, kept: {', '.join(kept) or 'none'}", *report(some)]))
    if options.measure or options.blank:
        return
    by_hand = written()
    found = {each.name: examples(each) for each in sets}
    for left in sets:
        others = [found[name] for name in SETS if name != left.name]
        print("\n".join(["fitted on the others", *report([left], fit([by_hand, *others]))]))
    values = fit([by_hand, *found.values()])
    print("\n".join(["fitted on all", *report(sets, values)]))
    for name, (by_hand_set, _) in weights.SCORES.items():
        print(f'    "{name}": ({by_hand_set}, {values[name]}),')


if __name__ == "__main__":
    main()
