from __future__ import annotations

import getpass
import os
import subprocess
import sys

import pytest

from evidence_refs.catalogue.keeping.machine import has_ended, host, user
from tests.catalogue.keeping.rights import posix


def ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@posix
def test_a_process_of_this_machine_is_there_or_has_ended() -> None:
    assert not has_ended(os.getpid(), host())
    assert has_ended(ended_process(), host())


def test_who_works_here_may_have_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ann")
    assert user() == "ann"

    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert user() == "somebody"


def test_what_cannot_be_known_has_not_ended() -> None:
    assert not has_ended(ended_process(), f"not-{host()}")
    assert not has_ended(0, host())
    assert not has_ended(-1, host())
    assert not has_ended(10**30, host())
    assert not has_ended(1, host())
