"""In CI nothing that must run is left out; elsewhere, what cannot run is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
SAMPLE = """
import pytest

@pytest.mark.shared
def test_shared(shared):
    assert shared.is_dir()

@pytest.mark.program
def test_program():
    pytest.skip("bibtex is not here")

def test_plain():
    pass
"""
SETTINGS = '[tool.pytest.ini_options]\nmarkers = ["shared", "program"]\n'


@pytest.mark.parametrize(
    ("ci", "with_shared", "counts"),
    [
        ("false", False, "1 passed, 1 skipped, 1 deselected"),
        ("false", True, "2 passed, 1 skipped"),
        ("true", True, "1 failed, 2 passed"),
        ("true", False, "1 failed, 1 passed, 1 error"),
    ],
)
def test_what_must_run_runs_in_ci(tmp_path: Path, ci: str, with_shared: bool, counts: str) -> None:
    tests = tmp_path / "project" / "tests"
    tests.mkdir(parents=True)
    if with_shared:
        (tmp_path / "shared").mkdir()
    (tmp_path / "project" / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (tests / "test_sample.py").write_text(SAMPLE, encoding="utf-8")
    shutil.copy(TESTS / "conftest.py", tests)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path / "project",
        env={**os.environ, "CI": ci},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines()[-1].startswith(counts)
