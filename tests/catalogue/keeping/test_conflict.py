from __future__ import annotations

import errno
import os
import shlex
import subprocess
from pathlib import Path

import pytest

from evidence_refs.catalogue.keeping.conflict import changed_meanwhile
from tests.catalogue.keeping.rights import posix


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "our data"
    folder.mkdir()
    (folder / "references.yaml").write_bytes(b"theirs\n")
    return folder / "references.yaml"


def test_both_versions_are_kept_and_named(path: Path) -> None:
    error = changed_meanwhile(path, b"ours\n")
    beside = path.with_name("references.yaml.unsaved-1")
    assert (path.read_bytes(), beside.read_bytes()) == (b"theirs\n", b"ours\n")
    assert (error.exit_code, error.where.file) == (5, str(path))
    assert error.message.startswith("was changed by someone else since it was read")
    assert str(beside) in error.message
    assert error.hint is not None
    assert str(path) in error.hint
    assert str(beside) in error.hint


@posix
def test_the_hint_is_a_command_that_shows_the_difference(path: Path) -> None:
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    for way in (path, link):
        hint = changed_meanwhile(way, b"ours\n").hint
        assert hint is not None
        command = shlex.split(hint.partition("compare the two: ")[2])
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 1
        assert done.stdout.splitlines()[-2:] == ["-theirs", "+ours"]


def test_a_catalogue_that_was_taken_away(path: Path) -> None:
    path.unlink()
    error = changed_meanwhile(path, b"ours\n")
    assert error.message.startswith("was taken away by someone else")
    assert path.with_name("references.yaml.unsaved-1").read_bytes() == b"ours\n"


def test_what_cannot_be_kept_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    error = changed_meanwhile(path, b"ours\n")
    assert error.exit_code == 5
    assert "could not be kept" in error.message
    assert "the disk is full" in error.message
    assert [each.name for each in path.parent.iterdir()] == [path.name]
