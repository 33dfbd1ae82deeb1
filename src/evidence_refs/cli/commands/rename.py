"""`rename`: another key for a reference."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.session import editing, session

EXAMPLES = """\b
Examples:
  evidence-refs rename nhs2019long nhs2019longterm
  evidence-refs keys --map"""


def command(
    context: typer.Context,
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A key or alias.", autocompletion=complete.keys)
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The key that it is to have.")],
) -> int:
    """Give a reference another key. The old one becomes an alias, and goes on to find it.

    No other record and no citation changes. A key or alias of another record is refused.
    """
    from evidence_refs.catalogue.keeping.store import save
    from evidence_refs.catalogue.records.rename import rename

    screen = session(context).screen
    with editing(context) as stored:
        before = stored.reference(old)
        change = rename(before, new, stored.names, stored.decided)
        save(stored, change, f"renamed {before.key} to {new}")
    screen.line(f"{before.key} -> {new}")
    screen.note(f"{before.key} is an alias now; keys --patch FILE... mends texts that cite by it")
    return 0
