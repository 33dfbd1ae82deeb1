"""`extract`: documents into the catalogue."""

from __future__ import annotations

import typer

NAME = "extract"
EXAMPLES = """\b
Examples:
  evidence-refs extract brief.txt
  evidence-refs extract briefs/ pack.zip --dry-run
  evidence-refs extract brief.txt --json | jq .reference.title
  evidence-refs extract brief-v2.txt --document brief --replace
  evidence-refs extract brief.txt --show-text | less -N"""


def command(context: typer.Context) -> int:
    """Read documents and put every work that they cite into the catalogue."""
    raise NotImplementedError
