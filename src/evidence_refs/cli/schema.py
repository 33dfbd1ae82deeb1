"""`schema`: the JSON Schema of the catalogue file."""

from __future__ import annotations

import typer

from evidence_refs.cli.session import session

EXAMPLES = """\b
Examples:
  evidence-refs schema > catalogue.schema.json"""


def command(context: typer.Context) -> int:
    """Print the JSON Schema of the catalogue. For editors and other programs."""
    from evidence_refs.catalogue.check.schema import json_schema

    session(context).screen.json(json_schema())
    return 0
