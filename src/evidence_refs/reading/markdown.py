"""Bytes of a Markdown file to text, as `text` reads it: its marks are read with the citations.

Only a line that ends in a backslash is said otherwise here, with two blanks, since a name or a title
may end there, and a backslash is neither. Source: https://spec.commonmark.org/0.31.2/#hard-line-breaks
"""

from __future__ import annotations

import re
from dataclasses import replace

from evidence_refs.reading import text
from evidence_refs.reading.text import Text

_HARD_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\\n(?=[^\n])")


def read(data: bytes, name: str) -> Text:
    """Give the text of a file. `name` is what messages call it.

    Raises:
        UnreadableError: as `text.read`.
    """
    found = text.read(data, name)
    return replace(found, text=_HARD_BREAK.sub(r"\1  \n", found.text))
