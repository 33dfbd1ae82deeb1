"""The person's own editor, found and started as git does it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from evidence_refs.errors import UsageError

_USUAL = ("sensible-editor", "editor", "nano", "vi")
_HINT = "name one in $VISUAL or $EDITOR, such as EDITOR=nano"


def open_editor(path: Path) -> None:
    """Let a person edit a file; gives back when they close the editor.

    Raises:
        UsageError: there is no editor, it cannot be started, or it says that it failed.
    """
    command = editor(os.environ)
    try:
        with _interrupts_left_to_it():
            done = subprocess.run([*command, str(path)], check=False)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"cannot start the editor `{command[0]}`: {reason}", hint=_HINT) from error
    if done.returncode:
        raise UsageError(
            f"the editor `{command[0]}` ended with exit code {done.returncode}; nothing was changed",
            hint=_HINT if done.returncode in (126, 127) else "run the command again",
        )


def editor(environment: Mapping[str, str], *, windows: bool = os.name == "nt") -> list[str]:
    """Give the words of the command: $VISUAL, $EDITOR (either may hold arguments), else a usual one.

    Raises:
        UsageError: there is none.
    """
    dumb = environment.get("TERM") == "dumb"  # $VISUAL would want a whole screen
    for name in ("EDITOR",) if dumb else ("VISUAL", "EDITOR"):
        if words := _words(environment.get(name, ""), windows=windows):
            return words
    if windows:
        return ["notepad"]
    found = next((name for name in _USUAL if shutil.which(name)), None)
    if found is None:
        raise UsageError("there is no editor", hint=_HINT)
    return [found]


def _words(command: str, *, windows: bool) -> list[str]:
    """Divide a command into words; one that is a file's path with blanks is one word."""
    command = command.strip()
    if command and Path(command).is_file():
        return [command]
    try:
        words = shlex.split(command, posix=not windows)
    except ValueError as error:
        raise UsageError(
            f"$VISUAL or $EDITOR cannot be `{command}`: {error}", hint=_HINT
        ) from error
    return [word.strip('"') if windows else word for word in words]


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Leave Ctrl-C to the editor while it runs: to it, it may mean something else."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # A function, not SIG_IGN, which the editor would inherit.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
