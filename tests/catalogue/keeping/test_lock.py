"""One changes the catalogue at a time; the others wait, and are told for whom."""

from __future__ import annotations

import errno
import json
import math
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidence_refs.catalogue.keeping import lock
from evidence_refs.catalogue.keeping.lock import Holder, Patience, held
from evidence_refs.catalogue.keeping.machine import host
from evidence_refs.errors import ConflictError, UnreadableError, UsageError
from tests.catalogue.keeping.interrupted import interrupted_at
from tests.catalogue.keeping.rights import as_nobody, open_folder, posix
from tests.catalogue.keeping.test_machine import ended_process

AT_ONCE = Patience(0)

HOLD = """
import sys
from pathlib import Path
from evidence_refs.catalogue.keeping.lock import Patience, held
with held(Path(sys.argv[1]), Patience()):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "references.yaml"
    file.write_bytes(b"version: 1\n")
    return file


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another process hold the lock within a `with`."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def is_free(path: Path) -> bool:
    """Say whether a process would get the lock now; asked by another thread, which is as good."""
    found = []

    def ask() -> None:
        try:
            with held(path, AT_ONCE):
                found.append(True)
        except ConflictError:
            found.append(False)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    return found[0]


def note_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.holder.lock")


def names(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()} - {f".{path.name}.lock"}


def test_who_is_late_is_told_who_holds_it(path: Path) -> None:
    with another_process(path) as process, pytest.raises(ConflictError) as caught:
        held(path, AT_ONCE).__enter__()
    message = caught.value.message
    assert caught.value.exit_code == 5
    assert caught.value.where.file == str(path)
    assert f"on {host()} (process {process.pid}, -c {path}"[:60] in message
    assert message.startswith("is locked by ")
    assert message.endswith("waited 0 seconds, nothing was changed")
    assert caught.value.hint is not None
    assert lock.SECONDS in caught.value.hint


def test_who_is_killed_holds_it_no_more_and_misleads_nobody(path: Path) -> None:
    with another_process(path) as process:
        process.kill()
        process.wait()
        assert is_free(path)
        with held(path, AT_ONCE):
            assert json.loads(note_of(path).read_bytes())["process"] == os.getpid()
    assert names(path) == {path.name}


def test_threads_wait_for_each_other(path: Path) -> None:
    number = path.with_name("number")
    number.write_text("0", encoding="utf-8")

    def count() -> None:
        for _ in range(5):
            with held(path, Patience(60)):
                number.write_text(str(int(number.read_text("utf-8")) + 1), encoding="utf-8")

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert number.read_text("utf-8") == "20"


def test_who_holds_it_may_hold_it_again(path: Path) -> None:
    with held(path, AT_ONCE):
        with held(path, AT_ONCE):
            assert not is_free(path)
        assert not is_free(path)
        assert note_of(path).exists()
    assert is_free(path)


def test_an_error_within_lets_it_go(path: Path) -> None:
    with pytest.raises(KeyError), held(path, AT_ONCE):
        raise KeyError
    assert is_free(path)
    assert names(path) == {path.name}


@posix
def test_all_ways_to_one_file_share_a_lock(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link.yaml").symlink_to(path)
    (tmp_path / "folder").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    ways = ["link.yaml", "folder/link.yaml", "folder/references.yaml"]
    for way in (Path(each) for each in [*ways, f"../{tmp_path.name}/./references.yaml"]):
        with held(way, AT_ONCE), held(path, AT_ONCE):  # the same, so this thread may
            assert not is_free(path)
        with held(path, AT_ONCE):
            assert not is_free(way)


def test_another_catalogue_beside_is_not_locked(path: Path) -> None:
    with held(path, AT_ONCE):
        assert is_free(path.with_name("others.yaml"))


# A file that was opened in the interrupted line is closed when it is collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_at_any_line_lets_it_go(path: Path) -> None:
    def change() -> None:
        with held(path, AT_ONCE):
            assert note_of(path).exists()

    line = 1
    while interrupted_at(line, str(lock.__file__), change):
        assert is_free(path), line
        line += 1
    assert line > 30
    assert names(path) == {path.name}  # a note that an interrupt left is taken away by the next


# Waiting


def test_who_waits_long_is_told_once_for_whom(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_SOON", 0.05)
    told: list[Holder | None] = []
    with another_process(path) as process:

        def waiting(holder: Holder | None) -> None:
            told.append(holder)
            process.kill()  # now it is let go

        with held(path, Patience(60, waiting)):
            pass
    assert [holder and holder.process for holder in told] == [process.pid]


def test_who_need_not_wait_is_told_nothing(path: Path) -> None:
    with held(path, Patience(60, lambda _: pytest.fail("it was free"))):
        pass


@given(st.floats(0, 1e9) | st.integers(0, 10**6))
def test_the_variable_says_how_long(number: float) -> None:
    assert lock.seconds({lock.SECONDS: str(number)}) == number


@given(st.floats(max_value=-0.001) | st.just(math.nan) | st.just(math.inf) | st.text(min_size=1))
def test_what_is_no_number_of_seconds_is_refused(wrong: float | str) -> None:
    if isinstance(wrong, str):
        wrong = f"{wrong}x"
    with pytest.raises(UsageError, match=lock.SECONDS):
        lock.seconds({lock.SECONDS: str(wrong)})


def test_without_the_variable_it_is_ten_seconds() -> None:
    assert lock.seconds({}) == lock.seconds({lock.SECONDS: ""}) == 10


# What stands in the note is told, never believed


def fields(process: object) -> dict[str, object]:
    return {"user": "anna", "host": host(), "process": process, "command": "x", "since": "y"}


@posix
def test_a_holder_that_has_ended_is_not_named(path: Path) -> None:
    with another_process(path):
        note_of(path).write_text(json.dumps(fields(ended_process())), encoding="utf-8")
        with pytest.raises(ConflictError, match="is locked by another program; waited"):
            held(path, AT_ONCE).__enter__()


@example(b"[" * 4096)
@given(
    st.binary(max_size=50)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=5,
    ).map(lambda value: json.dumps(value).encode())
    | st.builds(
        lambda process: json.dumps(fields(process)).encode(), st.integers() | st.text() | st.none()
    )
)
def test_any_note_is_read_without_an_error(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    note = tmp_path_factory.getbasetemp() / "note"
    note.write_bytes(raw)
    assert "\n" not in str(lock._holder(note))


def test_a_note_that_cannot_be_written_is_done_without(path: Path) -> None:
    note_of(path).mkdir()
    with held(path, AT_ONCE), pytest.raises(ConflictError, match="by another program"):
        _in_a_thread(path)


def _in_a_thread(path: Path) -> None:
    errors: list[ConflictError] = []

    def ask() -> None:
        try:
            held(path, AT_ONCE).__enter__()
        except ConflictError as error:
            errors.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    raise errors[0]


@posix
def test_a_note_is_not_written_through_a_link(path: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"mine")
    for end in ("holder.lock", "holder.lock.new"):
        (tmp_path / f".{path.name}.{end}").symlink_to(precious)
    with held(path, AT_ONCE):
        assert not note_of(path).is_symlink()
    assert precious.read_bytes() == b"mine"


# Where it cannot be locked


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="its folder is not there"):
        held(tmp_path / "no" / "references.yaml", AT_ONCE).__enter__()
    assert not (tmp_path / "no").exists()


@posix
def test_a_disk_without_locks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOSYS, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(UnreadableError, match="its disk has no locks; nothing") as caught:
        held(path, AT_ONCE).__enter__()
    assert caught.value.exit_code == 3
    assert names(path) == {path.name}


@posix
def test_a_read_only_folder() -> None:
    with open_folder() as folder:
        path = folder / "references.yaml"
        path.write_bytes(b"version: 1\n")
        folder.chmod(0o555)
        with as_nobody(), pytest.raises(UnreadableError, match="no permission to write in its"):
            held(path, AT_ONCE).__enter__()


@posix
def test_somebody_elses_lock_is_named() -> None:
    with open_folder() as folder:
        path = folder / "references.yaml"
        path.write_bytes(b"version: 1\n")
        beside = folder / ".references.yaml.lock"
        beside.touch()
        beside.chmod(0o444)
        with as_nobody(), pytest.raises(UnreadableError, match="no permission to write") as caught:
            held(path, AT_ONCE).__enter__()
        assert str(beside) in caught.value.message


@posix
@pytest.mark.parametrize(
    ("mode", "expected"), [(0o664, 0o664), (0o640, 0o640), (0o444, 0o644), (0o755, 0o644)]
)
def test_who_may_write_the_catalogue_may_lock_it(path: Path, mode: int, expected: int) -> None:
    path.chmod(mode)
    for _ in range(2):
        with held(path, AT_ONCE):
            pass
        beside = path.with_name(".references.yaml.lock").stat()
        assert stat.S_IMODE(beside.st_mode) == expected
    assert beside.st_uid == path.stat().st_uid


@posix
def test_root_locks_it_for_its_owner_too() -> None:
    with open_folder() as folder:
        path = folder / "references.yaml"
        path.write_bytes(b"version: 1\n")
        if os.geteuid() == 0:
            os.chown(path, 65534, 65534)
        with held(path, AT_ONCE):
            pass
        with as_nobody(), held(path, AT_ONCE):
            pass
