"""Many files: the same results for any number of processes, and no file that ends the others."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from evidence_refs.batch import Outcome, Read, choose_processes, processes, read_all, read_one, run
from evidence_refs.batch.processes import NoProcesses
from evidence_refs.errors import EvidenceRefsError
from evidence_refs.reading.sources import Source

TEXT = """Evidence brief: number {n}

Reports

Walking and cycling, part {n}
Source: Department for Transport
Publication date: July {year}
Abstract: Says what streets will look like.
"""


def made(folder: Path, count: int) -> list[Source]:
    """Write documents of very different sizes, so that they are ready in another order."""
    for n in range(count):
        text = TEXT.format(n=n, year=2000 + n) * (1 + (count - n) % 4 * 30)
        (folder / f"brief-{n:02}.txt").write_text(text, encoding="utf-8")
    return [Source(str(path)) for path in sorted(folder.iterdir())]


def shown(outcomes: Sequence[Outcome]) -> list[str]:
    return [
        f"error: {each.where}: {each.message}"
        if isinstance(each, EvidenceRefsError)
        else repr([each.source, each.document, *(c.to_json() for c in each.extraction.citations)])
        for each in outcomes
    ]


def hostile(source: Source) -> Outcome:
    """Read a file, save that some names end the process or hang, as a library in C may."""
    if "crash" in source.name:
        os._exit(11)
    if "hang" in source.name:
        time.sleep(600)
    return read_one(source)


class Bomb:
    """What cannot be unpickled: a process that is given it ends before its first word."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)

    def __call__(self, source: Source) -> Outcome:
        return read_one(source)


def test_results_are_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    sources = [*made(tmp_path, 9), Source(str(tmp_path / "gone.txt"))]
    alone = shown(list(read_all(sources, processes=0)))
    assert len(alone) == 10
    assert alone[-1].endswith("gone.txt: no such file")
    assert shown(list(read_all(sources, processes=1))) == alone
    assert shown(list(read_all(sources, processes=3))) == alone
    backwards = shown(list(read_all(sources[::-1], processes=2)))
    assert backwards[::-1] == alone


def test_a_file_that_ends_its_process_or_hangs_is_named_and_the_others_go_on(
    tmp_path: Path,
) -> None:
    sources = made(tmp_path, 4)
    for at, name in ((0, "crash-1.txt"), (2, "hang.txt"), (3, "crash-2.txt")):
        sources.insert(at, Source(str(tmp_path / name)))
    outcomes = list(run(hostile, sources, processes=2, limit=6))
    errors = {Path(s.path).name: o for s, o in zip(sources, outcomes, strict=True) if not isinstance(o, Read)}  # fmt: skip
    assert set(errors) == {"crash-1.txt", "hang.txt", "crash-2.txt"}
    for name in ("crash-1.txt", "crash-2.txt"):
        error = errors[name]
        assert isinstance(error, EvidenceRefsError)
        assert (error.message, error.exit_code) == ("reading it ended the process", 3)
        assert str(error.where) == str(tmp_path / name)
    hang = errors["hang.txt"]
    assert isinstance(hang, EvidenceRefsError)
    assert hang.message == "took longer than 6 seconds, and was left"
    assert not multiprocessing.active_children()


def test_a_fault_of_the_program_in_one_file_is_an_error_of_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("one\ntwo")

    monkeypatch.setattr("evidence_refs.extraction.pipeline.extract", fail)
    (error,) = read_all(made(tmp_path, 1))
    assert isinstance(error, EvidenceRefsError)
    assert error.message == "unexpected ValueError: one two"
    assert error.exit_code == 3
    again = pickle.loads(pickle.dumps(error))
    assert (again.message, again.where, again.hint) == (error.message, error.where, error.hint)
    assert "in fail" in "".join(again.__notes__)


def test_whoever_stops_early_leaves_no_process(tmp_path: Path) -> None:
    results = read_all(made(tmp_path, 6), processes=2)
    next(results)
    assert multiprocessing.active_children()
    results.close()
    assert not multiprocessing.active_children()


def test_where_no_process_starts_this_one_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = made(tmp_path, 3)
    assert len([o for o in run(Bomb(), sources, processes=2, limit=60) if isinstance(o, Read)]) == 3

    def refuse(*_: object) -> None:
        raise NoProcesses

    monkeypatch.setattr(processes, "_Worker", refuse)
    assert all(isinstance(o, Read) for o in read_all(sources, processes=2))


def test_only_a_few_results_are_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "WINDOW", 2)
    sources = made(tmp_path, 7)
    assert shown(list(read_all(sources, processes=3))) == shown(list(read_all(sources)))


def test_processes_are_started_only_where_they_save_time(tmp_path: Path) -> None:
    small = made(tmp_path, 3)
    assert choose_processes(small, cores=4) == 0
    (tmp_path / "large.txt").write_bytes(b"x" * 2_000_000)
    large = Source(str(tmp_path / "large.txt"))
    assert choose_processes([large], cores=4) == 0
    assert choose_processes([*small, large], cores=4) == 2
    assert choose_processes([*small, large], cores=1) == 1
    # A PDF may end the process that reads it, or hang: not the one that has to say so.
    assert choose_processes([small[0], Source("a.pdf")], cores=4) == 2
    assert choose_processes([Source("pack.zip", "A.PDF")], cores=4) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_in_this_process(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = multiprocessing.get_context("spawn").Process(
        target=Path.write_text, args=(pipe, TEXT.format(n=1, year=2001))
    )
    writer.start()
    other = tmp_path / "other.txt"
    other.write_text(TEXT.format(n=2, year=2002), encoding="utf-8")
    outcomes = list(read_all([Source(str(other)), Source(str(pipe))], processes=2))
    writer.join()
    assert [isinstance(outcome, Read) for outcome in outcomes] == [True, True]
