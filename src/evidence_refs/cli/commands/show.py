"""`show`: references with all their fields and every place that cites them."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.forms import FORMS, pasted, refuse_unknown
from evidence_refs.cli.session import load, session
from evidence_refs.cli.terminal.whole import lines
from evidence_refs.errors import UsageError

EXAMPLES = """\b
Examples:
  evidence-refs show kingsfund2022place
  evidence-refs show lga2018shifting nhs2019longterm --json
  evidence-refs show lga2018shifting --as bibtex"""


def command(
    context: typer.Context,
    keys: Annotated[
        list[str],
        typer.Argument(metavar="KEY...", help="Keys or aliases.", autocompletion=complete.keys),
    ],
    json: Annotated[bool, typer.Option("--json", help="A JSON array of references.")] = False,
    form: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="FORM",
            help=f"To copy and paste: {', '.join(FORMS)}.",
            autocompletion=complete.forms,
        ),
    ] = None,
) -> int:
    """Show references whole. Every field, and every place that cites them."""
    if form:
        refuse_unknown(form)
    if form and json:
        raise UsageError("--json and --as exclude each other", hint="--as json is the same array")
    stored = load(context)
    references = [stored.reference(key) for key in keys]
    screen = session(context).screen
    if form:
        screen.text(pasted(references, form))
        return 0
    if json:
        screen.json([reference.record() for reference in references])
        return 0
    for number, reference in enumerate(references):
        if number:
            screen.line()
        for line in lines(reference):
            screen.line(line)
    return 0
