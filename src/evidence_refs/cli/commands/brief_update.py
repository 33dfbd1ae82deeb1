"""`brief update`: the lists in a document renewed, and nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.output import refuse_overwriting
from evidence_refs.cli.session import load, locate, session
from evidence_refs.cli.terminal.shell import command_line
from evidence_refs.errors import EvidenceRefsError, UsageError

EXAMPLES = """\b
Examples:
  evidence-refs brief update brief.md
  evidence-refs brief update brief.md brief.docx --check
  evidence-refs brief update brief.md --diff
  evidence-refs brief update brief.md --added-since 2026-01 -o news.md
  evidence-refs brief update brief.md --cite harvard -o printed.md"""


def command(
    context: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Markdown, or Word (.docx); - is stdin.")
    ],
    added_since: Annotated[
        str,
        typer.Option("--added-since", metavar="DATE", help="In every list, only what is as new."),
    ] = "",
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a list is out of date.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; print what changes.")
    ] = False,
    cite: Annotated[
        str,
        typer.Option(
            "--cite",
            metavar="STYLE",
            help="Write [@key] of the text as this style cites, into the file of -o.",
            autocompletion=complete.styles,
        ),
    ] = "",
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write there; FILE stays. - is stdout."
        ),
    ] = "",
) -> int:
    """Renew the lists in documents. What stands outside of them stays as it is.

    In Markdown, a list stands between <!-- references: section="Integrated care" type=report --> and
    <!-- /references -->; in Word, in a content control whose tag is the same. It takes the filters of
    `list`, and group, style and level. A file in which something is wrong is left as it is.
    """
    from evidence_refs.briefs.marked import named
    from evidence_refs.catalogue.index.filters import Filter
    from evidence_refs.cli.brief.files import Order, update

    _refuse_together(files, cite, output)
    beside = (str(named.beside(Path(each))) for each in files)
    style = cite if Path(cite).suffix else ""
    catalogue = str(locate(session(context).catalogue))
    refuse_overwriting({"--output": output}, [catalogue, *files, *beside, style])
    index = load(context).index
    index.select(Filter(added_since=added_since))  # which refuses what is no date
    screen = session(context).screen
    order = Order(partial(command_line, context), added_since, check, diff, cite, output)
    worst = 0
    for file in files:
        try:
            worst = max(worst, update(screen, index, file, order))
        except EvidenceRefsError as error:
            screen.error(error)
            worst = max(worst, error.exit_code)
    return worst


def _refuse_together(files: list[str], cite: str, output: str) -> None:
    if output and len(files) > 1:
        raise UsageError("--output is for one file", hint="run it for each file")
    if cite and not output:
        raise UsageError(
            "--cite goes into a copy: the text of FILE keeps its keys", hint="name it with -o FILE"
        )
