"""`export`: references in the format of another program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.filters import Filters, with_filters
from evidence_refs.cli.output import refuse_overwriting, write_whole
from evidence_refs.cli.rows import count
from evidence_refs.cli.session import load, locate, session
from evidence_refs.errors import UsageError
from evidence_refs.formats import WRITERS

EXAMPLES = """\b
Examples:
  evidence-refs export bibtex -o references.bib
  evidence-refs export csv --bom -o references.csv
  evidence-refs export markdown --document hee-evidence-brief-2023-01 -o list.md
  evidence-refs export json --type article-journal --year 2020.. | jq length"""

_FORMAT_OF = {"bom": "csv", "ascii": "bibtex", "flat": "markdown"}
"""The format that each of these options is for."""


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
    ascii: Annotated[
        bool, typer.Option("--ascii", help="bibtex: LaTeX commands for letters beyond ASCII.")
    ] = False,
    flat: Annotated[
        bool, typer.Option("--flat", help="markdown: one list, without headings.")
    ] = False,
    filters: Filters,
) -> int:
    """Write references in another program's format. To stdout, or to a file."""
    asked = {name for name, given in (("bom", bom), ("ascii", ascii), ("flat", flat)) if given}
    _refuse_what_cannot_be(format, asked)
    refuse_overwriting({"--output": output}, [str(locate(session(context).catalogue))])
    from evidence_refs.catalogue.index.filters import Filter

    index = load(context).index
    ids = index.select(Filter(**filters))
    writer = WRITERS[format]
    settings: dict[str, object] = dict.fromkeys(asked - {"flat"}, True)
    if format == "markdown":
        titles = {
            document.id: document.title for document in index.rest.documents if document.title
        }
        settings = {"grouped": not flat, "document": filters.get("document"), "titles": titles}
    if writer.by_entry:
        entry = partial(writer.entry, ascii=ascii)
        text = writer.bind(index.written(ids, " ".join((format, *sorted(settings))), entry))
    else:
        text = writer.write(index.references(ids), **settings)
    screen = session(context).screen
    if output == "-":
        screen.text(text)
        return 0
    write_whole(Path(output), text.encode("utf-8"))
    screen.note(f"wrote {count(len(ids), 'reference', 'references')} to {output}")
    return 0


def _refuse_what_cannot_be(format: str, asked: set[str]) -> None:
    if format not in WRITERS:
        raise UsageError(f"unknown format {format}", hint=f"formats: {', '.join(WRITERS)}")
    for option in sorted(asked):
        if _FORMAT_OF[option] != format:
            raise UsageError(
                f"--{option} is for {_FORMAT_OF[option]}", hint=f"leave it out for {format}"
            )
