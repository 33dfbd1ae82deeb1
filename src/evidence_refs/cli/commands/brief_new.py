"""`brief new`: a first recipe, with comments, for a person to go on with."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.brief.document import record
from evidence_refs.cli.output import refuse_overwriting, write_whole
from evidence_refs.cli.session import load, locate, session
from evidence_refs.errors import UsageError

EXAMPLES = """\b
Examples:
  evidence-refs brief new brief.toml
  evidence-refs brief new brief.toml --by section
  evidence-refs brief new brief.toml --document hee-evidence-brief-2023-01"""


class By(StrEnum):
    """What makes the sections."""

    type = "type"
    section = "section"


def command(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The recipe; - is stdout.")],
    document: Annotated[
        str | None,
        typer.Option(
            "--document",
            metavar="ID",
            help="The sections of this document, in their order.",
            autocompletion=complete.documents,
        ),
    ] = None,
    by: Annotated[
        By | None, typer.Option("--by", help="Sections by type (else), or by section of origin.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there.")
    ] = False,
) -> int:
    """Write a recipe for a brief: its sections, and comments that say what can be changed.

    The sections are those of a document, or all types of works in the catalogue.
    """
    if document and by:
        raise UsageError("--by goes with no --document", hint="leave one of them out")
    refuse_overwriting({"FILE": file}, [str(locate(session(context).catalogue))])
    if file != "-" and Path(file).exists() and not force:
        raise UsageError(f"{file} is there already", hint="--force writes over it")
    from evidence_refs.briefs.recipe_new import new
    from evidence_refs.catalogue.index.filters import Filter

    index = load(context).index
    about = record(index, document) if document else None
    references = index.references(index.select(Filter(document=document)))
    by_section = bool(document) or by is By.section
    text = new(references, "section" if by_section else "type", about, "Evidence brief")
    screen = session(context).screen
    if file == "-":
        screen.text(text)
        return 0
    write_whole(Path(file), text.encode("utf-8"))
    screen.note(f"wrote {file}; next: evidence-refs brief build {file}")
    return 0
