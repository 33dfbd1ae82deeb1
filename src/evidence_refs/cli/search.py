"""`search`: the references that have the words, best first."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_refs.cli.filters import Filters, with_filters
from evidence_refs.cli.listing import show_references
from evidence_refs.cli.session import load

EXAMPLES = """\b
Examples:
  evidence-refs search population health
  evidence-refs search anchor OR place-based --year 2019..
  evidence-refs search 'title:"integrated care" NOT source:kings'
  evidence-refs search partnership* --json
\b
All words must be there; "…" is a phrase, word* a beginning; OR, NOT; and
title: author: source: journal: abstract: key: tag: look in one field."""


@with_filters
def command(
    context: typer.Context,
    *,
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Words to look for.")],
    json: Annotated[bool, typer.Option("--json", help="A JSON array of references.")] = False,
    filters: Filters,
) -> int:
    """Search references for words. The best come first."""
    from evidence_refs.catalogue.index.filters import Filter, search, select

    found = search(load(context).catalogue.references, " ".join(query))
    return show_references(context, select(found, Filter(**filters)), json=json)
