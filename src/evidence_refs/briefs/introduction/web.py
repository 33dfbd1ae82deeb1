"""The text as HTML: what CommonMark says, its own HTML as the text that it is, images as their words."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from evidence_refs.briefs.blocks import Block, Heading, Ready
from evidence_refs.briefs.introduction.lost import is_target
from evidence_refs.briefs.introduction.parsing import (
    COMMENT,
    Parsed,
    is_heading,
    level_of,
    reader,
)
from evidence_refs.briefs.introduction.word import heading_runs


def blocks(parsed: Parsed) -> Iterator[Block]:
    """Give the headings of a text, and between them what HTML says it is."""
    options = reader().options
    for part in parsed.parts():
        if is_heading(part[0]):
            yield Heading(level_of(part[0]), heading_runs(part[1]))
            continue
        for token in part:
            _hide_links(token.children or ())
        if text := _Renderer().render(part, options, parsed.definitions).strip("\n"):
            yield Ready("html", text)


def _hide_links(tokens: Sequence[Token]) -> None:
    """Leave the marks of links out that lead to no place of the web, or beside the page."""
    is_hidden = False
    for token in tokens:
        if token.type == "link_open":
            is_hidden = not is_target(str(token.attrs["href"]))
        if token.type in ("link_open", "link_close"):
            token.hidden = is_hidden


class _Renderer(RendererHTML):
    """Writes HTML in which nothing is loaded, and nothing runs."""

    def html_block(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        left = COMMENT.sub("", tokens[at].content).strip()
        return f"<p>{html.escape(left)}</p>\n" if left else ""

    def html_inline(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        return html.escape(COMMENT.sub("", tokens[at].content))

    def image(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return html.escape(self.renderInlineAsText(tokens[at].children, options, env))
