"""`redo`: forth again over changes of the catalogue that were undone."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_refs.cli.history import travel

EXAMPLES = """\b
Examples:
  evidence-refs redo
  evidence-refs redo 2 --diff"""


def command(
    context: typer.Context,
    count: Annotated[
        int, typer.Argument(metavar="[N]", min=1, help="How many steps.", show_default=False)
    ] = 1,
    diff: Annotated[
        bool,
        typer.Option("--diff", "--dry-run", help="Show what would change, and write nothing."),
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="A JSON array of the steps that were done again.")
    ] = False,
) -> int:
    """Do again what `undo` took back. Until the catalogue is changed otherwise.

    `undo --list` shows the steps.
    """
    return travel(context, count, back=False, diff=diff, json=json)
