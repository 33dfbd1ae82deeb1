"""`export`: references in the format of another program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.filters import Filters, with_filters
from evidence_refs.cli.output import write_whole
from evidence_refs.cli.session import load, session
from evidence_refs.errors import UsageError
from evidence_refs.formats import WRITERS

NAME = "export"
EXAMPLES = """\b
Examples:
  evidence-refs export bibtex -o references.bib
  evidence-refs export csv --bom -o references.csv
  evidence-refs export markdown --document hee-evidence-brief-2023-01 -o list.md
  evidence-refs export json --type article-journal --year 2020.. | jq length"""


@with_filters
def command(
    context: typer.Context,
    *,
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help=f"{', '.join(WRITERS)}.", autocompletion=complete.formats
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file; - is stdout.")
    ] = "-",
    bom: Annotated[
        bool, typer.Option("--bom", help="csv: begin with a mark by which Excel knows UTF-8.")
    ] = False,
    filters: Filters,
) -> int:
    """Write references in another program's format, to stdout or a file."""
    if format not in WRITERS:
        raise UsageError(f"unknown format {format}", hint=f"formats: {', '.join(WRITERS)}")
    if bom and format != "csv":
        raise UsageError("--bom is for csv", hint=f"leave it out for {format}")
    from evidence_refs.catalogue.query import Filter, select

    references = select(load(context).catalogue.references, Filter(**filters))
    text = WRITERS[format].write(references)
    screen = session(context).screen
    if output == "-":
        screen.text("\ufeff" + text if bom else text)
        return 0
    write_whole(Path(output), text.encode("utf-8-sig" if bom else "utf-8"))
    screen.note(f"wrote {len(references)} references to {output}")
    return 0
