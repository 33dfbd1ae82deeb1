"""One key that a person presses, without Enter; where a terminal gives none, the first letter of a line."""

from __future__ import annotations

import sys
from typing import TextIO

_ENDS = "\x04\x1a"  # Ctrl-D, and Ctrl-Z on Windows


def read_key(stream: TextIO) -> str | None:
    """Give the key that is pressed next; None where the input ends.

    Empty is a key that stands for no letter, such as an arrow. Ctrl-C interrupts, as ever.
    """
    try:
        handle = stream.fileno()
    except (OSError, ValueError):  # no file behind it
        return _of_line(stream)
    if sys.platform == "win32":
        key = _on_windows()
    else:
        import termios

        try:
            key = _on_posix(handle)
        except termios.error:
            return _of_line(stream)
    return None if not key or key in _ENDS else key.strip().lower() if key.isprintable() else ""


def _of_line(stream: TextIO) -> str | None:
    line = stream.readline()
    return line.strip()[:1].lower() if line else None


if sys.platform == "win32":

    def _on_windows() -> str:
        import msvcrt

        key = msvcrt.getwch()
        if key == "\x03":
            raise KeyboardInterrupt
        if key in "\x00\xe0":  # the first half of an arrow or a function key
            msvcrt.getwch()
            return "\x1b"
        return key

else:

    def _on_posix(handle: int) -> str:
        """Give one key, what was typed ahead included; empty at the end of the input."""
        import os
        import termios
        import tty

        before = termios.tcgetattr(handle)
        try:
            tty.setcbreak(handle, termios.TCSADRAIN)
            key = os.read(handle, 1)
            if key == b"\x1b":
                _skip_sequence(handle)
        finally:
            termios.tcsetattr(handle, termios.TCSADRAIN, before)
        return key.decode("latin-1")

    def _skip_sequence(handle: int) -> None:
        """Read what an arrow or a function key sends after Escape: its letters are no answer.

        Source: https://en.wikipedia.org/wiki/ANSI_escape_code#Terminal_input_sequences
        """
        import os
        import select

        first = True
        while select.select([handle], [], [], 0)[0] and (byte := os.read(handle, 1)):
            if not (first and byte in b"[O") and b"@" <= byte <= b"~":
                return
            first = False
