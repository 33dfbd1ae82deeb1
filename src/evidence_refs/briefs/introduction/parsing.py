"""The text -> its tokens, in the order of the text, and its headings at their levels.

Source of the format: https://spec.commonmark.org/0.31.2/, and https://github.github.com/gfm/ for tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.token import Token

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with its tokens; the headings among them have the levels that they are to have."""

    text: str
    tokens: Sequence[Token]
    definitions: dict[str, Any]

    def parts(self) -> Iterator[Sequence[Token]]:
        """Give the tokens of each heading that stands in nothing else, and of what is between two."""
        start = 0
        for at, token in enumerate(self.tokens):
            if is_heading(token):
                if start < at:
                    yield self.tokens[start:at]
                yield self.tokens[at : at + 3]
                start = at + 3
        if start < len(self.tokens):
            yield self.tokens[start:]


def reader() -> MarkdownIt:
    """Give a reader of CommonMark with tables, to which a footnote is no definition of a link."""
    made = MarkdownIt("commonmark").enable("table")
    made.block.ruler.at("reference", _definition)
    return made


def parsed(text: str, level: int) -> Parsed:
    """Read a text.

    Args:
        text: the text.
        level: the level that its highest heading is to have.
    """
    definitions: dict[str, Any] = {}
    tokens = reader().parse(text, definitions)
    highest = min((level_of(each) for each in tokens if is_heading(each)), default=level)
    for each in tokens:
        if each.type in ("heading_open", "heading_close"):
            each.tag = f"h{min(max(level_of(each) - highest + level, level), _DEEPEST)}"
    return Parsed(text, tokens, definitions)


def is_heading(token: Token) -> bool:
    """Say whether a heading begins, which stands in no list or quotation."""
    return token.type == "heading_open" and token.level == 0


def level_of(token: Token) -> int:
    """Give the level of a heading."""
    return int(token.tag[1:])


def refuse_open(parsed: Parsed, file: str) -> None:
    """Refuse a text that would take in what follows it.

    Raises:
        UnreadableError: code, a comment or HTML begins in it and does not end; with its line.
    """
    *_, last = reader().parse(f"{parsed.text}\n\n# end\n")
    if last.type != "heading_close":
        line = last.map[0] + 1 if last.map else None
        raise UnreadableError(
            "code, a comment or HTML begins here and does not end",
            where=Where(file, line),
            hint="end it, as ``` ends code and --> a comment",
        )


def _definition(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    is_note = state.src.startswith("[^", state.bMarks[line] + state.tShift[line])
    return not is_note and reference(state, line, end, silent)
