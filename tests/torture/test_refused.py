"""Where a catalogue cannot be written, a command says why in a line, and the file is as it was."""

from __future__ import annotations

import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.keeping import store
from tests.catalogue.keeping.rights import as_nobody, open_folder, posix
from tests.catalogue.keeping.test_lock import another_process
from tests.cli.conftest import BRIEF, Program
from tests.torture import workers
from tests.torture.catalogues import catalogue, left_over

PATH = Path("data/references.yaml")


@pytest.fixture
def refused(library: Program) -> Iterator[Program]:
    """Give a program whose catalogue has a document to come, and must be the same at the end."""
    Path("cycling.txt").write_text(BRIEF.replace("Gear", "Other"), encoding="utf-8")
    before, mode = PATH.read_bytes(), PATH.stat().st_mode
    yield library
    assert PATH.read_bytes() == before
    assert PATH.stat().st_mode == mode
    assert left_over(PATH) == set()


def test_locked_by_another(refused: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIDENCE_REFS_LOCK_SECONDS", "0")
    with another_process(PATH) as process:
        done = refused("extract", "cycling.txt")
        process.kill()
    assert done.code == 5
    error, hint = done.err.splitlines()[-2:]
    assert error.startswith(f"error: {PATH}: is locked by ")
    assert f"(process {process.pid}, " in error
    assert hint.startswith("hint: ")
    with another_process(PATH):
        assert refused("list").code == 0  # to read it, nobody waits
    (PATH.parent / ".references.yaml.holder.lock").unlink(missing_ok=True)


def test_changed_meanwhile(library: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("cycling.txt").write_text(BRIEF.replace("Gear", "Other"), encoding="utf-8")
    theirs = PATH.read_bytes() + b"# a colleague's\n"
    real = store.save

    def late(stored: store.Stored, change: Change, said: str) -> bool:
        PATH.write_bytes(theirs)
        return real(stored, change, said)

    monkeypatch.setattr(store, "save", late)
    done = library("extract", "cycling.txt")
    assert done.code == 5
    beside = PATH.with_name("references.yaml.unsaved-1")
    assert PATH.read_bytes() == theirs
    assert "cycling" in {each.id for each in store.load(beside).catalogue.documents}
    error, hint = done.err.splitlines()[-2:]
    assert str(beside) in error
    assert str(beside) in hint


@contextmanager
def full_disk(folder: Path) -> Iterator[list[str]]:
    """Have a disk without room in a folder, or, where none may be mounted, no room for one file.

    Give how the program is to be started there.
    """
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m,mode=777", "none", str(folder)],
        capture_output=True,
        check=False,
    )
    try:
        yield (
            ["-m", "evidence_refs"]
            if not mounted.returncode
            else ["-c", workers.LITTLE_ROOM, "9999"]
        )
    finally:
        if not mounted.returncode:
            subprocess.run(["umount", str(folder)], check=True)


@posix
def test_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "walking.txt").write_text(BRIEF, encoding="utf-8")
    folder = tmp_path / "data"
    folder.mkdir()
    with full_disk(folder) as how:
        path = folder / "references.yaml"
        path.write_bytes(catalogue(300))
        before = path.read_bytes()
        filler = folder / "filler"
        fill(filler)
        arguments = ["extract", str(tmp_path / "walking.txt"), "-c", str(path)]

        with workers.start_python(*how, *arguments) as process:
            _, said = process.communicate()

        assert process.returncode == 3
        error = next(line for line in said.splitlines() if line.startswith("error: "))
        assert error.startswith(f"error: {path}: cannot be written: ")
        assert error.endswith("; nothing was changed")
        assert path.read_bytes() == before
        assert left_over(path) == set()

        filler.unlink()
        with workers.start_program(*arguments) as process:
            assert process.wait() == 0


def fill(file: Path) -> None:
    """Take all the room that a small disk has left, but not a large one's."""
    with file.open("wb", buffering=0) as sink:
        try:
            for _ in range(200):
                sink.write(b"x" * 4096)
        except OSError:
            return


@posix
def test_a_read_only_folder(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_folder() as folder:
        monkeypatch.chdir(folder.parent)
        (folder.parent / "walking.txt").write_text(BRIEF, encoding="utf-8")
        assert program("init").code == 0
        before = PATH.read_bytes()
        PATH.chmod(0o666)
        (folder / ".references.yaml.lock").chmod(0o666)
        program("extract", "walking.txt", "--dry-run")  # all that is needed is imported
        folder.chmod(0o555)
        with as_nobody():
            done = program("extract", "walking.txt")
        assert done.code == 3
        assert f"error: {PATH}: cannot be written: no permission to write in its folder" in done.err
        assert PATH.read_bytes() == before


@posix
def test_a_linked_catalogue_and_its_mode(library: Program) -> None:
    Path("cycling.txt").write_text(BRIEF.replace("Gear", "Other"), encoding="utf-8")
    link = Path("shelf/link.yaml")
    link.parent.mkdir()
    link.symlink_to(PATH.absolute())
    PATH.chmod(0o640)
    before = PATH.read_bytes()
    assert library("extract", "cycling.txt", "-c", str(link)).code == 0
    assert link.is_symlink()
    assert PATH.read_bytes() != before
    assert stat.S_IMODE(PATH.stat().st_mode) == 0o640
    assert list(link.parent.iterdir()) == [link]
    assert left_over(PATH) == set()
