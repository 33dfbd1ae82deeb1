"""git told to merge a catalogue by records."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

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
