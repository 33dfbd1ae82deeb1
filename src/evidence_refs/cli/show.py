"""`show`: references with all their fields and every place that cites them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.rows import place, plain
from evidence_refs.cli.session import load, session
from evidence_refs.cli.show_as import FORMS, pasted, refuse_unknown
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.model import Reference

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


def lines(reference: Reference) -> Iterator[str]:
    """Give a reference in lines: its key, each field, each place that cites it."""
    yield reference.key
    for field, text in _fields(reference):
        first, *more = text.splitlines()
        yield f"  {field:<12} {first}"
        yield from (f"  {'':<12} {line}".rstrip() for line in more)
    for cited in reference.cited_in:
        yield f"  {'cited in':<12} {place(cited)}"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    from evidence_refs.model import REFERENCE_FIELDS

    for field in REFERENCE_FIELDS:
        value = getattr(reference, field)
        if field in ("key", "cited_in") or not value:
            continue
        if field in ("authors", "editors"):
            more = ["et al."] if field == "authors" and reference.authors_truncated else []
            yield field, "; ".join([plain(value), *more])
        elif field == "alternates":
            for name, alternates in value.items():
                for alternate in alternates:
                    yield f"or {name}", f"{plain(alternate.value)}  ({alternate.from_})"
        elif field == "extra":
            yield from value.items()
        elif field == "origin":
            yield field, "; ".join(" ".join(filter(None, (o.file, o.id, o.day))) for o in value)
        elif field != "authors_truncated":
            yield field, plain(value)
