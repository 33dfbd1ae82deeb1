"""`edit`: references in the person's own editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.session import editing, load, session
from evidence_refs.cli.terminal.changes import changes
from evidence_refs.cli.terminal.doubts import refuse_misfits, tell_doubts
from evidence_refs.cli.terminal.writing import Written, page_of
from evidence_refs.errors import ConflictError
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from evidence_refs.catalogue.keeping.store import Stored
    from evidence_refs.model import Reference

EXAMPLES = """\b
Examples:
  evidence-refs edit nhs2019longterm
  EDITOR="code --wait" evidence-refs edit nhs2019longterm dft2020gear"""


def command(
    context: typer.Context,
    keys: Annotated[
        list[str],
        typer.Argument(metavar="KEY...", help="Keys or aliases.", autocompletion=complete.keys),
    ],
) -> int:
    """Edit references in your editor, $VISUAL or $EDITOR. One after the other, each as it stands.

    Your lines and comments are saved as you write them. What cannot be is shown with its line, and
    opened again; nothing you wrote is lost.
    """
    for key in keys:
        _edit(context, key)
    return 0


def _edit(context: typer.Context, key: str) -> None:
    from evidence_refs.catalogue.records.rewrite import problems_of

    stored = load(context)
    before = stored.reference(key)
    text = stored.block(before.key)
    screen = session(context).screen
    with page_of(screen, before.key, text) as page:
        written = page.edit(
            lambda after: problems_of(before, after, stored.names, stored.documents)
        )
        if written is None or written.text == page.text:
            screen.note(f"{before.key} is unchanged")
            return
        after = _save(context, before, text, written)
    for line in changes(before, after):
        screen.line(line)
    screen.note(f"saved {after.key}")
    tell_doubts(screen, before, after)


def _save(context: typer.Context, before: Reference, text: str, written: Written) -> Reference:
    """Save what was written, if the record still stands as it was when it was opened."""
    from evidence_refs.catalogue.keeping.store import save
    from evidence_refs.catalogue.records.rewrite import rewrite

    with editing(context) as stored:
        if not _stands(stored, before.key, text):
            raise ConflictError(
                f"`{before.key}` was changed by someone else while you edited it",
                where=Where(str(stored.path)),
                hint=f"edit it anew: evidence-refs edit {before.key}",
            )
        refuse_misfits(stored, before, written.record)
        change = rewrite(before, written.record, written.text, stored.decided)
        save(stored, change, f"edited {before.key}")
        return change.put[0]


def _stands(stored: Stored, key: str, text: str) -> bool:
    """Say whether a record is still there, in the same lines."""
    there = key in stored.names and stored.reference(key).key == key
    return there and stored.block(key) == text
