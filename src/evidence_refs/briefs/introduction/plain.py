"""The text as Markdown: as it was typed, but for the levels of its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_refs.briefs.blocks import Block, Heading, Ready
from evidence_refs.briefs.introduction.parsing import Parsed, is_heading, level_of
from evidence_refs.briefs.introduction.word import heading_runs

_LINE = re.compile(r"[^\n\r]*(?:[\n\r]|\Z)")
_LINE_END = re.compile(r"(?<!\\)\\\n|[ \t]*\n[ \t]*")
_SIGNS_AT_END = re.compile(r"(^|(?<=[ \t]))(?=#+$)")


def blocks(parsed: Parsed) -> Iterator[Block]:
    """Give the headings of a text, and between them its lines."""
    lines = _LINE.findall(parsed.text)
    start = 0
    for token, inline in zip(parsed.tokens, parsed.tokens[1:], strict=False):
        if is_heading(token):
            first, end = token.map or (start, start)
            yield from _ready(lines[start:first])
            yield Heading(level_of(token), heading_runs(inline), markdown=_words(inline.content))
            start = end
    yield from _ready(lines[start:])


def _ready(lines: list[str]) -> Iterator[Block]:
    if text := "".join(lines).strip("\n\r"):
        yield Ready("markdown", text)


def _words(content: str) -> str:
    """Give the words of a heading on one line, where signs at the end would be no words of it."""
    return _SIGNS_AT_END.sub(r"\\", _LINE_END.sub(" ", content))
