from __future__ import annotations

import json
from collections.abc import Callable
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
