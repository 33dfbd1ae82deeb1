"""Lines that git reads: git itself says what they mean."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.git.attributes import attribute, beside, with_line
from evidence_refs.catalogue.git.setup import Repository, is_attributed


@pytest.fixture(scope="module")
def work_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work tree")
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


def told(folder: Path, command: str, *paths: str) -> list[str]:
    """Ask git about paths, and give the parts of its answer."""
    words = ["git", "-C", str(folder), *command.split(), "-z", "--stdin"]
    asked = "".join(f"{path}\0" for path in paths).encode("utf-8")
    done = subprocess.run(words, input=asked, capture_output=True, check=False)
    return done.stdout.decode("utf-8").split("\0")


_names = st.text(r"""abc.-_!#*?[]{} é'"\$%~,;""", min_size=1, max_size=8).filter(
    lambda name: name.strip(". ") == name
)


@pytest.mark.skipif(os.name == "nt", reason="names that Windows has not")
@given(st.lists(_names, min_size=1, max_size=3).map("/".join))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_line_is_for_one_file_and_no_other(work_tree: Path, path: str) -> None:
    (work_tree / ".gitattributes").write_bytes(with_line(b"* text\n", attribute(path)))
    others = [f"{path}x", f"x{path}", f"sub/{path}", path.replace("*", "x"), path.replace("?", "y")]
    said = told(work_tree, "check-attr merge", path, *others)
    found = dict(zip(said[::3], said[2::3], strict=False))
    assert [name for name, value in found.items() if value == "evidence-refs"] == [path]
    assert is_attributed(Repository(work_tree, path))


@pytest.mark.skipif(os.name == "nt", reason="names that Windows has not")
@given(st.lists(_names, min_size=1, max_size=3).map("/".join))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_lies_beside_is_overlooked_and_nothing_else(work_tree: Path, path: str) -> None:
    (work_tree / ".git" / "info" / "exclude").write_bytes(with_line(b"", beside(path)))
    folder, _, name = path.rpartition("/")
    beside_it = f"{folder}/.{name}.lock".lstrip("/")
    others = [path, f"{path}.unsaved-1", f"sub/{beside_it}"]

    assert told(work_tree, "check-ignore", beside_it, *others) == [beside_it, ""]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"a\n"),
        (b"b", b"b\na\n"),
        (b"b\r\n", b"b\r\na\r\n"),
        (b"a\nb\n", b"a\nb\na\n"),
    ],
)
def test_nothing_else_in_the_file_changes(before: bytes, after: bytes) -> None:
    assert with_line(before, "a") == after
