from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evidence_refs.cli.main import main

BRIEF = """Evidence brief: Walking

Reports

Gear Change: a bold vision for cycling and walking
Source: Department for Transport
Publication date: July 2020
Abstract: Says what streets will look like where half of all short journeys are made
on foot or by bicycle.

Cycling and walking investment strategy
Source: Department for Transport
Publication date: 21st April 2017
Abstract: Sets the first targets, and the money for them.
"""


@dataclass(frozen=True)
class Done:
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Program = Callable[..., Done]


@pytest.fixture
def program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """Give a function that runs the program in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EVIDENCE_REFS_CATALOGUE", raising=False)

    def run(*arguments: str) -> Done:
        code = main(arguments)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Done(code, captured.out, captured.err)

    return run


@pytest.fixture
def library(program: Program) -> Program:
    """Give a function that runs the program in a folder with a catalogue of one brief."""
    Path("walking.txt").write_text(BRIEF, encoding="utf-8")
    assert program("init").code == 0
    assert program("extract", "walking.txt").code == 0
    return program


class Typist(io.StringIO):
    """A terminal at which somebody types these lines."""

    def isatty(self) -> bool:
        return True


Answering = Callable[..., Done]


@pytest.fixture
def answering(
    library: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Answering:
    """Give a function that runs a command while a person answers its questions, one a line."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(command: Sequence[str], *answers: str) -> Done:
        screen = Typist()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", Typist("".join(f"{answer}\n" for answer in answers)))
            patch.setattr(sys, "stdout", screen)
            code = main(list(command))
        return Done(code, screen.getvalue(), capsys.readouterr().err)

    return run


Editor = Callable[..., None]

_EDITOR = """\
import json, subprocess, sys
from pathlib import Path

steps, page = Path(__file__).with_name("steps.json"), Path(sys.argv[-1])
assert sys.argv[1] == "--wait"
now, *later = json.loads(steps.read_text(encoding="utf-8"))
steps.write_text(json.dumps(later), encoding="utf-8")
for kind, *values in now:
    if kind == "replace":
        text = page.read_bytes().decode("utf-8")
        assert values[0] in text, text
        page.write_bytes(text.replace(*values).encode("utf-8"))
    elif kind == "write":
        page.write_bytes(values[0].encode("utf-8", errors="surrogateescape"))
    elif kind == "delete":
        page.unlink()
    elif kind == "exit":
        sys.exit(values[0])
    elif kind == "run":
        subprocess.run([sys.executable, "-m", "evidence_refs", *values], check=True)
"""


@pytest.fixture
def editor(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Give a function that says what the person does each time that the editor opens: steps.

    They are `("replace", old, new)`, `("write", text)`, `("delete",)`, `("exit", code)`, and
    `("run", *words)`, a command of this program meanwhile.
    """
    folder = tmp_path_factory.mktemp("an editor")
    script, steps = folder / "editor.py", folder / "steps.json"
    script.write_text(_EDITOR, encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}" --wait')

    def will(*todo: Sequence[Sequence[object]]) -> None:
        steps.write_text(json.dumps(todo), encoding="utf-8")

    return will


def on_a_terminal(folder: Path, command: Sequence[str], typed: bytes, **environment: str) -> bytes:
    """Run the program with a pseudo-terminal at both ends, and give all that was on its screen.

    `typed` is what a person types, before they are asked. The exit code must be 0.
    """
    import pty

    ours, theirs = pty.openpty()
    screen = b""
    with subprocess.Popen(
        [sys.executable, "-m", "evidence_refs", *command], cwd=folder,
        stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, **environment},
    ) as running:  # fmt: skip
        os.close(theirs)
        os.write(ours, typed)
        try:
            while chunk := os.read(ours, 4096):
                screen += chunk
        except OSError:  # Linux says so that the other end is closed
            pass
        assert running.wait(timeout=60) == 0, screen
    os.close(ours)
    return screen
