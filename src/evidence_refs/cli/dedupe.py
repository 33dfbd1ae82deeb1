"""`dedupe`: records of one work, found and merged."""

from __future__ import annotations

from typing import Annotated

import typer

NAME = "dedupe"
EXAMPLES = """\b
Examples:
  evidence-refs dedupe
  evidence-refs dedupe --apply
  evidence-refs dedupe --check --json"""


def command(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="A JSON object of groups.")] = False,
    apply: Annotated[bool, typer.Option("--apply", help="Merge the sure groups.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Exit code 1 where there are sure groups.")
    ] = False,
) -> int:
    """Find references that are one work: those that surely are, and those that may be."""
    raise NotImplementedError
