"""`add`: references that a person enters or pastes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence_refs.cli.add.desk import Desk, Ways
from evidence_refs.cli.add.entry import Entry, from_answers, from_citations
from evidence_refs.cli.add.options import Given, values, with_work
from evidence_refs.cli.session import editing, load, session
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.cli.terminal.render import Screen

EXAMPLES = """\b
Examples:
  evidence-refs add
  evidence-refs add "NHS England (2019) The NHS Long Term Plan. Available at: https://…"
  evidence-refs add --title "Care at home" --author "Osei, A." --source Mind --date 2020-03
  evidence-refs add - < reading-list.txt"""


@with_work
def command(
    context: typer.Context,
    *,
    citations: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CITATION...]", help="As printed, in any style; - is stdin, one a paragraph."
        ),
    ] = None,
    key: Annotated[
        str | None, typer.Option("--key", metavar="KEY", help="Its key; else one is made.")
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help="Open it in your editor first.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask; add what seems to be there, too.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="A JSON array of what was added.")] = False,
    given: Given,
) -> int:
    """Add references: by options, by questions, or from pasted citations.

    Where a reference seems to be there already, it is shown, and nothing is added without your yes;
    the exit code is then 1. With a yes the two are noted as distinct works.
    """
    screen = session(context).screen
    asks = screen.can_ask and not yes and not json
    typed = values(given)
    entries = _entries(screen, citations or (), typed, asks=asks)
    wanted = [entry for entry in entries if entry]
    if len(wanted) > 1 and (key or typed.keys() - {"tags"}):
        raise UsageError(
            f"--key and fields are of one reference, and there are {len(wanted)}",
            hint="add them one by one; --tag goes with many",
        )
    ways = Ways(asks=asks, certain=yes, edit=edit, quiet=json, confirm=bool(citations or not given))
    if asks or edit:
        desk = Desk(screen, load(context), ways)
        codes = [desk.offer(entry, key) for entry in wanted]
        with editing(context) as stored:
            added = desk.save(stored, key)
    else:
        with editing(context) as stored:
            desk = Desk(screen, stored, ways)
            codes = [desk.offer(entry, key) for entry in wanted]
            added = desk.save(stored, key)
    if json and (added or max(codes, default=0) < 2):
        screen.json([each.record() for each in added])
    return max(codes + [3] * entries.count(None), default=0)


def _entries(
    screen: Screen, citations: Sequence[str], typed: dict[str, Any], *, asks: bool
) -> list[Entry | None]:
    """Give what is to be added, None for each text that was not understood."""
    if citations:
        read = from_citations(screen, citations)
        return [entry and entry.with_values(typed) for entry in read]
    if typed:
        return [Entry(typed)]
    if not asks:
        raise UsageError("nothing is to be added", hint='add "CITATION", or add --title "…"')
    return [from_answers(screen)]
