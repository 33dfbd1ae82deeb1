"""References on the screen, for `list` and `search`: a table, or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from evidence_refs.cli.render import Marked
from evidence_refs.cli.session import session

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
    if json:
        screen.json(list(index.records(ids)))
    elif not ids:
        screen.note("no references match")
    elif snippets is None:
        screen.table(COLUMNS, _rows(index, ids))
    else:
        found = (_marked(each) for each in snippets)
        rows: Iterator[tuple[str | Marked, ...]] = (
            (*row, match) for row, match in zip(_rows(index, ids), found, strict=True)
        )
        screen.table((*COLUMNS, "match"), rows)
    return 0


def _rows(index: Index, ids: Sequence[int]) -> Iterator[tuple[str, ...]]:
    for row in index.rows(ids):
        yield row.key, row.date, row.who, row.label, str(row.cited)


def _marked(snippet: Snippet | None) -> Marked:
    if snippet is None:
        return Marked("")
    before = f"{snippet.field}: "
    spans = ((one + len(before), other + len(before)) for one, other in snippet.hits)
    return Marked(before + snippet.text, tuple(spans))
