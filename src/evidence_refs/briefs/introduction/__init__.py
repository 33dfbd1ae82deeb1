"""Text of an author's own, written in Markdown (CommonMark), as a brief prints it in one output.

Markdown passes through as it was typed; a page and Word have what they can show of it. What one cannot keep
is told: nothing is lost in silence.
"""

from __future__ import annotations

from dataclasses import dataclass

from evidence_refs.briefs.blocks import Block
from evidence_refs.problems import Problem


@dataclass(frozen=True, slots=True)
class Introduction:
    """The blocks of a text, for one output, and what is said of it."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()


def introduced(text: str, level: int, output: str, file: str) -> Introduction:
    """Give a text for an output.

    Args:
        text: the text.
        level: the level that its highest heading is to have.
        output: one of `briefs.OUTPUTS`.
        file: the name of its file, for what is said of it.

    Raises:
        UnreadableError: code, a comment or HTML begins in it and does not end, which would take in
            what follows; with its line.
    """
    from evidence_refs.briefs.introduction import lost, parsing, plain, web, word

    parsed = parsing.parsed(text, level)
    parsing.refuse_open(parsed, file)
    if output == "markdown":
        return Introduction(tuple(plain.blocks(parsed)))
    written = web.blocks(parsed) if output == "html" else word.blocks(parsed)
    return Introduction(tuple(written), tuple(dict.fromkeys(lost.problems(parsed, output, file))))
