"""What a paper cites in the Markdown of pandoc: `[@key, p. 3; -@other]`, `@key says`, `@{key}`, `@*`.

Code and comments are passed over. Source: https://pandoc.org/MANUAL.html#citation-syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence_refs.formats.papers.cited import EVERYTHING, Cited, keys, text_of
from evidence_refs.problems import Where

_MARK = re.compile(
    r"(?P<passed>^[ ]{0,3}(?P<fence>`{3,}|~{3,}).*?(?:^[ ]{0,3}(?P=fence)|\Z)"
    r"|<!--.*?(?:-->|\Z)|(?P<ticks>`+)(?!`).{1,1000}?(?<!`)(?P=ticks)(?!`)|\\.)"
    r"|(?<![\w@])@(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>\w(?:\w|[:.#$%&+?<>~/-](?=\w))*)|(?P<all>\*))",
    re.DOTALL | re.MULTILINE,
)


def read(path: Path) -> Iterator[Cited]:
    """Give what a paper cites, in its order.

    Raises:
        UnreadableError: it cannot be read.
    """
    text = text_of(path)
    line, before = 1, 0
    for mark in marks(text):
        line += text.count("\n", before, mark.start)
        before = mark.start
        where = Where(str(path), line)
        if mark.key == EVERYTHING:
            yield Cited(EVERYTHING, where)
        else:
            yield from keys(mark.key, where)


@dataclass(frozen=True, slots=True)
class Mark:
    """A key in a text, or `EVERYTHING`, and where its `@` stands and it ends."""

    key: str
    start: int
    end: int


def marks(text: str) -> Iterator[Mark]:
    """Give the keys in a text, in its order."""
    for mark in _MARK.finditer(text):
        if not mark["passed"]:
            key = mark["braced"] or mark["key"] or EVERYTHING
            yield Mark(key, mark.start(), mark.end())
