"""The training gives the same model each time, from samples whose labels stand where they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.anystyle import is_held_out, read_anystyle
from training.evaluate import by_rules, held_out_cases, score
from training.sample import LABELS, labels_of, tokens_of
from training.synthetic import references
from training.train import train, training_samples
from training.works import Harvest

from evidence_refs.extraction.judge import read_best
from evidence_refs.extraction.learned.reading import read_learned
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.source import Slice

HELD_OUT_FLOOR = 0.84
"""The share of AnyStyle's held-out references with all four fields right."""


def test_a_seed_gives_the_same_references() -> None:
    assert list(references(7, 80, Harvest())) == list(references(7, 80, Harvest()))
    assert list(references(7, 80, Harvest())) != list(references(8, 80, Harvest()))


def test_labels_stand_in_the_text() -> None:
    for sample in references(3, 400, Harvest()):
        ends = [0]
        for start, end, label in sample.spans:
            assert ends[-1] <= start < end <= len(sample.text), sample
            assert label in LABELS
            ends.append(end)
        assert all(0 <= m.start < m.end <= len(sample.text) for m in sample.marks)
        tokens = tokens_of(sample)
        assert len(labels_of(sample, tokens)) == len(tokens) > 0


def test_the_same_samples_give_the_same_bytes(tmp_path: Path) -> None:
    samples = list(references(5, 60, Harvest()))
    for name in ("one", "two"):
        train(samples, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert (tmp_path / "one").stat().st_size > 1_000


@pytest.mark.shared
def test_nothing_that_is_held_out_is_trained_on(shared: Path) -> None:
    folder = shared / "reference-strings"
    held_out = {s.text for s in read_anystyle(folder / "anystyle") if is_held_out(s)}
    assert 500 < len(held_out) < 750
    assert not held_out & {s.text for s in training_samples(folder, synthetic=10)}


@pytest.mark.shared
def test_held_out_references_are_read(shared: Path) -> None:
    def best(piece: Slice) -> StyleReading | None:
        return read_best(piece, by_rules(piece))

    cases = held_out_cases(shared / "reference-strings")
    assert score(cases, read_learned).all_right >= HELD_OUT_FLOOR
    assert score(cases, best).all_right >= HELD_OUT_FLOOR
