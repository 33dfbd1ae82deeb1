"""A process that is killed at any moment leaves the old or the new file, whole, and nobody waits."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.keeping import store
from evidence_refs.catalogue.keeping.lock import PATIENCE, Patience
from tests.cli.conftest import BRIEF, Program
from tests.torture import FULL, workers
from tests.torture.catalogues import catalogue, left_over


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder / "references.yaml"


def kill_at(turn: float, code: str, path: Path, *arguments: str | Path) -> None:
    """Start a program that saves for ever, and kill it: 1.5 is in the midst of its second turn."""
    with workers.saving(code, path, *arguments) as (process, lasts):
        time.sleep(turn * lasts)
        assert process.poll() is None
        process.kill()


def next_save_works_at_once(path: Path) -> None:
    token = PATIENCE.set(Patience(0))
    try:
        with store.editing(path) as stored:
            record = stored.catalogue.references[0]
            changed = record.model_copy(update={"title": f"{record.title}!"})
            assert store.save(stored, Change(put=(changed,)), "a title")
    finally:
        PATIENCE.reset(token)
    assert left_over(path) == set()


def test_killed_while_it_writes(path: Path, tmp_path: Path) -> None:
    states = [catalogue(600), catalogue(500, title="Another")]
    files = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for file, raw in zip(files, states, strict=True):
        file.write_bytes(raw)
    path.write_bytes(states[0])
    moments = random.Random(1)
    hit = 0
    least, most = (120, 240) if FULL else (10, 100)
    for turn in range(most):
        if hit and turn >= least:
            break
        kill_at(moments.uniform(0, 2), workers.SAVE_BYTES, path, *files)
        assert path.read_bytes() in states
        hit += bool(left_over(path))
    assert hit, "no kill came while it wrote: this tests nothing"
    assert len(left_over(path)) <= 2  # the note of the last, and its half file: they do not grow
    next_save_works_at_once(path)


def test_killed_while_it_edits(path: Path) -> None:
    before = catalogue(20).replace(b"- key: author2007\n", b"- key: author2007\n  volume: 0\n")
    before = re.sub(rb"(author2007\n)  volume: 0\n(  title: .*\n)", rb"\1\2  volume: 0\n", before)
    path.write_bytes(before)
    moments = random.Random(2)
    for _ in range(40 if FULL else 4):
        kill_at(moments.uniform(0, 2), workers.SAVE_RECORDS, path, "author2007")
        assert re.sub(rb"volume: \d+", b"volume: 0", path.read_bytes()) == before
    next_save_works_at_once(path)


@pytest.mark.parametrize("words", [("extract", "walking.txt"), ("import", "many.bib", "--yes")])
def test_a_command_is_killed(
    program: Program, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("EVIDENCE_REFS_LOCK_SECONDS", "0")
    Path("walking.txt").write_text(BRIEF, encoding="utf-8")
    entries = (f"@misc{{a{at}, title={{Work {at}}}}}\n" for at in range(30))
    Path("many.bib").write_text("".join(entries), encoding="utf-8")
    program("init")
    path = Path("data/references.yaml")
    before = path.read_bytes()
    began = time.monotonic()
    with workers.start_program(*words) as process:
        assert process.wait() == 0
    lasted = time.monotonic() - began
    after = path.read_bytes()
    moments = random.Random(3)
    for _ in range(40 if FULL else 3):
        path.write_bytes(before)
        with workers.start_program(*words) as process:
            time.sleep(moments.uniform(0.3 * lasted, 1.1 * lasted))
            process.kill()
        assert path.read_bytes() in (before, after)
        assert program(*words).code == 0
        assert path.read_bytes() == after
        path.write_bytes(before)
        assert program(*words).code == 0
        assert left_over(path) == set()
