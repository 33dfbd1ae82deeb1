"""Entries that stand inside an entry: a list of works in the text that describes another work.

A brief that prints `Guidance` and below it the titles of twelve documents cites thirteen works. Their
titles are paragraphs of the first one's abstract; each becomes an item there, and is no entry beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence_refs.briefs.blocks import Block, Break, Paragraph, Run
from evidence_refs.folding import fold
from evidence_refs.model import CitedIn, Reference

BULLET = "•"


def gathered(blocks: Sequence[Block], references: Sequence[Reference]) -> list[Block]:
    """Give the blocks of a list with such entries in their place.

    An entry that has more than its title to print, or whose title the other does not print, stays.
    """
    found = list(blocks)
    for inner, outer in _pairs(references):
        own = [at for at, each in enumerate(found) if _key(each) == inner.key]
        at = next(
            (
                at
                for at, each in enumerate(found)
                if _key(each) == outer.key and _names(each, inner)
            ),
            None,
        )
        if len(own) == 1 and at is not None:
            entry = found[own[0]]
            assert isinstance(entry, Paragraph)
            found[at] = replace(entry, runs=tuple(map(_plain, entry.runs)), number=BULLET)
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


def _plain(run: Run | Break) -> Run | Break:
    """Take a title's bold off: it is an item of a text now."""
    return replace(run, bold=False) if isinstance(run, Run) else run


def _key(block: Block) -> str:
    return block.key if isinstance(block, Paragraph) else ""


def _names(block: Block, reference: Reference) -> bool:
    """Say whether a paragraph is the title of a work and nothing else."""
    if not isinstance(block, Paragraph) or not reference.title:
        return False
    text = "".join(run.text for run in block.runs if isinstance(run, Run))
    return fold(text) == fold(reference.title)
