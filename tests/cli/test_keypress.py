"""One key of a person: on a terminal without Enter, else the first letter of a line."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator

import pytest

from evidence_refs.cli.terminal.keypress import read_key


def test_without_a_terminal_it_is_the_first_letter_of_a_line() -> None:
    stream = io.StringIO("Merge\n\n a \n")
    assert [read_key(stream) for _ in range(4)] == ["m", "", "a", None]


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
@pytest.mark.parametrize(
    ("pressed", "keys"),
    [
        (b"mA", ["m", "a"]),
        (b"\x1b[Am", ["", "m"]),  # an arrow
        (b"\x1bOPm", ["", "m"]),  # F1
        (b"\x1b[15~m", ["", "m"]),  # F5
        (b"\n m", ["", "", "m"]),
        ("\u00e9m".encode(), ["\u00c3".lower(), "\u00a9", "m"]),  # no letter that means anything
        (b"l\x04", ["l", None]),
    ],
)
def test_on_a_terminal(pressed: bytes, keys: list[str | None], terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    os.write(ours, pressed)
    with open(theirs, closefd=False) as stream:
        assert [read_key(stream) for _ in keys] == keys


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Give both ends of a pseudo-terminal at which a program waits for a key."""
    import pty
    import tty

    ours, theirs = pty.openpty()
    tty.setcbreak(theirs)  # as it is while a key is waited for: Ctrl-D is a key then
    yield ours, theirs
    os.close(ours)
    os.close(theirs)
