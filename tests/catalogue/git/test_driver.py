"""Files in, a merged file out, whatever is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_refs.catalogue.git import driver
from evidence_refs.catalogue.git.driver import Driven, drive
from evidence_refs.catalogue.git.three_way import Three

BASE = "version: 1\nreferences:\n- key: a\n  title: A\n  date: 2019\n"


def driven(folder: Path, *versions: str | bytes) -> Driven:
    files = Three(*(folder / name for name in ("base", "ours", "theirs")))
    for file, version in zip(files, versions, strict=True):
        file.write_bytes(version.encode() if isinstance(version, str) else version)
    return drive(files, 7)


def test_a_catalogue_is_merged_by_records(tmp_path: Path) -> None:
    done = driven(tmp_path, BASE, BASE.replace("A\n", "B\n"), BASE.replace("2019", "2020"))

    assert (done.is_clean, done.by_lines) == (True, None)
    assert done.raw.decode() == BASE.replace("A\n", "B\n").replace("2019", "2020")


def test_what_is_no_catalogue_is_merged_by_lines(tmp_path: Path) -> None:
    base = "- 1\n- 2\n- 3\n- 4\n- 5\n"
    done = driven(tmp_path, base, base.replace("1", "one"), base.replace("5", "five"))

    assert done.is_clean
    assert done.raw.decode() == "- one\n- 2\n- 3\n- 4\n- five\n"
    assert "base is not laid out as a catalogue" in (done.by_lines or "")


def test_a_conflict_of_lines(tmp_path: Path) -> None:
    done = driven(tmp_path, "1\n", "2\n", "3\n")

    assert not done.is_clean
    assert done.raw == b"<<<<<<< ours\n2\n=======\n3\n>>>>>>> theirs\n"


def test_without_git_both_sides_are_shown_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = driven(tmp_path, "1\n", "2", "3\n")

    assert not done.is_clean
    assert done.raw == b"<<<<<<< ours\n2\n=======\n3\n>>>>>>> theirs\n"


def test_what_is_no_text_stays_as_it_is(tmp_path: Path) -> None:
    done = driven(tmp_path, b"\x00a", b"\x00b", b"\x00c")

    assert not done.is_clean
    assert done.raw == b"\x00b"


def test_a_fault_of_ours_leaves_nobody_with_half_a_merge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(driver, "merge", fault)
    done = driven(tmp_path, BASE, BASE.replace("A\n", "B\n"), BASE)

    assert done.is_clean
    assert done.by_lines == "unexpected RecursionError: too deep"
    assert done.raw.decode() == BASE.replace("A\n", "B\n")
