"""References on the screen, for `list` and `search`: a table, or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import typer

from evidence_refs.cli.session import session
from evidence_refs.cli.terminal.cells import Marked

if TYPE_CHECKING:
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.catalogue.index.snippet import Snippet

COLUMNS = ("key", "date", "who", "title", "cited")


def show_references(
    context: typer.Context,
    index: Index,
    ids: Sequence[int],
    *,
    json: bool,
    snippets: Iterable[Snippet | None] | None = None,
) -> int:
    """Print references in the order given, with where a search hit them. None is no mistake."""
    screen = session(context).screen
    rows: Iterator[tuple[str | Marked, ...]] = (
        (row.key, row.date, row.who, row.label, str(row.cited)) for row in index.rows(ids)
    )
    if json:
        screen.json(list(index.records(ids)))
    elif not ids:
        screen.note("no references match" if len(index) else "the catalogue has no references")
    elif snippets is None:
        screen.table(COLUMNS, rows, wide="title")
    elif screen.draws:  # a column more would make all of them narrow
        rows = ((*row[:3], _below(row[3], hit), row[4]) for row, hit in _pairs(rows, snippets))
        screen.table(COLUMNS, rows, wide="title")
    else:
        screen.table(
            (*COLUMNS, "match"), ((*row, _marked(hit)) for row, hit in _pairs(rows, snippets))
        )
    return 0


_pairs = partial(zip, strict=True)


def _below(title: str | Marked, hit: Snippet | None) -> Marked:
    """Give a title with what was found in it, or else below it."""
    text = title if isinstance(title, str) else title.text
    if hit is None:
        return Marked(text)
    if hit.field == "title" and hit.text == text:
        return Marked(text, hit.hits)
    below = _marked(hit)
    before = len(text) + 1
    return Marked(
        f"{text}\n{below.text}", tuple((one + before, other + before) for one, other in below.spans)
    )


def _marked(hit: Snippet | None) -> Marked:
    if hit is None:
        return Marked("")
    before = f"{hit.field}: "
    spans = ((one + len(before), other + len(before)) for one, other in hit.hits)
    return Marked(before + hit.text, tuple(spans))
