"""`brief new`: a first recipe, with comments, for a person to go on with."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.output import refuse_overwriting, write_whole
from evidence_refs.cli.session import load, locate, session
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.model import DocumentRecord

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
    record = _record(index, document) if document else None
    references = index.references(index.select(Filter(document=document)))
    by_section = bool(document) or by is By.section
    text = new(references, "section" if by_section else "type", record, "Evidence brief")
    screen = session(context).screen
    if file == "-":
        screen.text(text)
        return 0
    write_whole(Path(file), text.encode("utf-8"))
    screen.note(f"wrote {file}; next: evidence-refs brief build {file}")
    return 0


def _record(index: Index, id: str) -> DocumentRecord:
    """Give the document of an id.

    Raises:
        UsageError: there is none; the hint names the nearest, or all.
    """
    from difflib import get_close_matches

    documents = {each.id: each for each in index.rest.documents}
    if id in documents:
        return documents[id]
    near = get_close_matches(id, documents, n=1)
    hint = f"did you mean {near[0]}?" if near else f"documents: {', '.join(documents) or 'none'}"
    raise UsageError(f"there is no document {id}", hint=hint)
