"""Where code stands in Markdown, as CommonMark has it: indented, or fenced in a list or a quotation, too.

Pandoc lets more go on in an indented paragraph than CommonMark: a note, a definition, an item of a list with letters.
Sources: https://spec.commonmark.org/0.31.2/#indented-code-blocks, https://pandoc.org/MANUAL.html#block-content-in-list-items
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]
"""Where something begins and ends in a text."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_WITHIN = re.compile(r"[ ]{4}|[ ]{0,3}\t|[ \t]*(?:[\r\n]|\Z)")
_GOES_ON = re.compile(r"[ ]{0,3}(?:\[\^[^\]\s]+\]:|[:~][ \t]|\(?(?:\w{1,9}|#|@[\w-]*)[.)][ \t])")
"""What begins a block that goes on in lines that are indented."""


def code(text: str) -> Iterator[Span]:
    """Give where blocks of code stand, in their order."""
    from markdown_it import MarkdownIt

    lines = [each.span() for each in _LINE.finditer(text)]
    for token in MarkdownIt("commonmark").parse(text):
        if token.type not in ("fence", "code_block") or not token.map:
            continue
        first, last = token.map[0], min(token.map[1], len(lines)) - 1
        if token.type == "fence" or not _goes_on(text, lines[:first]):
            yield lines[first][0], lines[last][1]


def _goes_on(text: str, above: Sequence[Span]) -> bool:
    """Say whether an indented line may go on with what the last line above begins that is not indented."""
    for start, _ in reversed(above):
        if not _WITHIN.match(text, start):
            return bool(_GOES_ON.match(text, start))
    return False
