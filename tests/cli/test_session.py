"""Waiting for a locked catalogue: how long, and what a person is told meanwhile."""

from __future__ import annotations

import io
import os
import sys

import pytest

from evidence_refs.catalogue.keeping.lock import PATIENCE, SECONDS, Holder
from evidence_refs.cli.session import Session
from evidence_refs.cli.terminal.render import Screen
from tests.cli.conftest import Program

HOLDER = Holder("anna", "pc7", os.getpid(), "evidence-refs add \x1b[2J", "2026-11-24 14:03:07")


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "quiet", "holder", "said"),
    [
        (True, False, HOLDER, f"waiting for anna on pc7 (process {os.getpid()}, "),
        (True, False, None, "waiting for another program\n"),
        (True, True, HOLDER, ""),
        (False, False, HOLDER, ""),
    ],
    ids=["named", "unnamed", "quiet", "piped"],
)
def test_on_a_terminal_it_says_for_whom_it_waits(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, quiet: bool, holder: Holder | None, said: str
) -> None:
    stream = Stream(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    with Session(screen=Screen(quiet=quiet)).patience():
        PATIENCE.get().waiting(holder)
    assert stream.getvalue().startswith(said)
    assert bool(stream.getvalue()) == bool(said)
    assert "\x1b" not in stream.getvalue()


def test_the_variable_holds_for_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    before = PATIENCE.get()
    monkeypatch.setenv(SECONDS, "0.5")
    with Session().patience():
        assert PATIENCE.get().seconds == 0.5
    assert PATIENCE.get() is before


def test_a_variable_that_is_no_number_is_wrong_usage(
    library: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = PATIENCE.get()
    monkeypatch.setenv(SECONDS, "soon")
    done = library("list")
    assert done.code == 2
    assert done.err.splitlines()[0] == f"error: {SECONDS} is 'soon'"
    assert PATIENCE.get() is before
