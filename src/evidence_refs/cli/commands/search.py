"""`search`: the references that have the words, best first."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_refs.cli.filtered import say_unknown
from evidence_refs.cli.listing import show_references
from evidence_refs.cli.options.filters import Filters, with_filters
from evidence_refs.cli.session import load, session
from evidence_refs.cli.terminal.rows import count

EXAMPLES = """\b
Examples:
  evidence-refs search population health
  evidence-refs search anchor OR place-based --year 2019..
  evidence-refs search 'title:"integrated care" NOT source:kings'
  evidence-refs search '(anchor OR civic) institution*' --json
\b
All words must be there; "…" is a phrase, word* a beginning; OR, NOT, (…); and
title: author: source: journal: abstract: key: tag: look in one field."""


@with_filters
def command(
    context: typer.Context,
    *,
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Words to look for.")],
    json: Annotated[bool, typer.Option("--json", help="A JSON array of references.")] = False,
    filters: Filters,
) -> int:
    """Search references for words. The best come first, each with the words that were found."""
    from evidence_refs.catalogue.index.filters import Filter

    index = load(context).index
    text = " ".join(query)
    ids = index.search(text, Filter(**filters))
    if not ids:
        unfiltered = index.search(text, Filter()) if filters else []
        screen = session(context).screen
        screen.note(_instead(index.nearest(text), len(unfiltered)))
        say_unknown(screen, index, filters)
    return show_references(context, index, ids, json=json, snippets=index.snippets(text, ids))


def _instead(near: dict[str, str | None], unfiltered: int) -> str:
    """Say what a person may try who found nothing.

    `near` are the words that nothing has, with the nearest; `unfiltered` is how many references have
    what was looked for, and do not pass the filters.
    """
    if unfiltered:
        return f"{count(unfiltered, 'reference has', 'references have')} it, and the filters let none pass"
    if not near:
        return "what was looked for is found, but not together or not there: join with OR, name no field"
    words = [f"`{word}` for `{asked}`" for asked, word in near.items() if word]
    if words:
        return f"did you mean {', '.join(words)}?"
    return f"nothing is spelt like {', '.join(f'`{asked}`' for asked in near)}"
