"""`set`: fields of one reference."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.session import editing, session
from evidence_refs.cli.terminal.changes import changes
from evidence_refs.cli.terminal.doubts import refuse_misfits, tell_doubts
from evidence_refs.errors import UsageError

EXAMPLES = """\b
Examples:
  evidence-refs set nhs2019longterm title="The NHS Long Term Plan" date=2019-01-07
  evidence-refs set nhs2019longterm authors="Osei, A.; {Walking, Wheeling and Co}"
  evidence-refs set nhs2019longterm tags+=prevention tags-=draft
  evidence-refs set nhs2019longterm url= --unset note
\b
FIELD= keeps a field empty; --unset takes it out, and extraction may fill it.
FIELD+= and FIELD-= add to and take from authors, editors, source, tags, aliases."""


def command(
    context: typer.Context,
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="A key or alias.", autocompletion=complete.keys)
    ],
    assignments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FIELD=VALUE...",
            help="What the fields are to be; names as Family, Given; Family, Given.",
            autocompletion=complete.assignments,
        ),
    ] = None,
    unset: Annotated[
        list[str] | None,
        typer.Option(
            "--unset",
            metavar="FIELD",
            help="Take this field out. Repeatable.",
            autocompletion=complete.settable,
        ),
    ] = None,
    forget: Annotated[
        bool,
        typer.Option("--forget", help="Keep no former value in alternates: it was your own."),
    ] = False,
) -> int:
    """Set fields of a reference. Prints what they were and what they are.

    What a document printed otherwise stays in the record's alternates, so that extraction does not
    report it again.
    """
    from evidence_refs.catalogue.change import Change, unchanged
    from evidence_refs.catalogue.keeping.store import save
    from evidence_refs.catalogue.records.assign import assigned, assignment, settable

    wanted = [assignment(word) for word in assignments or ()]
    out = [settable(name) for name in unset or ()]
    if not wanted and not out:
        raise UsageError("nothing is to be set", hint='write FIELD=VALUE: title="Care at home"')
    screen = session(context).screen
    with editing(context) as stored:
        before = stored.reference(key)
        after = assigned(before, wanted, unset=out, forget=forget)
        refuse_misfits(stored, before, after)
        if unchanged(before, after):
            screen.note(f"{before.key} is so already")
            return 0
        fields = [*dict.fromkeys(each.field for each in wanted), *out]
        save(stored, Change(put=(after,)), f"set {', '.join(fields)} of {before.key}")
    for line in changes(before, after):
        screen.line(line)
    tell_doubts(screen, before, after)
    return 0
