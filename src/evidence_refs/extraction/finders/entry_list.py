"""Lists of works inside an entry, or announced by a line that says what they are.

`Integrated care systems: guidance` above a list of guidance documents, `The four articles are:` above
four titles. A list of other things (aims, places, people) is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.fields.types import type_of_title
from evidence_refs.extraction.found import Found
from evidence_refs.model import Work

_PLURAL = re.compile(
    r"\b(?:articles|reports|publications|papers|documents|guidance|guides|resources|case studies"
    r"|briefings|books|chapters|reviews|blogs|toolkits|explainers|studies|references)\b",
    re.IGNORECASE,
)
_SINGULAR = re.compile(
    r"\b(?:guidance|framework|strategy|report|guide|plan|review|toolkit|policy|handbook|manual"
    r"|briefing|explained|paper|principles|model|standards?|toolkit|survey|evaluation|act)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"(?:to |a |an |the )?[a-z]")


def runs_of_items(blocks: Sequence[Block], numbers: Sequence[int]) -> list[list[int]]:
    """Give the runs of list items among the blocks of these numbers."""
    runs: list[list[int]] = []
    for number in numbers:
        if blocks[number].kind != "item":
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def lists_works(blocks: Sequence[Block], run: Sequence[int], lead: str) -> bool:
    """Say whether a run of items is a list of titles, by its items and the line above it."""
    texts = [blocks[n].text.strip() for n in run]
    if len(run) < 2 or any(len(text) > 260 for text in texts):
        return False
    linked = sum(_is_linked(blocks[n]) for n in run)
    words = 2 if linked == len(run) else 3
    titled = sum(
        text[0].isupper() and text.count(". ") == 0 and len(text.split()) >= words for text in texts
    )
    if titled < 0.9 * len(run):
        return False
    named = sum(bool(_SINGULAR.search(text)) for text in texts)
    score = (
        2 * (linked >= 0.3 * len(run)) + 2 * bool(_PLURAL.search(lead)) + (named >= 0.5 * len(run))
    )
    return score >= 3 or linked >= 0.8 * len(run)


def _is_linked(block: Block) -> bool:
    covered = sum(m.end - m.start for m in block.slice.marks if m.kind in ("link", "underline"))
    return covered >= 0.5 * len(block.text)


def read_items(blocks: Sequence[Block], run: Sequence[int], numbered: bool = False) -> list[Found]:
    """Give an entry for each item of a list of works; it takes nothing over from what lists it."""
    found = []
    for number in run:
        piece = blocks[number].slice
        title = clean_title(piece.text)
        target = next((m.target for m in piece.marks if m.kind == "link" and m.target), None)
        found.append(
            Found(
                "entry",
                piece.lines,
                piece.text,
                Work.of(title=title, type=type_of_title(title) or "document", url=target),
                number,
                footnote=blocks[number].marker.strip(".)(") if numbered else None,
                confidence=0.85,
                blocks=frozenset({number}),
            )
        )
    return found
