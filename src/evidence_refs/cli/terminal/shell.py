"""A command as a person types it, to be shown in a hint."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence

import typer


def command_line(context: typer.Context, words: Sequence[str]) -> str:
    """Give the line that runs a command of this program, on the catalogue that -c named.

    Args:
        context: of the command that shows it.
        words: the command and what it takes: `brief`, `build`, the file.
    """
    catalogue = context.find_root().params.get("catalogue")
    line = ["evidence-refs", *words, *(["-c", str(catalogue)] if catalogue else [])]
    return subprocess.list2cmdline(line) if os.name == "nt" else shlex.join(line)
