"""What a paper cites in the Markdown of pandoc: `[@key, p. 3; -@other]`, `@key says`, `@{key}`, `@*`.

Code, comments, HTML, addresses and formulas are passed over. Source: https://pandoc.org/MANUAL.html#citation-syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence_refs.formats.papers.cited import EVERYTHING, Cited, keys, text_of
from evidence_refs.problems import Where

_NO_BLANK_LINE = r"\n(?![ \t]*\r?\n)"
_TITLE = r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?"
_ATTRIBUTE = r"\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?"
_IN_TARGET = rf"\\.|[^()\\\n]|{_NO_BLANK_LINE}"
_PASSED = (
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,}).*?(?:^[ ]{0,3}(?P=fence)|\Z)",
    rf"(?P<ticks>`+)(?!`)(?:[^\n]|{_NO_BLANK_LINE}){{1,1000}}?(?<!`)(?P=ticks)(?!`)",
    r"<!--.*?(?:-->|\Z)",
    r"<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)",
    rf"</?[A-Za-z][\w-]*(?:{_ATTRIBUTE})*\s*/?>",
    r"<[A-Za-z][\w+.-]*:[^\s<>]*>",  # an address in brackets, and below one without
    r"(?<!\w)[A-Za-z][\w+.-]{1,20}://[^\s<>\[\]]*",
    rf"\]\((?:\s*<[^<>\n]*>)?(?:{_IN_TARGET}|\((?:{_IN_TARGET})*\))*\)(?:\{{[^{{}}\n]*\}})?",
    rf"^[ ]{{0,3}}\[(?![@^])[^\[\]\n]+\]:[ \t]*\S+{_TITLE}",  # where a link leads
    r"\$\$[^$]{1,2000}\$\$",
    rf"\$(?=[^\s$])(?:\\.|[^$\\\n]|{_NO_BLANK_LINE}){{1,1000}}?(?<!\s)\$(?!\d)",
    r"\\.",
)
"""What has no citations in it: code, comments, HTML, addresses, formulas."""
_BEFORE = r"(?<![^\s(\[{\"'“‘„«‹¿¡*~;,>|–—-])(?<!\w-)"
"""A citation begins behind a blank, what opens, or what parts; in an address, a letter or a slash precedes."""
_KEY = rf"{_BEFORE}@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<key>\w(?:\w|[:.#$%&+?<>~/-](?=\w))*)|(?P<all>\*))"
_PLAIN = re.compile(_KEY)
_MARK = re.compile(rf"(?P<passed>{'|'.join(_PASSED)})|{_KEY}", re.DOTALL | re.MULTILINE)


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
    yield from (_mark(found) for found in _MARK.finditer(text) if not found["passed"])


def plain_marks(text: str) -> Iterator[Mark]:
    """Give the keys in a text of a word processor, in which a sign is no more than that."""
    yield from map(_mark, _PLAIN.finditer(text))


def _mark(found: re.Match[str]) -> Mark:
    key = found["braced"] or found["key"] or EVERYTHING
    return Mark(key, found.start(), found.end())
