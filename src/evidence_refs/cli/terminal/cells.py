"""What a line or a cell of a table may hold: its controls made visible, spans that stand out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

HIDDEN = "\\x7f-\\x9f\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff"
"""C1 controls, and what reorders or hides the text beside it: bidi marks, zero width."""

_CONTROLS = re.compile(f"[\\x00-\\x08\\x0b-\\x1f{HIDDEN}]")


def clean(text: str) -> str:
    """Give `text` with its control characters made visible; tabs and line ends stay."""
    return _CONTROLS.sub(_shown, text)


def one_line(text: str) -> str:
    """Give `text` on one line without tabs, its control characters made visible."""
    return clean(" ".join(text.split()))


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text of which some spans are meant; on a terminal they stand out."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


def plain_cell(cell: str | Marked) -> str:
    """Give a cell on one line, for a program."""
    return one_line(cell if isinstance(cell, str) else cell.text)


def drawn_cell(cell: str | Marked, style: str = "bold") -> Text:
    """Give a cell as it is drawn on a terminal, its spans in a style."""
    # Text, not str: rich would read [red] in a title as its own markup.
    from rich.text import Text

    if isinstance(cell, str):
        return Text(one_line(cell))
    drawn, end = Text(), 0
    for one, other in cell.spans:
        drawn.append(_in_line(cell.text[end:one]))
        drawn.append(_in_line(cell.text[one:other]), style=style)
        end = other
    drawn.append(_in_line(cell.text[end:]))
    return drawn


def _in_line(text: str) -> str:
    return clean(re.sub(r"[^\S\n]", " ", text))
