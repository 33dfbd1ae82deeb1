"""A file is replaced in one step, whatever goes wrong at which moment."""

from __future__ import annotations

import errno
import os
import re
import stat
import struct
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.keeping import replace as module
from evidence_refs.catalogue.keeping.machine import host
from evidence_refs.catalogue.keeping.replace import keep_beside, like, replace
from evidence_refs.errors import UnreadableError
from tests.catalogue.keeping.interrupted import interrupted_at
from tests.catalogue.keeping.rights import as_nobody, open_folder, posix
from tests.catalogue.keeping.test_machine import ended_process

OLD, NEW = b"old\n", b"new\n" * 1000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "references.yaml"
    file.write_bytes(OLD)
    return file


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_a_file_holds_the_bytes_it_was_given(first: bytes, second: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Überblick – 1.yaml"
        for raw in (first, second):
            replace(path, raw)
            assert path.read_bytes() == raw
        assert names(path) == [path.name]


def test_a_name_as_long_as_may_be(tmp_path: Path) -> None:
    for name in ("x" * 250, "ß" * 120):
        replace(tmp_path / name, NEW)
        assert (tmp_path / name).read_bytes() == NEW


# What stays of the file


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o644, 0o755, 0o2664])
def test_the_mode_stays(path: Path, mode: int) -> None:
    path.chmod(mode)
    replace(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        replace(tmp_path / "new.yaml", NEW)
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.yaml").stat().st_mode) == 0o640


@posix
def test_owner_and_group_stay_where_they_may(path: Path) -> None:
    if os.geteuid() == 0:
        os.chown(path, 4321, 8765)
    before = path.stat()
    replace(path, NEW)
    assert (path.stat().st_uid, path.stat().st_gid) == (before.st_uid, before.st_gid)


@posix
def test_another_group_gets_no_more_than_everybody(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    elsewhere = os.stat_result((*path.stat()[:5], path.stat().st_gid + 1, *path.stat()[6:]))
    monkeypatch.setattr(os, "chown", denied)
    like(path, elsewhere, 0o664)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def access_list(path: Path) -> bytes | None:
    try:
        return os.getxattr(path, "system.posix_acl_access")
    except OSError:
        return None


@pytest.mark.skipif(sys.platform != "linux", reason="access lists of Linux")
def test_the_access_list_stays(path: Path) -> None:
    owner, user, group, mask, other = 1, 2, 4, 16, 32
    entries = [(owner, 6, -1), (user, 6, 4321), (group, 4, -1), (mask, 6, -1), (other, 0, -1)]
    value = struct.pack("<I", 2) + b"".join(
        struct.pack("<HHI", kind, may, number & 0xFFFFFFFF) for kind, may, number in entries
    )
    try:
        os.setxattr(path, "system.posix_acl_access", value)
    except OSError as error:
        assert error.errno == errno.ENOTSUP  # a disk without them: then there is none to keep
    before = access_list(path)
    replace(path, NEW)
    assert access_list(path) == before


@posix
def test_a_link_is_written_through(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link, onward = folder / "link.yaml", folder / "onward.yaml"
    onward.symlink_to(path)
    link.symlink_to(onward.name)
    replace(link, NEW)
    assert (link.is_symlink(), onward.is_symlink(), path.is_symlink()) == (True, True, False)
    assert path.read_bytes() == NEW
    assert names(link) == ["link.yaml", "onward.yaml"]


@posix
def test_a_link_to_nothing_makes_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("made")
    replace(tmp_path / "link", NEW)
    assert (tmp_path / "made").read_bytes() == NEW


@posix
def test_another_name_of_the_file_keeps_the_old_bytes(path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.yaml"
    os.link(path, backup)
    replace(path, NEW)
    assert (path.read_bytes(), backup.read_bytes()) == (NEW, OLD)


@posix  # on Windows it is waited for: see below
def test_a_reader_that_began_before_reads_the_old_bytes_on(path: Path) -> None:
    with path.open("rb") as file:
        replace(path, NEW)
        assert file.read() == OLD


def test_the_bytes_are_on_the_disk_before_the_step_and_the_name_after_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, bool]] = []
    sync, step = os.fsync, os.replace

    def fsync(handle: int) -> None:
        state = os.fstat(handle)
        done.append(("sync", stat.S_ISDIR(state.st_mode) or state.st_size == len(NEW)))
        sync(handle)

    def replaced(*names: Path) -> None:
        done.append(("step", True))
        step(*names)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(sys, "platform", "linux")
    replace(path, NEW)
    after = [] if os.name == "nt" else [("sync", True)]
    assert done == [("sync", True), ("step", True), *after]


# What is refused


def test_a_check_that_fails_stops_it(path: Path) -> None:
    def check() -> None:
        assert len(names(path)) == 2  # all is written but the step
        raise KeyError

    with pytest.raises(KeyError):
        replace(path, NEW, check=check)
    assert (path.read_bytes(), names(path)) == (OLD, [path.name])


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your part of the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "no permission to write in its folder"),
        (errno.EBUSY, "mounted as a single file"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_refuses_at_any_step_is_one_line_and_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, words: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(module, "_PATIENCE", 0.0)
    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(UnreadableError, match=words) as caught:
        replace(path, NEW)
    monkeypatch.undo()
    assert (caught.value.exit_code, caught.value.where.file) == (3, str(path))
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith("nothing was changed")
    assert (path.read_bytes(), names(path)) == (OLD, [path.name])


def test_a_disk_that_cannot_be_asked_to_keep_is_written_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    replace(path, NEW)
    assert path.read_bytes() == NEW


@posix
def test_a_file_that_would_be_too_large(path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(UnreadableError, match="a file of this size is not allowed"):
            replace(path, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (path.read_bytes(), names(path)) == (OLD, [path.name])


@posix
def test_a_read_only_file_and_a_read_only_folder() -> None:
    with open_folder() as folder:
        path = folder / "references.yaml"
        path.write_bytes(OLD)
        path.chmod(0o444)
        with as_nobody(), pytest.raises(UnreadableError, match="is read-only; nothing was"):
            replace(path, NEW)
        path.chmod(0o666)
        folder.chmod(0o555)
        with as_nobody(), pytest.raises(UnreadableError, match="no permission to write in its"):
            replace(path, NEW)
        assert (path.read_bytes(), names(path)) == (OLD, [path.name])


def test_a_folder_that_is_gone_and_one_that_is_none(path: Path, tmp_path: Path) -> None:
    for folder in (tmp_path / "gone", path):
        with pytest.raises(UnreadableError, match="its folder is not there") as caught:
            replace(folder / "references.yaml", NEW)
        assert caught.value.hint == "make the folder first"
        with pytest.raises(UnreadableError, match="its folder is not there"):
            keep_beside(folder / "references.yaml", NEW)


# Windows: who has the file open


def refusing(times: int) -> Callable[..., Path]:
    """Give a `Path.replace` that refuses as Windows does, so many times."""
    real, left = Path.replace, iter(range(times))

    def step(beside: Path, target: Path) -> Path:
        if next(left, None) is not None:
            raise PermissionError(errno.EACCES, "Access is denied")
        return real(beside, target)

    return step


def test_a_file_that_is_let_go_soon_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 30.0)
    monkeypatch.setattr(Path, "replace", refusing(3))
    replace(path, NEW)
    assert path.read_bytes() == NEW


def test_a_file_that_stays_open_is_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    monkeypatch.setattr(Path, "replace", refusing(10**6))
    with pytest.raises(UnreadableError, match="another program has it open; nothing") as caught:
        replace(path, NEW)
    assert caught.value.hint is not None
    assert "close it" in caught.value.hint
    assert (path.read_bytes(), names(path)) == (OLD, [path.name])


# Ctrl-C and kill


# A file that was opened in the interrupted line is closed when it is collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_at_any_line_leaves_one_file_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = set()
    line = 0
    while True:
        line += 1
        path.write_bytes(OLD)
        if not interrupted_at(line, str(module.__file__), lambda: replace(path, NEW)):
            break
        found.add(path.read_bytes())
        assert path.read_bytes() in (OLD, NEW), line
    assert found == {OLD, NEW}
    assert line > 30
    # Between the making of a file and the next line there is no guard: later saves take those away.
    assert len(names(path)) < 4
    monkeypatch.setattr(module, "has_ended", lambda *_: True)
    replace(path, NEW)
    assert names(path) == [path.name]


def left_behind(path: Path, process: int, machine: str) -> Path:
    word = re.sub(r"[^A-Za-z0-9]", "", machine)[:20]
    file = path.with_name(f".{path.name}.{process}-{word}-0123abcd.new")
    file.write_bytes(b"half")
    return file


def test_what_killed_writers_left_goes_at_the_next_save(path: Path) -> None:
    ended = left_behind(path, ended_process(), host())
    alive = left_behind(path, os.getpid(), host())
    elsewhere = left_behind(path, 4312, f"not{host()}")
    days_old = left_behind(path, 4313, f"not{host()}")
    long_ago = time.time() - 100_000
    os.utime(days_old, (long_ago, long_ago))
    others = [
        path.with_name(name) for name in (".references.yaml.mine.new", ".references.yaml.lock")
    ]
    others.append(left_behind(path.with_name("other.yaml"), ended_process(), host()))
    for other in others:
        other.write_bytes(b"mine")
        os.utime(other, (long_ago, long_ago))

    replace(path, NEW)

    assert [ended.exists() and os.name != "nt", days_old.exists()] == [False, False]
    assert all(each.exists() for each in (alive, elsewhere, *others))


# What could not be saved


def test_what_could_not_be_saved_is_kept_beside_and_never_over_another(path: Path) -> None:
    path.chmod(0o640)
    first, second = keep_beside(path, b"one"), keep_beside(path, b"two")
    assert [first.name, second.name] == ["references.yaml.unsaved-1", "references.yaml.unsaved-2"]
    assert (first.read_bytes(), second.read_bytes(), path.read_bytes()) == (b"one", b"two", OLD)
    assert stat.S_IMODE(first.stat().st_mode) == stat.S_IMODE(path.stat().st_mode)
    path.unlink()
    assert keep_beside(path, b"three").read_bytes() == b"three"


def test_what_cannot_be_kept_leaves_no_empty_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnreadableError, match="the disk is full"):
        keep_beside(path, NEW)
    assert names(path) == [path.name]
