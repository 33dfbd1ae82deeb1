"""References on the screen, for `list` and `search`: a table, or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from evidence_refs.cli.rows import COLUMNS, row
from evidence_refs.cli.session import session

if TYPE_CHECKING:
    from evidence_refs.model import Reference


def show_references(context: typer.Context, references: Sequence[Reference], *, json: bool) -> int:
    """Print references in the order given. None is no mistake: the exit code is 0."""
    screen = session(context).screen
    if json:
        from evidence_refs.formats.json import record

        screen.json([record(reference) for reference in references])
    elif references:
        screen.table(COLUMNS, map(row, references))
    else:
        screen.note("no references match")
    return 0
