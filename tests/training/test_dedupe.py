"""The weights of the matcher are what the labelled sets and the written pairs make of those set by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.dedupe import SETS, Example, examples, fit, labelled, written

from evidence_refs.matching.weights import SCORES, WEIGHTS


def test_without_examples_the_weights_stand_where_they_were_set() -> None:
    neutral = [Example((), 0.0)]
    assert fit([neutral]) == {name: by_hand for name, (by_hand, _) in SCORES.items()}


def test_an_example_moves_its_levels_and_no_others() -> None:
    level = "container:akin"
    told = [Example(("title:same", level), 1.0)] * 50 + [Example(("title:same",), 0.0)] * 50
    moved = {name for name, value in fit([told]).items() if value != SCORES[name][0]}
    assert level in moved
    assert moved <= {level, "title:same"}
    assert fit([told])[level] > SCORES[level][0]


@pytest.mark.shared
def test_the_weights_are_those_that_are_fitted(shared: Path) -> None:
    sets = [examples(labelled(shared / "dedup" / name)) for name in SETS]
    fitted = fit([written(), *sets])
    assert fitted == pytest.approx(WEIGHTS, abs=0.011)
