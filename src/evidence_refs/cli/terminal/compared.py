"""Two records side by side as a table in which what differs is marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from evidence_refs.cli.terminal.cells import Marked, drawn_cell, one_line

if TYPE_CHECKING:
    from rich.table import Table


def compared(
    columns: Sequence[str], rows: Iterable[tuple[str, Marked, Marked]], *, colour: bool
) -> Table:
    """Give the table of fields, each with its two values.

    Args:
        columns: the heads, the first above the names of the fields.
        rows: name and values; the spans of each are what the other has not.
        colour: whether spans have a colour each; else they stand in `[-…-]` and `{+…+}`.
    """
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    for number, column in enumerate(columns):
        style, ratio = ("", 1) if number else ("cyan", None)
        table.add_column(Text(one_line(column)), overflow="fold", ratio=ratio, style=style)
    for name, one, other in rows:
        if colour:
            pair = drawn_cell(one, "bold red"), drawn_cell(other, "bold green")
        else:
            pair = Text(_bracketed(one, "[-", "-]")), Text(_bracketed(other, "{+", "+}"))
        table.add_row(Text(one_line(name)), *pair)
    return table


def _bracketed(cell: Marked, begin: str, end: str) -> str:
    parts, at = [], 0
    for one, other in cell.spans:
        parts += [cell.text[at:one], begin, cell.text[one:other], end]
        at = other
    return one_line("".join([*parts, cell.text[at:]]))
