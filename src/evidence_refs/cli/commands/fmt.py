"""`fmt`: a catalogue brought into the standard form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evidence_refs.cli.session import locate, session

EXAMPLES = """\b
Examples:
  evidence-refs fmt --diff
  evidence-refs fmt
  evidence-refs fmt library/references.yaml --check"""


def command(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", readable=False, help="A catalogue; else the one in use."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Exit code 1 where it is not; write nothing.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change, and write nothing.")
    ] = False,
) -> int:
    """Bring a catalogue into the standard form. What it says, and every comment, stays.

    Records are sorted, fields stand in one order, each abstract has a line for each sentence. Other
    commands never do this: they leave what they do not change as you wrote it. `undo` takes it back.
    """
    from evidence_refs.catalogue.check.whole import whole
    from evidence_refs.catalogue.keeping import contents
    from evidence_refs.catalogue.text.diff import unified
    from evidence_refs.catalogue.text.standard import standard

    screen = session(context).screen
    path = file or locate(session(context).catalogue)
    before = contents.read(path)
    whole(before, str(path))
    after = standard(before, str(path))
    if after == before:
        screen.note(f"{path}: in the standard form already")
        return 0
    if diff:
        screen.text(unified(before, after, path.as_posix()))
    if check:
        screen.note(f"{path}: not in the standard form; `evidence-refs fmt` brings it there")
    elif not diff:
        contents.rewrite(path, before, after, "brought into the standard form")
        screen.note(f"{path}: brought into the standard form")
    return 1 if check else 0
