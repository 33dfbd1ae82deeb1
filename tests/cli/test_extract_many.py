"""Many files at once: one result whatever the order and the number of processes."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evidence_refs import batch
from evidence_refs.batch import read_one as really_read
from evidence_refs.cli.terminal.render import Screen
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where
from evidence_refs.reading.sources import Source
from tests.conftest import ROOT

from .conftest import BRIEF, Program

CATALOGUE = Path("data/references.yaml")


def crash(source: Source, id: str | None = None, sure: float | None = None) -> batch.Outcome:
    """Read a file as ever, save that one name ends the process."""
    if "crash" in source.name:
        os._exit(139)
    return really_read(source, id, sure)


def write(count: int, folder: str = "briefs") -> None:
    Path(folder).mkdir()
    for n in range(count):
        text = BRIEF.replace("Gear Change", f"Gear Change {n}").replace("2017", str(1950 + n % 60))
        Path(folder, f"brief-{n:02}.txt").write_text(text * (1 + n % 3), encoding="utf-8")


def test_json_and_catalogue_are_byte_equal_for_any_number_of_processes(program: Program) -> None:
    shutil.copytree(ROOT / "examples", "briefs")
    write(5, "briefs/more")
    Path("briefs/empty.txt").write_bytes(b"")
    catalogues, printed = set(), set()
    for processes in ("0", "1", "3"):
        assert program("init", "-c", f"{processes}.yaml").code == 0
        done = program("extract", "briefs", "-c", f"{processes}.yaml", "--processes", processes)
        assert done.code == 3
        assert "error: briefs/empty.txt: the file is empty" in done.err.replace("\\", "/")
        catalogues.add(Path(f"{processes}.yaml").read_bytes())
        shown = program("extract", "briefs", "--json", "--processes", processes)
        printed.add((shown.out, shown.err))
    assert len(catalogues) == len(printed) == 1
    assert next(iter(printed))[0].count("\n") > 20


def test_the_order_of_the_files_changes_no_citation(program: Program) -> None:
    write(6)
    files = sorted(map(str, Path("briefs").iterdir()))
    forth = program("extract", *files, "--json", "--processes", "2").out.splitlines()
    back = program("extract", *files[::-1], "--json", "--processes", "2").out.splitlines()
    assert forth != back
    assert sorted(forth) == sorted(back)


def test_a_file_that_ends_the_process_is_one_line_and_the_others_go_on(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(4)
    Path("briefs/brief-01-crash.txt").write_text(BRIEF, encoding="utf-8")
    monkeypatch.setattr(batch, "read_one", crash)
    program("init")
    done = program("extract", "briefs", "--processes", "2", "-q")
    assert done.code == 3
    first, hint = done.err.splitlines()
    assert first == f"error: {Path('briefs/brief-01-crash.txt')}: reading it ended the process"
    assert hint.startswith("hint: ")
    assert "4 documents: " in done.out
    assert CATALOGUE.read_text(encoding="utf-8").count("- id: brief") == 4


def test_many_documents_are_a_table_and_a_total(program: Program) -> None:
    write(22)
    program("init")
    done = program("extract", "briefs")
    *rows, total, last = done.out.splitlines()
    assert len(rows) == 22
    assert rows[0].split("\t") == ["brief-00", "2", "0", "0", "0", "2", "0", "0", "0", "0"]
    assert total.startswith("22 documents: ")
    assert last.endswith("references, changed")


def test_a_fault_shows_its_traceback_only_where_it_is_asked_for(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from evidence_refs.cli.main import main

    Path("walking.txt").write_text(BRIEF, encoding="utf-8")

    def fail(*_: object) -> None:
        raise ValueError("no such thing")

    monkeypatch.setattr("evidence_refs.extraction.pipeline.extract", fail)
    done = program("extract", "walking.txt", "--json")
    assert done.code == 3
    assert done.err.startswith("error: walking.txt: unexpected ValueError: no such thing\nhint: ")
    assert main(["extract", "walking.txt", "--json", "--debug"]) == 3
    assert "in fail" in capsys.readouterr().err


def test_what_the_reader_could_not_make_out_is_said_with_the_name_of_the_file(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidence_refs import reading
    from evidence_refs.problems import Problem
    from evidence_refs.source import Document

    problem = Problem("no-text", "page 2 has no text", Where(line=1), "warning")
    document = Document("walking", "walking.txt", BRIEF, "0" * 64, problems=(problem,))
    monkeypatch.setattr(reading, "read", lambda *_: document)
    Path("sub").mkdir()
    Path("sub/walking.txt").write_text(BRIEF, encoding="utf-8")
    line = f"warning: {Path('sub/walking.txt')}:1: page 2 has no text [no-text]\n"
    assert line in program("extract", "sub", "--json").err
    program("init")
    done = program("extract", "sub")
    assert done.err == line
    assert done.out.startswith("walking: 2 citations (2 entries), 2 new and 0 known, 1 problem\n")


def test_what_is_unsure_is_listed_with_its_fields_and_a_threshold(program: Program) -> None:
    Path("walking.txt").write_text(BRIEF, encoding="utf-8")
    done = program("extract", "walking.txt", "--json", "--sure", "1")
    assert "unsure: walking.txt:5: 0." in done.err
    assert "title, date: Gear Change: a bold vision" in done.err
    assert done.err.endswith("1 document: 2 citations (2 entries), 2 unsure\n")
    assert "unsure" not in program("extract", "walking.txt", "--json", "--sure", "0").err
    assert program("extract", "walking.txt", "--json", "--sure", "1.5").code == 2


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_takes_nothing_away_from_stdout(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bar = Terminal()
    monkeypatch.setattr(sys, "stderr", bar)
    screen = Screen()
    for n in screen.progress(range(3), "extracting", 3, printing=True):
        screen.line(f"result {n}")
        screen.error(UnreadableError("empty", where=Where("a.txt")))
    assert capsys.readouterr().out == "result 0\nresult 1\nresult 2\n"
    assert "extracting" in bar.getvalue()
    assert bar.getvalue().count("error: a.txt: empty") == 3
    assert "result" not in bar.getvalue()


def test_no_bar_where_results_are_printed_to_the_same_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bar = Terminal()
    monkeypatch.setattr(sys, "stderr", bar)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert list(Screen().progress(range(3), "extracting", 3, printing=True)) == [0, 1, 2]
    assert list(Screen(quiet=True).progress(range(3), "extracting", 3)) == [0, 1, 2]
    assert bar.getvalue() == ""


@pytest.mark.parametrize("start", [["-m", "evidence_refs"], ["-c", "from evidence_refs.cli.main import run; run()"]])  # fmt: skip
def test_every_way_to_start_it_can_start_processes(tmp_path: Path, start: list[str]) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(BRIEF, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *start, "extract", "a.txt", "b.txt", "--json", "--processes", "2"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.count("\n") == 4
    assert done.stderr == "2 documents: 4 citations (4 entries)\n"


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is another thing there")
def test_ctrl_c_ends_all_processes_with_130(tmp_path: Path) -> None:
    for n in range(300):
        (tmp_path / f"{n}.txt").write_text(BRIEF * 60, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, "-m", "evidence_refs", "extract", ".", "--json", "--processes", "2"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        encoding="utf-8",
    )
    assert started.stdout is not None
    started.stdout.readline()  # it is at work
    os.killpg(started.pid, signal.SIGINT)
    _, said = started.communicate(timeout=30)
    assert started.returncode == 130
    assert "Traceback" not in said
    for _ in range(50):
        try:
            os.killpg(started.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a process is left")
