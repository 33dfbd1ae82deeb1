"""`reviewed`: references that a person has checked."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.session import editing, session, today
from evidence_refs.cli.terminal.rows import some
from evidence_refs.errors import UsageError

EXAMPLES = """\b
Examples:
  evidence-refs reviewed nhs2019longterm
  evidence-refs reviewed nhs2019longterm --day 2026-11-20
  evidence-refs reviewed nhs2019longterm --not
  evidence-refs list --missing reviewed"""


def command(
    context: typer.Context,
    keys: Annotated[
        list[str],
        typer.Argument(metavar="KEY...", help="Keys or aliases.", autocompletion=complete.keys),
    ],
    day: Annotated[
        str | None, typer.Option("--day", metavar="DATE", help="The day; else today.")
    ] = None,
    undo: Annotated[bool, typer.Option("--not", help="Take the mark away.")] = False,
) -> int:
    """Mark references as checked by you, with the day.

    Extraction no longer calls them unsure, nor asks about them, and --accept leaves them alone.
    """
    if undo and day:
        raise UsageError("--day and --not exclude each other", hint="leave one out")
    from evidence_refs.catalogue.change import Change
    from evidence_refs.catalogue.keeping.store import save
    from evidence_refs.catalogue.records.edit import marked

    with editing(context) as stored:
        found = {each.key: each for each in map(stored.reference, keys)}
        after = [marked(each, None if undo else day or today()) for each in found.values()]
        said = f"marked {some(list(found))} as {'not ' if undo else ''}reviewed"
        changed = save(stored, Change(put=tuple(after)), said)
    session(context).screen.note(said if changed else "they are so already")
    return 0
