"""`list`: the references that the filters take."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_refs.cli.filtered import filtered
from evidence_refs.cli.listing import show_references
from evidence_refs.cli.options.filters import Filters, with_filters
from evidence_refs.cli.session import load, session

EXAMPLES = """\b
Examples:
  evidence-refs list
  evidence-refs list --source "King's Fund" --year 2020..
  evidence-refs list --section "Journal articles" --sort date
  evidence-refs list --missing date --json"""


@with_filters
def command(
    context: typer.Context,
    *,
    json: Annotated[bool, typer.Option("--json", help="A JSON array of references.")] = False,
    filters: Filters,
) -> int:
    """List references. Columns: key, date, who, title, number of citations."""
    index = load(context).index
    ids = filtered(session(context).screen, index, filters)
    return show_references(context, index, ids, json=json)
