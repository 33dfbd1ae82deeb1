"""`stats`: how many of what."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_refs.cli.session import load, session

EXAMPLES = """\b
Examples:
  evidence-refs stats
  evidence-refs stats --json"""


def command(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="A JSON object.")] = False,
) -> int:
    """Count references and citations. By type, year, issuer, document, form, section."""
    from evidence_refs.catalogue.records.stats import stats

    counted = stats(load(context).catalogue).to_json()
    screen = session(context).screen
    if json:
        screen.json(counted)
        return 0
    rows = []
    for what, value in counted.items():
        name = what.replace("_", " ")
        if isinstance(value, dict):
            rows += [(name, str(each), str(number)) for each, number in value.items()]
        else:
            rows.append((name, "", str(value)))
    screen.table(("what", "which", "number"), rows)
    return 0
