"""`undo`: back over the last changes of the catalogue."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_refs.cli.history import steps, travel

EXAMPLES = """\b
Examples:
  evidence-refs undo
  evidence-refs undo 3 --diff
  evidence-refs undo --list"""


def command(
    context: typer.Context,
    count: Annotated[
        int, typer.Argument(metavar="[N]", min=1, help="How many steps.", show_default=False)
    ] = 1,
    listing: Annotated[
        bool,
        typer.Option("--list", help="Show the steps, the latest first, and how to reach each."),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", "--dry-run", help="Show what would change, and write nothing."),
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="A JSON array of the steps: undone, or listed.")
    ] = False,
) -> int:
    """Undo the last changes of the catalogue. `redo` does them again.

    What was changed in other records meanwhile, by hand or by git, stays. Where a record that is to
    be put back was itself changed since, nothing is written, and the exit code is 5.
    """
    if listing:
        return steps(context, json=json)
    return travel(context, count, back=True, diff=diff, json=json)
