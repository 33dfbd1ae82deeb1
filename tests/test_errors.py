"""A file that the system does not open is told in the same words, wherever it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_refs.errors import unopened


@pytest.mark.parametrize(
    ("error", "message", "hint"),
    [
        (FileNotFoundError(2, "No such file"), "no such file", "check the path"),
        (NotADirectoryError(20, "Not a directory"), "no such file", "check the path"),
        (IsADirectoryError(21, "Is a directory"), "is a folder", "name a file"),
        (PermissionError(13, "Denied"), "not allowed to read it", "check its permissions"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error", None),
        (ValueError("embedded null byte"), "cannot be read: embedded null byte", None),
    ],
)
def test_what_the_system_says_in_our_words(
    error: OSError | ValueError, message: str, hint: str | None
) -> None:
    told = unopened(error, "a.bib")
    assert (told.message, told.hint, told.where.file) == (message, hint, "a.bib")


def test_a_folder_that_windows_does_not_allow_is_a_folder(tmp_path: Path) -> None:
    assert unopened(PermissionError(13, "Denied"), str(tmp_path)).message == "is a folder"
