"""`brief update`: the lists in a document renewed, and nothing else."""

from __future__ import annotations

from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  evidence-refs brief update brief.md"""


def command(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="The documents.")],
) -> int:
    """Renew the lists in documents. What stands outside of them stays as it is."""
    return 0
