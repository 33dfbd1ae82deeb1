"""Tests of what the system refuses, also where they are run by root."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

posix = pytest.mark.skipif(os.name == "nt", reason="links and modes of POSIX")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Take root's rights away within a `with`; any other user has no more than they have."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give a folder that everybody may write in: pytest's own are closed to all but their owner."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "data").mkdir()
        (folder / "data").chmod(0o777)
        try:
            yield folder / "data"
        finally:
            (folder / "data").chmod(0o777)
