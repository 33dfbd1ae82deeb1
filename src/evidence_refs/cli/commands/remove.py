"""`remove`: references out of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.session import editing, load, session
from evidence_refs.cli.terminal.asking import confirm
from evidence_refs.cli.terminal.rows import count, place, short, some
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.keeping.store import Stored
    from evidence_refs.model import Reference

EXAMPLES = """\b
Examples:
  evidence-refs remove nhs2019long
  evidence-refs remove nhs2019long dft2020gear --yes
  evidence-refs remove nhs2019long --forget"""


def command(
    context: typer.Context,
    keys: Annotated[
        list[str],
        typer.Argument(metavar="KEY...", help="Keys or aliases.", autocompletion=complete.keys),
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Let extraction bring them back where it finds them.")
    ] = False,
) -> int:
    """Remove references. Says where each is cited, and asks.

    Their keys are kept under `removed`, so that no later extraction brings them back.
    """
    if yes:
        with editing(context) as stored:
            found = _shown(context, stored, keys)
            _remove(context, stored, found, forget=forget)
        return 0
    stored = load(context)
    found = _shown(context, stored, keys)
    screen = session(context).screen
    if not screen.can_ask:
        raise UsageError("remove asks, and there is nobody to answer", hint="--yes answers it")
    if confirm(screen, f"Remove {count(len(found), 'reference', 'references')}?", default=False):
        _remove(context, stored, found, forget=forget)
    else:
        screen.note("nothing was removed")
    return 0


def _shown(context: typer.Context, stored: Stored, keys: Sequence[str]) -> list[Reference]:
    """Give the references, each once, and show them with every place that cites them."""
    from evidence_refs.catalogue.records.labels import label

    found = list({each.key: each for each in map(stored.reference, keys)}.values())
    screen = session(context).screen
    for each in found:
        screen.line(f"{each.key}  {short(label(each))}")
        for cited in each.cited_in:
            screen.line(f"  cited in {place(cited)}")
        if not each.cited_in:
            screen.line("  cited nowhere")
    return found


def _remove(
    context: typer.Context, stored: Stored, found: Sequence[Reference], *, forget: bool
) -> None:
    from evidence_refs.catalogue.keeping.store import save
    from evidence_refs.catalogue.records.remove import remove

    said = f"removed {some([each.key for each in found])}"
    save(stored, remove(found, stored.decided, forget=forget), said)
    session(context).screen.note(said)
