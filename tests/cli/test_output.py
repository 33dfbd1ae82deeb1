from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidence_refs.cli.output import refuse_overwriting, write_whole
from evidence_refs.errors import UnreadableError, UsageError


def test_a_file_is_made_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.bib"
    write_whole(path, b"one\r\n")
    assert path.read_bytes() == b"one\r\n"
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.bib"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes and links")
def test_mode_and_link_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.bib", tmp_path / "link.bib"
    real.write_bytes(b"one")
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"
    assert real.stat().st_mode & 0o777 == 0o640
    fresh = tmp_path / "fresh.bib"
    mask = os.umask(0o027)
    try:
        write_whole(fresh, b"x")
    finally:
        os.umask(mask)
    assert fresh.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="no /dev")
def test_a_device_is_written_to(tmp_path: Path) -> None:
    write_whole(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_device_that_is_full() -> None:
    with pytest.raises(UnreadableError, match="the disk is full"):
        write_whole(Path("/dev/full"), b"x")


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.bib"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UnreadableError, match="the disk is full; nothing was changed"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.bib"]


def test_where_it_cannot_be_written_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be written") as caught:
        write_whole(tmp_path / "no" / "out.bib", b"x")
    assert caught.value.hint == "make the folder first"
    with pytest.raises(UnreadableError, match="is a folder"):
        write_whole(tmp_path, b"x")


def test_nothing_is_written_over_what_is_read_or_written_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_bytes(b"x")
    with pytest.raises(
        UsageError, match=r"^--plan \./in\.csv would take the place of what is read$"
    ):
        refuse_overwriting({"--plan": "./in.csv"}, ["other.csv", "in.csv"])
    both = {"--output": "new.csv", "--account": str(tmp_path / "new.csv")}
    with pytest.raises(UsageError, match=r"^--account .* of another result$"):
        refuse_overwriting(both, ["in.csv"])
    refuse_overwriting({"--output": "new.csv", "--account": "-", "--plan": "-"}, ["in.csv", ""])
    refuse_overwriting({"--output": os.devnull, "--account": os.devnull}, ["in.csv"])


@pytest.mark.skipif(os.name == "nt", reason="POSIX links")
def test_a_link_to_what_is_read_is_not_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_bytes(b"x")
    Path("link.csv").symlink_to("in.csv")
    with pytest.raises(UsageError, match=r"--output link\.csv"):
        refuse_overwriting({"--output": "link.csv"}, ["in.csv"])
