"""`merge`: several references of one work into one."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.session import editing, load, session
from evidence_refs.cli.terminal.asking import confirm
from evidence_refs.cli.terminal.changes import value_text
from evidence_refs.cli.terminal.rows import apart, some
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.keeping.store import Stored
    from evidence_refs.catalogue.records.together import Together
    from evidence_refs.model import Reference

EXAMPLES = """\b
Examples:
  evidence-refs merge nhs2019long nhs2019longa
  evidence-refs merge nhs2019long nhs2019longa --dry-run
  evidence-refs merge nhs2019long nhs2019longa --into nhs2019longa --take title=nhs2019long"""


def command(
    context: typer.Context,
    keys: Annotated[
        list[str],
        typer.Argument(metavar="KEY KEY...", help="Keys or aliases.", autocompletion=complete.keys),
    ],
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            metavar="KEY",
            help="Keep this one's key; else the first one's.",
            autocompletion=complete.keys,
        ),
    ] = None,
    take: Annotated[
        list[str] | None,
        typer.Option(
            "--take",
            metavar="FIELD=KEY",
            help="Keep the field of this one. Repeatable.",
            autocompletion=complete.takes,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be kept, and write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> int:
    """Merge references of one work. Shows field by field what differs, what is kept, and why.

    The other keys become aliases; the other values stay in the record's alternates, with the keys
    that had them; all citations are kept.
    """
    screen = session(context).screen
    if not dry_run and (yes or not screen.can_ask):
        with editing(context) as stored:
            found = _members(stored, keys, into)
            made = _shown(context, stored, found, take or ())
            _refuse_distinct(stored, found, yes=yes)
            _save(context, stored, found, made)
        return 0
    stored = load(context)
    found = _members(stored, keys, into)
    made = _shown(context, stored, found, take or ())
    if pair := stored.decided.keeps_apart([each.key for each in found]):
        screen.note(f"`distinct` says that {pair[0]} and {pair[1]} are not the same work")
    if not dry_run and confirm(screen, "Merge them?", default=False):
        _save(context, stored, found, made)
    else:
        screen.note("nothing was merged")
    return 0


def _members(stored: Stored, keys: Sequence[str], into: str | None) -> list[Reference]:
    """Give the references, the one first whose key is kept."""
    found: dict[str, Reference] = {}
    for name in keys:
        each = stored.reference(name)
        if each.key in found:
            raise UsageError(
                f"`{name}` is `{each.key}`, which is named twice", hint="leave one out"
            )
        found[each.key] = each
    if len(found) < 2:
        raise UsageError("merge needs two references or more", hint="name another key")
    first = _one_of(found, stored.reference(into).key, "--into") if into else next(iter(found))
    return [found.pop(first), *found.values()]


def _one_of(found: Container[str], key: str, option: str) -> str:
    if key not in found:
        raise UsageError(f"{option}: `{key}` is not among those to merge", hint="name it, too")
    return key


def _shown(
    context: typer.Context, stored: Stored, found: Sequence[Reference], take: Sequence[str]
) -> Together:
    """Show field by field what differs, and give what the references make together."""
    from evidence_refs.catalogue.records.alike import alike
    from evidence_refs.catalogue.records.together import together
    from evidence_refs.catalogue.records.typed import field_named

    keys = [each.key for each in found]
    wanted = {}
    for word in take:
        field, equals, name = word.partition("=")
        if not equals:
            raise UsageError(f"--take cannot be `{word}`", hint="write FIELD=KEY")
        wanted[field_named(field)] = _one_of(keys, stored.reference(name).key, "--take")
    made = together(found, wanted)
    rows = []
    for row in made.rows:
        values = apart(*(value_text(row.field, value) for value in row.values))
        rows.append((row.field, *values, row.of, row.why))
    screen = session(context).screen
    screen.table(("field", *keys, "kept", "because"), rows)
    for each in found[1:]:
        if not alike(each, found[:1]):
            screen.note(f"{keys[0]} and {each.key} do not look like one work")
    return made


def _refuse_distinct(stored: Stored, found: Sequence[Reference], *, yes: bool) -> None:
    pair = stored.decided.keeps_apart([each.key for each in found])
    if pair and not yes:
        raise UsageError(
            f"`distinct` says that {pair[0]} and {pair[1]} are not the same work",
            hint="--yes merges them all the same",
        )


def _save(
    context: typer.Context, stored: Stored, found: Sequence[Reference], made: Together
) -> None:
    from evidence_refs.catalogue.keeping.store import save

    key, *others = [each.key for each in found]
    said = f"merged {some(others)} into {key}"
    blocks = [stored.block(each.key) for each in found]
    save(stored, made.change(found, blocks, stored.decided), said)
    session(context).screen.note(said)
