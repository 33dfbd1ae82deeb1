"""Entries that stand inside an entry: a list of works in the text that describes another work.

A brief that prints `Guidance` and below it the titles of twelve documents cites thirteen works. Their
titles are paragraphs of the first one's abstract; each becomes an item there, and is no entry beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence_refs.briefs.blocks import BULLET, Block, Paragraph, Run
from evidence_refs.folding import fold
from evidence_refs.model import CitedIn, Reference


def gathered(blocks: Sequence[Block], references: Sequence[Reference]) -> list[Block]:
    """Give the blocks of a list with such entries in their place.

    An entry that has more than its title to print, or whose title the other does not print, stays.
    """
    found = list(blocks)
    for inner, outer in _pairs(references):
        own = [at for at, each in enumerate(found) if _key(each) == inner.key]
        named = (at for at, each in enumerate(found) if _names(each, inner, outer))
        at = next(named, None)
        if len(own) == 1 and at is not None:
            found[at] = _item(found[at], found[own[0]])
            del found[own[0]]
    return found


def _pairs(references: Sequence[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """Give each reference that an entry of another contains, with that other."""
    entries = [
        (place, each) for each in references for place in each.cited_in if place.form == "entry"
    ]
    entries.sort(key=lambda entry: (entry[0].document, entry[0].lines or (0, 0)))
    outer: tuple[CitedIn, Reference] | None = None
    for place, reference in entries:
        if outer is not None and _contains(outer[0], place) and outer[1] is not reference:
            yield reference, outer[1]
        else:
            outer = place, reference


def _contains(outer: CitedIn, inner: CitedIn) -> bool:
    if not outer.lines or not inner.lines or outer.document != inner.document:
        return False
    return outer.lines[0] < inner.lines[0] and inner.lines[1] <= outer.lines[1]


def _key(block: Block) -> str:
    return block.key if isinstance(block, Paragraph) else ""


def _names(block: Block, inner: Reference, outer: Reference) -> bool:
    """Say whether a paragraph of one entry is the title of another and nothing else."""
    return _key(block) == outer.key and fold(_text(block)) == fold(inner.title or "")


def _text(block: Block) -> str:
    runs = block.runs if isinstance(block, Paragraph) else ()
    return "".join(run.text for run in runs if isinstance(run, Run))


def _item(text: Block, entry: Block) -> Block:
    """Give a paragraph of a text as the item that an entry is: its own words, the entry's link."""
    assert isinstance(text, Paragraph)
    assert isinstance(entry, Paragraph)
    link = next((run.link for run in entry.runs if isinstance(run, Run)), "")
    runs = tuple(replace(run, cite=True, link=link) for run in text.runs if isinstance(run, Run))
    return Paragraph(runs, entry.key, BULLET)
