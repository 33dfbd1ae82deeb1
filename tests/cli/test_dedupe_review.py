"""The walk through possible pairs: shown side by side, decided by one key, gone on with later."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from evidence_refs.cli.main import main
from evidence_refs.matching.groups import Group, Groups
from evidence_refs.model import Work

from .conftest import Done, Program, Typist, on_a_terminal

CATALOGUE = Path("data/references.yaml")
RECORDS = """\
version: 1
references:
- key: a
  title: Falls in hospital in vivo
  date: 2019
# of the ward
- key: b
  title: Falls in hospital in vitro
  abstract: What was found.
- key: c
  title: Falls in care homes
- key: d
  title: Falls
"""
TABLE = "id,title\na,Falls in hospital in vivo\nb,Falls in hospital in vitro\nc,Falls in care homes\nd,Falls\n"
Typing = Callable[..., Done]
FILES = ("--input", "falls.csv", "--labels", "labels.csv")


def possible(
    works: Iterable[tuple[str, Work]], *, distinct: Iterable[tuple[str, str]] = (), **_: object
) -> Groups:
    """Find that every two records may be one work, but for those that a person told apart."""
    names = [name for name, _ in works]
    apart = {frozenset(pair) for pair in distinct}
    pairs = [(a, b) for at, a in enumerate(names) for b in names[at + 1 :]]
    return Groups(
        possible=tuple(
            Group(pair, 0.7, ("one title is within the other",))
            for pair in pairs
            if frozenset(pair) not in apart
        )
    )


@pytest.fixture
def typing(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Typing:
    """Give a function that runs the review while a person presses keys, one a line."""
    CATALOGUE.parent.mkdir()
    CATALOGUE.write_text(RECORDS, encoding="utf-8")
    Path("falls.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("evidence_refs.catalogue.records.dedupe.group", possible)
    monkeypatch.setattr("evidence_refs.matching.groups.group", possible)

    def run(keys: str, *more: str) -> Done:
        screen = Typist()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", Typist("".join(f"{key}\n" for key in keys)))
            patch.setattr(sys, "stdout", screen)
            code = main(["dedupe", "--review", *more])
        return Done(code, screen.getvalue(), capsys.readouterr().err)

    return run


def asked(done: Done) -> list[str]:
    """Give the heads of the pairs that were shown."""
    lines = done.out.splitlines()
    heads = [lines[at + 1].split() for at, line in enumerate(lines) if "  score 0.70  " in line]
    return ["".join(head) for head in heads]


def test_a_pair_stands_side_by_side_with_what_differs_marked(typing: Typing) -> None:
    done = typing("q")
    assert done.code == 0
    assert "1 of 6  score 0.70  one title is within the other" in done.out
    assert "Falls in hospital in [-vivo-]" in done.out
    assert "Falls in hospital in {+vitro+}" in done.out
    assert "What was found." in done.out
    assert "0 merged, 0 apart, 0 later, 6 to review" in done.out


def test_each_decision_is_a_step_of_the_catalogue(typing: Typing, program: Program) -> None:
    done = typing("amlq")
    assert asked(done) == ["ab", "ac", "ad", "bd"]
    assert "1 merged, 1 apart, 1 later" in done.out
    steps = [line.split("\t")[3] for line in program("undo", "--list").out.splitlines()]
    assert steps == ["merged c into a", "noted that a and b are two works"]
    program("undo")
    program("undo")
    assert CATALOGUE.read_text(encoding="utf-8") == RECORDS


def test_after_a_merge_no_dead_key_is_asked_about(typing: Typing, program: Program) -> None:
    done = typing("mmm")
    assert asked(done) == ["ab", "ac", "ad"]
    assert "3 merged, 0 apart, 0 later, 0 to review" in done.out
    (record,) = program("list", "--json").json
    assert record["aliases"] == ["b", "c", "d"]
    assert "# of the ward" in CATALOGUE.read_text(encoding="utf-8")


def test_the_next_run_goes_on_where_the_first_one_stopped(typing: Typing) -> None:
    assert asked(typing("aa")) == ["ab", "ac", "ad"]  # the input ends at the third
    assert asked(typing("aaaa")) == ["ad", "bc", "bd", "cd"]
    assert "0 to review" in typing("").out


def test_undo_takes_the_last_decision_back_and_asks_again(typing: Typing) -> None:
    done = typing("umuluaq")
    assert asked(done) == ["ab", "ac", "ab", "ac", "ab", "ac"]
    assert "there is nothing to undo" in done.out
    assert "0 merged, 1 apart, 0 later, 5 to review" in done.out
    text = CATALOGUE.read_text(encoding="utf-8")
    assert "distinct:\n- [a, b]\n" in text
    assert text.count("- key:") == 4


def test_undo_leaves_what_another_command_did_since(
    typing: Typing, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidence_refs.cli.dedupe import review as dedupe_review

    show, seen = dedupe_review._show, []

    def meanwhile(*arguments: object) -> None:
        seen.append(arguments)
        if len(seen) == 2:
            assert main(["tag", "d", "--add", "seen"]) == 0
        show(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(dedupe_review, "_show", meanwhile)
    done = typing("auq")
    assert "error: the catalogue was changed since by another command" in done.err
    text = CATALOGUE.read_text(encoding="utf-8")
    assert "- [a, b]" in text
    assert "tags: [seen]" in text


def test_another_key_is_no_answer(typing: Typing) -> None:
    done = typing("x q")
    assert "'x' is none of these: m, a, l, u, q" in done.out
    assert done.out.count("[m]erge, [a]part, [l]ater, [u]ndo or [q]uit?") == 2
    assert CATALOGUE.read_text(encoding="utf-8") == RECORDS


def test_a_record_that_goes_meanwhile_is_not_asked_about(
    typing: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidence_refs.cli.terminal.render import Screen

    key = Screen.key

    def removing(screen: Screen, question: str) -> str | None:
        main(["remove", "b", "--yes"])
        monkeypatch.setattr(Screen, "key", key)
        return key(screen, question)

    monkeypatch.setattr(Screen, "key", removing)
    done = typing("laaaa")
    assert asked(done) == ["ab", "ac", "ad", "cd"]
    assert "b is gone meanwhile" in done.err


def test_who_interrupts_keeps_what_was_decided(
    typing: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Typist, "readline", _one_then_interrupt("a\n"))
    done = typing("")
    assert done.code == 130
    assert "- [a, b]" in CATALOGUE.read_text(encoding="utf-8")


def _one_then_interrupt(answer: str) -> Callable[[Typist], str]:
    answers = iter([answer])

    def readline(_: Typist) -> str:
        for each in answers:
            return each
        raise KeyboardInterrupt

    return readline


def test_of_files_the_decisions_are_labels(typing: Typing) -> None:
    done = typing("mauaq", *FILES)
    assert asked(done) == ["ab", "ac", "ad", "ac", "ad"]
    assert "1 merged, 1 apart, 0 later, 2 to review" in done.out
    assert Path("labels.csv").read_text("utf-8") == "a,b,verdict\na,b,same\na,c,apart\n"


def test_labels_that_were_there_stay_as_they_are_and_hold(typing: Typing) -> None:
    before = "who;verdict;b;a\nAma;apart;a;c\nBo;apart;b;a"
    Path("labels.csv").write_text(before, encoding="utf-8")
    done = typing("aq", *FILES, "--export-labels", "all.csv")
    assert asked(done) == ["ad", "bc"]
    assert Path("labels.csv").read_text("utf-8") == f"{before}\n;apart;d;a\n"
    exported = "a,b,verdict\nc,a,apart\na,b,apart\na,d,apart\n"
    assert Path("all.csv").read_text("utf-8") == exported


def test_labels_that_somebody_changes_meanwhile_are_left(
    typing: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidence_refs.cli.terminal.render import Screen

    other = "a,b,verdict\nc,d,same\n"
    key = Screen.key

    def writing(screen: Screen, question: str) -> str | None:
        Path("labels.csv").write_bytes(other.encode())
        return key(screen, question)

    monkeypatch.setattr(Screen, "key", writing)
    done = typing("a", *FILES)
    assert done.code == 5
    assert done.err.startswith("error: labels.csv: was changed by someone else meanwhile")
    assert Path("labels.csv").read_text("utf-8") == other


Pressing = Callable[[bytes], Done]


@pytest.fixture
def pressing(
    typing: Typing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Pressing]:
    """Give a function that runs the review of a file while keys are pressed on a real terminal."""
    import pty

    ours, theirs = pty.openpty()
    screen = Typist()
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm-256color")

    def run(keys: bytes) -> Done:
        os.write(ours, keys)
        with monkeypatch.context() as patch, open(theirs, closefd=False) as keyboard:
            patch.setattr(sys, "stdin", keyboard)
            patch.setattr(sys, "stdout", screen)
            code = main(["dedupe", "--review", *FILES])
        return Done(code, screen.getvalue(), capsys.readouterr().err)

    yield run
    os.close(ours)
    os.close(theirs)


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
def test_one_key_decides_on_a_real_terminal(pressing: Pressing) -> None:
    # Enter is no answer, and neither is an arrow, though it comes with an A.
    done = pressing(b"\n\x1b[AxamQ")
    assert "'x' is none of these" in done.out
    assert "1 merged, 1 apart, 0 later, 2 to review" in done.out
    assert Path("labels.csv").read_bytes() == b"a,b,verdict\na,b,apart\na,c,same\n"
    assert "\x1b[1;31mvivo" in done.out  # coloured, and not in brackets


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
def test_the_whole_program_on_a_real_terminal(tmp_path: Path) -> None:
    (tmp_path / "falls.csv").write_text(TABLE, encoding="utf-8")
    screen = on_a_terminal(tmp_path, ["dedupe", "--review", *FILES], b"q" * 10)
    assert b"0 merged, 0 apart, 0 later, " in screen


def test_without_a_person_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "falls.csv").write_text(TABLE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "evidence_refs", "dedupe", "--review", *FILES],
        cwd=tmp_path, input=b"a\n", capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"there is nobody to answer" in done.stderr
