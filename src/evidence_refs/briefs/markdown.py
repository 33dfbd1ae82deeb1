"""Blocks as Markdown (CommonMark 0.31)."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_refs.briefs.blocks import (
    BULLET,
    Block,
    Break,
    Contents,
    Heading,
    Paragraph,
    Ready,
    Run,
    Table,
)
from evidence_refs.briefs.outline import Line, anchors, contents
from evidence_refs.briefs.ready import text_of
from evidence_refs.formats import markdown

_DEEPEST = 6  # levels of heading that Markdown has


def write(blocks: Sequence[Block]) -> str:
    """Give blocks as Markdown, which ends in a newline; nothing for none.

    Raises:
        UsageError: a template wrote a part for another output.
    """
    parts = [
        _contents(blocks, at) if isinstance(each, Contents) else _block(each)
        for at, each in enumerate(blocks)
    ]
    written = "\n\n".join(filter(None, parts))
    return f"{written}\n" if written else ""


def _block(block: Heading | Paragraph | Table | Ready) -> str:
    if isinstance(block, Heading):
        return f"{'#' * min(block.level, _DEEPEST)} {block.markdown or markdown.line(block.runs)}"
    if isinstance(block, Paragraph):
        return _paragraph(block)
    return text_of(block, "markdown").strip("\n")


def _paragraph(paragraph: Paragraph) -> str:
    """Give a paragraph; its number stands before it as text, so that no reader counts anew."""
    bullet, number = ("- ", "") if paragraph.number == BULLET else ("", paragraph.number)
    lines: list[list[Run]] = [[Run(f"{number} ")] if number else []]
    for run in paragraph.runs:
        if isinstance(run, Break):
            lines.append([])
        else:
            lines[-1].append(run)
    indent = " " * len(bullet)
    return bullet + f"\\\n{indent}".join(filter(None, map(markdown.first_line, lines)))


def _contents(blocks: Sequence[Block], at: int) -> str:
    lines = contents(blocks, at, anchors(blocks, given=False))
    return "\n".join(map(_link, lines))


def _link(line: Line) -> str:
    return f"{'  ' * line.depth}- [{markdown.text(line.words)}](#{line.anchor})"
