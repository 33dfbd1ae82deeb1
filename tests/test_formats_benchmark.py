"""The benchmark of formats measures what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.formats import bibtex, commands, converters, ris
from benchmarks.formats.measured import Measured, apart
from benchmarks.formats.part import Limit, Made

from .programs.running import program

SIZE = 3


@pytest.mark.parametrize(
    ("limit", "ours", "told"),
    [
        (Limit(times=1.5), 2.4, ("2.50 s CPU", True)),
        (Limit(times=1.5), 2.6, ("2.50 s CPU", False)),
        (Limit(seconds=0.7), 0.6, ("0.7 s", True)),
        (Limit(seconds=0.7), 0.8, ("0.7 s", False)),
    ],
)
def test_what_ours_may_take(limit: Limit, ours: float, told: tuple[str, bool]) -> None:
    other = Measured(SIZE, 1.0, 1.0, None)
    assert limit.told(10_000, [Measured(SIZE, ours, ours, None), other]) == told


def test_without_another_there_is_no_ratio_to_keep() -> None:
    assert Limit(times=1.5).told(10_000, [Measured(SIZE, 1.0, 1.0, None)]) is None


@pytest.mark.parametrize("made", [bibtex.MADE, ris.MADE], ids=lambda made: made.name)
def test_all_records_of_a_file_are_read_and_imported(made: Made, tmp_path: Path) -> None:
    file = made.of(SIZE, tmp_path)
    assert apart(bibtex.read)(file).records == SIZE
    assert commands.imported(file).records == SIZE


def test_a_catalogue_is_exported_whole(tmp_path: Path) -> None:
    file = bibtex.MADE.of(SIZE, tmp_path)
    assert commands.exported("ris", file, warm=False).records == SIZE
    assert commands.imported(file, beside=ris.MADE).records == SIZE


@pytest.mark.program
@pytest.mark.parametrize(
    ("made", "names"),
    [(bibtex.MADE, ["pandoc", "bib2xml"]), (ris.MADE, ["ris2xml"])],
    ids=["bibtex", "ris"],
)
def test_converters_convert_all_records(made: Made, names: list[str], tmp_path: Path) -> None:
    for name in names:
        program(name)
    steps = dict(converters.steps(made.name))
    assert list(steps) == names
    assert {step(made.of(SIZE, tmp_path)).records for step in steps.values()} == {SIZE}
