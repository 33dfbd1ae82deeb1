from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from evidence_refs.cli.terminal.editor import editor, open_editor
from evidence_refs.errors import UsageError

posix = pytest.mark.skipif(os.name == "nt", reason="the words of a POSIX shell")


@posix
@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"EDITOR": "nano"}, ["nano"]),
        ({"VISUAL": "code --wait", "EDITOR": "nano"}, ["code", "--wait"]),
        ({"VISUAL": "code --wait", "EDITOR": "nano", "TERM": "dumb"}, ["nano"]),
        ({"EDITOR": "'/opt/my editor/ed' -x \"a b\""}, ["/opt/my editor/ed", "-x", "a b"]),
        ({"VISUAL": "", "EDITOR": " ed "}, ["ed"]),
    ],
)
def test_the_editor_is_that_of_the_environment(
    environment: dict[str, str], words: list[str]
) -> None:
    assert editor(environment) == words


def test_a_path_with_blanks_is_one_word(tmp_path: Path) -> None:
    program = tmp_path / "my editor.exe"
    program.write_bytes(b"")
    assert editor({"EDITOR": str(program)}) == [str(program)]


@posix
def test_else_it_is_a_usual_one_or_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="there is no editor") as refused:
        editor({})
    assert "$EDITOR" in (refused.value.hint or "")
    nano = tmp_path / "nano"
    nano.write_text("#!/bin/sh\n", encoding="utf-8")
    nano.chmod(0o755)
    assert editor({}) == ["nano"]
    with pytest.raises(UsageError, match="No closing quotation"):
        editor({"EDITOR": "'nano"})


def test_on_windows_it_is_notepad() -> None:
    assert editor({}, windows=True) == ["notepad"]
    words = editor({"EDITOR": r'"C:\Program Files\ed.exe" -x'}, windows=True)
    assert words == [r"C:\Program Files\ed.exe", "-x"]


@posix
def test_ctrl_c_in_the_editor_does_not_end_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import os, signal; os.kill(os.getppid(), signal.SIGINT)"
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' -c '{code}'")
    before = signal.getsignal(signal.SIGINT)
    open_editor(tmp_path / "page")
    assert signal.getsignal(signal.SIGINT) is before
