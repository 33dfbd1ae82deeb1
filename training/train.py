"""Train the model: the same data give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pycrfsuite

from evidence_refs.extraction.learned.features import features_of
from training.anystyle import is_held_out, read_anystyle
from training.harvest import harvest
from training.sample import Sample, labels_of, tokens_of
from training.synthetic import references

SEED = 20_251
SYNTHETIC = 40_000
PARAMETERS = {
    "c1": 0.25,  # leaves most features out: the model stays small
    "c2": 0.01,
    "max_iterations": 100,
    "feature.minfreq": 3,
    "feature.possible_transitions": False,
}
REPEAT_REAL = 4
"""How often each printed reference is given: they are fewer than the synthetic ones, and truer."""


def training_samples(
    folder: Path, synthetic: int = SYNTHETIC, leave: Callable[[Sample], bool] = is_held_out
) -> list[Sample]:
    """Give all that the model is trained on, in a fixed order; printed samples but those to `leave`."""
    printed = [s for s in read_anystyle(folder / "anystyle") if not leave(s)]
    return printed * REPEAT_REAL + list(references(SEED, synthetic, harvest(printed)))


def train(samples: Iterable[Sample], target: Path, verbose: bool = False) -> None:
    """Train on the samples and write the model to `target`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=verbose)
    trainer.set_params(PARAMETERS)
    for sample in samples:
        tokens = tokens_of(sample)
        if tokens:
            trainer.append(features_of(sample.piece, tokens), labels_of(sample, tokens))
    trainer.train(str(target))
