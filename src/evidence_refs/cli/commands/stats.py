"""`stats`: how many of what, as bars."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli.extract.account import citations
from evidence_refs.cli.filtered import filtered
from evidence_refs.cli.options.filters import Filters, with_filters
from evidence_refs.cli.output import refuse_overwriting, write_whole
from evidence_refs.cli.session import load, locate, session
from evidence_refs.cli.terminal.rows import count
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.records.stats import Stats
    from evidence_refs.cli.terminal.render import Screen

EXAMPLES = """\b
Examples:
  evidence-refs stats
  evidence-refs stats --document hee-evidence-brief-2023-01 --top 20
  evidence-refs stats --type report --svg reports.svg
  evidence-refs stats --json"""


@with_filters
def command(
    context: typer.Context,
    *,
    top: Annotated[
        int,
        typer.Option(
            "--top", metavar="N", min=1, help="Draw the N most frequent, and the last N documents."
        ),
    ] = 10,
    svg: Annotated[
        str, typer.Option("--svg", metavar="FILE", help="Write the bars as SVG; - is stdout.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="A JSON object.")] = False,
    filters: Filters,
) -> int:
    """Count references and citations. Years, types, sources, sections, growth, what is missing.

    On a terminal they are bars; in a pipe, lines of what, which and number, none left out.
    """
    if json and svg == "-":
        raise UsageError("--json and --svg - both write to stdout", hint="name a file: --svg FILE")
    refuse_overwriting({"--svg": svg}, [str(locate(session(context).catalogue))])
    from evidence_refs.catalogue.records.stats import stats

    index = load(context).index
    screen = session(context).screen
    records = index.records(filtered(screen, index, filters))
    counted = stats(records, index.rest.documents)
    if not counted.references:
        screen.note("no references match" if len(index) else "the catalogue has no references")
    if svg:
        _write(screen, counted, svg, top)
    if json:
        screen.json(counted.to_json())
    elif not svg:
        _show(screen, counted, top, filters)
    return 0


def _write(screen: Screen, counted: Stats, svg: str, top: int) -> None:
    """Write the bars as SVG, to a file or to stdout."""
    from evidence_refs.catalogue.records.charted import charted
    from evidence_refs.charts.svg import draw

    text = draw(list(charted(counted, top).values()), _head(counted))
    if svg == "-":
        screen.text(text)
    else:
        write_whole(Path(svg), text.encode("utf-8"))
        screen.note(f"wrote {svg}")


def _show(screen: Screen, counted: Stats, top: int, filters: Filters) -> None:
    """Draw the bars for a person, or print all numbers for a program."""
    if not screen.draws:
        screen.table(("what", "which", "number"), _rows(counted))
        return
    from evidence_refs.catalogue.records.charted import charted

    screen.line(_head(counted))
    screen.charts(charted(counted, top).values())
    if counted.work_list:
        missing = " ".join(f"--missing {name}" for name in counted.work_list[0].missing)
        more = " with the same filters" if filters else ""
        screen.passing(f"to list them{more}: evidence-refs list {missing}")


def _head(counted: Stats) -> str:
    parts = (
        count(counted.references, "reference", "references"),
        citations(counted.by_form),
        count(counted.documents, "document", "documents"),
    )
    return ", ".join(parts)


def _rows(counted: Stats) -> Iterator[tuple[str, str, str]]:
    """Give all numbers, none left out."""
    for what, value in counted.to_json().items():
        name = what.replace("_", " ")
        if isinstance(value, dict):
            yield from ((name, str(each), str(number)) for each, number in value.items())
        elif isinstance(value, int):
            yield name, "", str(value)
    for each in counted.growth:
        yield "growth new", each.document, str(each.new)
        yield "growth known", each.document, str(each.known)
    for gap in counted.work_list:
        yield "work list", " ".join(gap.missing), str(gap.references)
