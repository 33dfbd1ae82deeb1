"""The headings of a brief: what links lead to each, and the list of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.briefs.blocks import Block, Contents, Heading
from evidence_refs.formats.seen import seen

_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Line:
    """A heading as a list of contents has it: how deep it is nested there, from 0, and its anchor."""

    depth: int
    words: str
    anchor: str


def words(heading: Heading) -> str:
    """Give the text of a heading, on one line."""
    return seen("".join(run.text for run in heading.runs)).strip()


def anchors(blocks: Sequence[Block], *, given: bool = True) -> dict[int, str]:
    """Give for the place of each heading among the blocks its anchor, each another.

    Made of its words, as GitHub makes them of Markdown, unless it has one; `given` says that this counts.
    """
    found: dict[int, str] = {}
    taken: set[str] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            wanted = (block.anchor if given else "") or _slug(words(block))
            found[at] = _free(wanted, taken)
            taken.add(found[at])
    return found


def contents(blocks: Sequence[Block], at: int, anchors: dict[int, str]) -> list[Line]:
    """Give the lines of the list of contents that stands at a place: the headings below it."""
    asked = blocks[at]
    assert isinstance(asked, Contents)
    lines: list[Line] = []
    above: list[int] = []
    for place, block in enumerate(blocks):
        if not isinstance(block, Heading) or place < at or block.level > asked.depth:
            continue
        while above and above[-1] >= block.level:
            above.pop()
        lines.append(Line(len(above), words(block), anchors[place]))
        above.append(block.level)
    return lines


def _slug(text: str) -> str:
    return _NOT_IN_ANCHOR.sub("", text.lower()).replace(" ", "-") or "section"


def _free(wanted: str, taken: set[str]) -> str:
    found, number = wanted, 0
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
