"""git told to merge a catalogue by records."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.git import setup
from evidence_refs.errors import UsageError


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", folder, *words], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def work_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work tree")
    git(folder, "init", "-q")
    return folder


_names = st.text(r"""abc.-_!#*?[]{} é'"\$%~,;""", min_size=1, max_size=8).filter(
    lambda name: name.strip(". ") == name
)


@pytest.mark.skipif(os.name == "nt", reason="names that Windows has not")
@given(st.lists(_names, min_size=1, max_size=3).map("/".join))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_line_is_for_one_file_and_no_other(work_tree: Path, path: str) -> None:
    (work_tree / ".gitattributes").write_bytes(setup.with_line(b"* text\n", path))
    others = [f"{path}x", f"x{path}", f"sub/{path}", path.replace("*", "x"), path.replace("?", "y")]
    said = git(work_tree, "check-attr", "-z", "merge", "--", path, *others).split("\0")

    found = dict(zip(said[::3], said[2::3], strict=False))
    assert [name for name, value in found.items() if value == "evidence-refs"] == [path]
    assert setup.is_attributed(setup.Repository(work_tree, path))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"a/b.yaml merge=evidence-refs\n"),
        (b"* text", b"* text\na/b.yaml merge=evidence-refs\n"),
        (b"* text\r\n", b"* text\r\na/b.yaml merge=evidence-refs\r\n"),
    ],
)
def test_nothing_else_in_the_file_changes(before: bytes, after: bytes) -> None:
    assert setup.with_line(before, "a/b.yaml") == after


def test_the_repository_of_a_catalogue_that_is_not_there_yet(work_tree: Path) -> None:
    found = setup.repository(work_tree / "some folder" / "references.yaml")

    assert found == setup.Repository(work_tree.resolve(), "some folder/references.yaml")
    (work_tree / "below").mkdir()
    assert setup.repository(work_tree / "below" / "x.yaml").path == "below/x.yaml"


def test_without_a_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a git repository") as caught:
        setup.repository(tmp_path / "references.yaml")
    assert caught.value.hint == "run `git init` first"


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="git is not installed"):
        setup.repository(tmp_path / "references.yaml")
