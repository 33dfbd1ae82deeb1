"""`git-merge`: what git calls to merge a catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evidence_refs.cli.session import session
from evidence_refs.problems import Problem, Where

EXAMPLES = """\b
Examples:
  evidence-refs init --git
  evidence-refs git-merge base.yaml ours.yaml theirs.yaml"""


def command(
    context: typer.Context,
    base: Annotated[Path, typer.Argument(metavar="BASE", help="What both sides began with.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="One side; the result goes here.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other side.")],
    marker_size: Annotated[
        int,
        typer.Option(
            "--marker-size", metavar="N", help="Signs in a line that marks a conflict, 7 at least."
        ),
    ] = 0,
    path: Annotated[
        str | None, typer.Option("--path", metavar="P", help="What messages call the file.")
    ] = None,
) -> int:
    """Merge two versions of a catalogue into OURS, record by record and field by field.

    git calls this by itself once `init --git` has told it to. What both sides changed differently
    stands between lines of signs in OURS, and the exit code is 1.
    """
    from evidence_refs.catalogue.git.driver import drive
    from evidence_refs.catalogue.git.merge import MARKER_SIZE
    from evidence_refs.catalogue.git.three_way import Three
    from evidence_refs.cli.output import write_whole

    screen = session(context).screen
    done = drive(Three(base, ours, theirs), max(marker_size, MARKER_SIZE))
    write_whole(ours, done.raw)
    name = path or str(ours)
    if done.by_lines:
        said = f"merged line by line, not by records: {done.by_lines}"
        screen.problem(Problem("merged-by-lines", said, Where(name), "warning"))
    for each in done.conflicts:
        screen.problem(Problem("merge-conflict", each.why, Where(name, each.line), key=each.key))
    if done.conflicts:
        screen.note(
            "hint: keep the lines of one side, or what is right of both; take the lines of signs out"
        )
    return 0 if done.is_clean else 1
