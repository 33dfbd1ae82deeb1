"""`export`: references in the format of another program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence_refs.briefs import OUTPUTS
from evidence_refs.cli import complete
from evidence_refs.cli.export.options import FORMATS, Asked, asked, with_options
from evidence_refs.cli.filtered import filtered
from evidence_refs.cli.options.filters import Filters, with_filters
from evidence_refs.cli.output import refuse_overwriting, write_whole
from evidence_refs.cli.session import load, locate, session
from evidence_refs.cli.terminal.rows import count
from evidence_refs.errors import UsageError
from evidence_refs.site import NAME as SITE

if TYPE_CHECKING:
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.cli.export.named import Named
    from evidence_refs.cli.terminal.render import Screen

EXAMPLES = """\b
Examples:
  evidence-refs export bibtex -o references.bib
  evidence-refs export bibtex --aux paper.aux -o paper.bib
  evidence-refs export bibtex --check references.bib
  evidence-refs export csv --bom -o references.csv
  evidence-refs export markdown --document hee-evidence-brief-2023-01 -o list.md
  evidence-refs export docx --style harvard --group type -o list.docx
  evidence-refs export site public --title "What we read" --exclude-fields abstract
  evidence-refs export json --type article-journal --year 2020.. | jq length"""


@with_filters
@with_options
def command(
    context: typer.Context,
    *,
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help=f"{', '.join(FORMATS)}.", autocompletion=complete.formats
        ),
    ],
    folder: Annotated[
        str | None, typer.Argument(metavar="[DIR]", help="site: the folder of the page.")
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file; - is stdout.")
    ] = "-",
    given: dict[str, Any],
    filters: Filters,
) -> int:
    """Write references in another program's format, or as a list. To stdout, or to a file.

    What the format has no place for is said, with the number of references that have it.
    """
    if format == SITE:
        from evidence_refs.cli.export.site import export_site

        return export_site(context, folder, output, given, filters)
    wanted = asked(format, output, given)
    if folder is not None:
        raise UsageError(f"{format} is written to a file, not to a folder", hint=f"-o {folder}")
    screen = session(context).screen
    _refuse_terminal(screen, wanted)
    catalogue = str(locate(session(context).catalogue))
    refuse_overwriting({"--output": output}, [catalogue, *wanted.files])
    from evidence_refs.cli.export.named import named

    index = load(context).index
    chosen = named(screen, index, filtered(screen, index, filters), wanted)
    data = _data(screen, index, chosen, wanted, filters)
    if wanted.check:
        from evidence_refs.cli.export.check import check

        return check(context, wanted, data)
    if wanted.format not in OUTPUTS:
        _tell_what_is_dropped(screen, index, list(chosen), wanted)
    if output == "-":
        if _is_text(format):
            screen.text(data.decode("utf-8"))
        else:
            screen.data(data)
        return 0
    write_whole(Path(output), data)
    screen.note(f"wrote {count(len(chosen), 'reference', 'references')} to {output}")
    return 0


def _refuse_terminal(screen: Screen, wanted: Asked) -> None:
    """Refuse to show a person the bytes of what is no text."""
    printed = wanted.output == "-" and not wanted.check
    if printed and not _is_text(wanted.format) and screen.draws:
        raise UsageError(
            f"{wanted.format} is no text, and this is a terminal",
            hint=f"name a file: -o references{OUTPUTS[wanted.format].suffix}",
        )


def _is_text(format: str) -> bool:
    return format not in OUTPUTS or OUTPUTS[format].is_text


def _data(screen: Screen, index: Index, chosen: Named, wanted: Asked, filters: Filters) -> bytes:
    if wanted.format in OUTPUTS:
        from evidence_refs.cli.export.list import list_of

        return list_of(screen, index, chosen, wanted, filters)
    from evidence_refs.cli.export.text import text_of

    return text_of(index, chosen, wanted).encode("utf-8")


def _tell_what_is_dropped(screen: Screen, index: Index, ids: Sequence[int], wanted: Asked) -> None:
    """Say which of the fields that were asked for the format has no place for, in one line."""
    from evidence_refs.formats.places import OWN, dropped

    filled = index.filled(ids)
    lost = dropped({name: filled[name] for name in wanted.kept()}, wanted.format)
    told = [f"{name} ({number})" for name, number in lost.items() if name not in OWN]
    own = [name for name in lost if name in OWN]
    parts = []
    if told:
        of_all = f"of {count(len(ids), 'reference', 'references')}"
        parts.append(f"{of_all}, {wanted.format} has no place for {', '.join(told)}")
    if own:
        parts.append(f"what the catalogue keeps for itself stays there: {', '.join(own)}")
    if parts:
        screen.note(f"note: {'; '.join(parts)}")
