"""The history's folder: it survives a kill at any moment, and never stops a change."""

from __future__ import annotations

import getpass
import json
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.keeping import history, store, undo
from evidence_refs.errors import Remark, UnreadableError
from evidence_refs.model import Reference

START = b"# ours\nversion: 1\nreferences:\n- key: a\n  title: A\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "references.yaml"
    file.write_bytes(START)
    return file


def add(path: Path, key: str) -> None:
    store.save(store.load(path), Change(put=(Reference(key=key),)), f"added {key}")


def said(path: Path) -> list[str]:
    return [step.said for step in history.read(path, path.read_bytes()).to_undo]


def files(path: Path) -> set[str]:
    return {each.name for each in history.folder(path).iterdir()}


def test_a_save_records_who_did_what_when(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ann")

    add(path, "b")

    (step,) = history.read(path, path.read_bytes()).steps
    assert step.said == "added b"
    assert step.who.startswith("ann@")
    assert step.when[10] == "T"
    assert (step.before, step.after) == (history.digest(START), history.digest(path.read_bytes()))


def test_a_user_without_a_name_can_change_a_catalogue(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nameless)

    add(path, "b")

    assert history.read(path, path.read_bytes()).steps[0].who.startswith("somebody@")


def test_a_step_is_as_small_as_its_change(path: Path) -> None:
    path.write_bytes(
        START + b"".join(b"- key: x%d\n  title: %s\n" % (n, b"T" * 999) for n in range(99))
    )

    add(path, "b")

    assert (history.folder(path) / "1.json").stat().st_size < 500


def test_what_changes_nothing_is_no_step(path: Path) -> None:
    store.save(store.load(path), Change(), "nothing")

    assert not history.folder(path).exists()


@pytest.mark.program
def test_git_does_not_see_the_history(path: Path) -> None:
    subprocess.run(["git", "init", "-q", path.parent], check=True)
    add(path, "b")

    seen = ["git", "-C", str(path.parent), "status", "--porcelain", "--untracked-files=all"]
    out = subprocess.run(seen, check=True, capture_output=True, text=True).stdout

    assert "references.yaml\n" in out
    assert "history" not in out


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
@pytest.mark.parametrize(("mode", "expected"), [(0o600, 0o700), (0o640, 0o750), (0o664, 0o775)])
def test_who_may_read_the_catalogue_may_read_its_history(
    path: Path, mode: int, expected: int
) -> None:
    path.chmod(mode)

    add(path, "b")

    assert history.folder(path).stat().st_mode & 0o777 == expected


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_link_and_its_file_have_one_history(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(path)

    add(link, "b")

    assert said(path) == said(link) == ["added b"]
    assert not history.folder(path).is_relative_to(link.parent)


# Killed at any moment


def test_a_program_killed_before_it_replaced_the_file(path: Path) -> None:
    add(path, "b")
    before = path.read_bytes()
    history.record(path, before, before + b"- key: c\n", "added c")

    assert said(path) == ["added b"]
    add(path, "d")
    assert said(path) == ["added d", "added b"]


def test_a_program_killed_before_it_replaced_the_file_drops_no_undone_step(path: Path) -> None:
    add(path, "b")
    history.move(path, path.read_bytes(), START, 0)
    path.write_bytes(START)
    history.record(path, START, START + b"- key: c\n", "added c")

    (step,) = history.read(path, START).to_redo
    assert step.said == "added b"
    assert history.patch_of(path, step).edits


def test_a_program_killed_before_it_went_back(path: Path) -> None:
    add(path, "b")
    history.move(path, path.read_bytes(), START, 0)

    assert said(path) == ["added b"]


def test_a_file_that_was_replaced_without_a_step_was_changed_by_hand(path: Path) -> None:
    add(path, "b")
    path.write_bytes(path.read_bytes() + b"- key: c\n")

    assert said(path) == ["added b"]


def test_a_program_killed_while_it_recorded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(path, "b")
    before, kept = path.read_bytes(), said(path)

    for moment in ("write_bytes", "replace"):
        with monkeypatch.context() as killed:

            def kill(*_: object) -> None:
                raise KeyboardInterrupt

            killed.setattr(Path, moment, kill)
            with pytest.raises(KeyboardInterrupt):
                history.record(path, before, before + b"- key: c\n", "added c")
        assert (path.read_bytes(), said(path)) == (before, kept)

    add(path, "d")
    assert said(path) == ["added d", *kept]
    assert len([name for name in files(path) if name.endswith(".json")]) == 2


def test_patches_of_steps_that_are_no_more_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence_refs.catalogue.keeping.timeline.MAX_STEPS", 2)
    for key in "bcd":
        add(path, key)

    assert files(path) == {".gitignore", "steps.jsonl", "2.json", "3.json"}


# It never stops a change


@pytest.mark.parametrize(
    "steps",
    [
        b"", b"\n", b"{", b"\xff", b"[]", b'{"history": 2}', b'{"history": 1}\n{"at": 0}',
        b'{"history": 1}\n{"at": "0", "before": "", "after": ""}', b'{"history": 1}\nnull',
        b'{"history": 1}\n' + b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_damaged_history_is_set_aside(path: Path, steps: bytes) -> None:
    folder = history.folder(path)
    folder.mkdir()
    (folder / "steps.jsonl").write_bytes(steps)
    with pytest.raises(UnreadableError, match="history is damaged"):
        history.read(path, START)

    with pytest.warns(Remark, match=r"set aside as .*damaged"):
        add(path, "b")

    assert said(path) == ["added b"]
    aside = folder.with_name(folder.name + ".damaged")
    assert (aside / "steps.jsonl").read_bytes() == steps


def test_a_file_in_the_place_of_the_history_is_set_aside_twice(path: Path) -> None:
    folder = history.folder(path)
    for text in ("one", "two"):
        folder.write_text(text)
        with pytest.warns(Remark, match="damaged"):
            add(path, text)
        (folder / "steps.jsonl").unlink()
        (folder / ".gitignore").unlink()
        (folder / "1.json").unlink()
        folder.rmdir()

    kept = path.parent.glob(".references.yaml.history.damaged*")
    assert sorted(each.read_text() for each in kept) == ["one", "two"]


def test_a_history_that_cannot_be_written_is_remarked_on(path: Path) -> None:
    add(path, "b")
    (history.folder(path) / "steps.jsonl.new").mkdir()

    with pytest.warns(Remark, match="cannot be undone") as caught:
        add(path, "c")

    assert "\n" not in str(caught[0].message)
    assert b"- key: c\n" in path.read_bytes()
    assert said(path) == ["added b"]


def test_a_history_that_is_deleted_begins_anew(path: Path) -> None:
    add(path, "b")
    for each in history.folder(path).iterdir():
        each.unlink()
    history.folder(path).rmdir()

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        add(path, "c")

    assert said(path) == ["added c"]


@pytest.mark.parametrize(
    "patch", ["", "{", "[]", "{}", '{"blocks": [{"block": 1}]}', '{"whole": [1]}']
)
def test_a_patch_that_is_damaged_or_gone(path: Path, patch: str) -> None:
    add(path, "b")
    (step,) = history.read(path, path.read_bytes()).steps
    (history.folder(path) / "1.json").write_text(patch)

    with pytest.raises(UnreadableError, match="damaged"):
        history.patch_of(path, step)


def test_bytes_that_are_no_text_are_kept_in_a_step(path: Path) -> None:
    before, after = b"a: \xff\xc3(\n", b"a: \xed\xa0\x80\n"
    history.record(path, before, after, "odd")

    (step,) = history.read(path, after).steps
    patch = history.patch_of(path, step)

    assert [(edit.old and edit.old.text, edit.new and edit.new.text) for edit in patch.edits] == [
        (before, after)
    ]
    json.loads((history.folder(path) / "steps.jsonl").read_text().splitlines()[1])


_AT_WORK = """
import itertools, sys
from pathlib import Path
from evidence_refs.catalogue.keeping import store, undo
from evidence_refs.catalogue.change import Change
from evidence_refs.model import Reference

path = Path(sys.argv[1])
for number in itertools.count():
    record = Reference(key=f"k{number % 7}", title=str(number))
    store.save(store.load(path), Change(put=(record,)), f"set k{number % 7}")
    if number % 3 == 0:
        undo.go(undo.way(path, 1, back=True))
    print(number, flush=True)
"""


def test_killed_at_any_moment_every_step_leads_back_to_the_start(path: Path) -> None:
    for rounds in (1, 4, 6):
        command = [sys.executable, "-c", _AT_WORK, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
            assert program.stdout
            for _ in range(rounds):
                program.stdout.readline()
            program.kill()

        steps = history.read(path, path.read_bytes()).to_undo
        assert undo.way(path, len(steps), back=True).after == START
