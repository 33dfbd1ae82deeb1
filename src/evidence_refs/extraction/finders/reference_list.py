"""Reference lists: the items below `References`, numbered or not, and items that look like theirs.

A list is judged as a whole: below its heading an item needs only to be read by some style; elsewhere
two neighbours must be read surely.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.contents import BACK_MATTER
from evidence_refs.extraction.finders.back_reference import read_back_reference
from evidence_refs.extraction.finders.note import read_works
from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.found import Found
from evidence_refs.extraction.styles.author_year import read_author_year
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.model import Work
from evidence_refs.source import Slice

_PLAIN_NUMBER = re.compile(r"(?P<number>\d{1,3})\s+(?=[A-Z“‘\"'])")
_REFERS_BACK = re.compile(r"\b(?:ibid|op\. ?cit|loc\. ?cit)\b", re.IGNORECASE)
_GAP = 5  # items in a row that no style reads, before the list is over
_NOTES = re.compile(r"(?:\d{1,2}\.?\s+)?(?:end|foot)?notes?", re.IGNORECASE)


def find_reference_lists(blocks: Sequence[Block], taken: Collection[int]) -> list[Found]:
    """Give an entry for each item of the reference lists among the blocks that are not taken."""
    found: list[Found] = []
    regions = _regions(blocks, taken)
    inside = {number for region in regions for number in region}
    for region in regions:
        listed: list[Found] = []
        for number in region:
            listed += _items(blocks[number], number, listed)
        found += listed
    found += _scattered(blocks, {*taken, *inside})
    return found


def _regions(blocks: Sequence[Block], taken: Collection[int]) -> list[list[int]]:
    """Give the numbers of the blocks of each list: from its heading to where no item is read."""
    regions: list[list[int]] = []
    for number, block in enumerate(blocks):
        title = block.text.strip(" :*")
        if block.kind != "heading" or not BACK_MATTER.fullmatch(title) or _NOTES.fullmatch(title):
            continue
        region: list[int] = []
        missed = 0
        for at in range(number + 1, len(blocks)):
            if blocks[at].kind in ("contents", "table"):
                break
            if at in taken:
                continue
            if blocks[at].kind == "heading" and len(blocks[at].section) < len(block.section):
                break
            if _is_item(blocks[at]):
                region.append(at)
                missed = 0
            else:
                missed += 1
                if missed > _GAP:
                    break
        if region:
            regions.append(region)
    return regions


def _is_item(block: Block) -> bool:
    return (
        block.kind in ("paragraph", "item", "note")
        and len(block.text) > 15
        and bool(_REFERS_BACK.search(block.text[:150]) or read_works(_body(block)))
    )


def _items(block: Block, number: int, earlier: Sequence[Found]) -> list[Found]:
    marker = block.marker.strip(".()[]")
    numbered = _PLAIN_NUMBER.match(block.text) if block.kind == "paragraph" else None
    if numbered:
        marker = numbered["number"]
    if back := read_back_reference(_body(block), earlier):
        reading = StyleReading({}, back.locator, 0.85 * back.target.confidence)
        item = _found(block, number, block.slice, reading, marker or None)
        return [replace(item, work=back.target.work, back_reference=True)]
    return [
        _found(block, number, piece, reading, marker if re.fullmatch(r"\d{1,4}", marker) else None)
        for piece, reading in read_works(_body(block))
    ]


def _body(block: Block) -> Slice:
    """Give an item without a plain number before it (`1 Smith J. …`)."""
    numbered = _PLAIN_NUMBER.match(block.text) if block.kind == "paragraph" else None
    return block.slice.cut(numbered.end()) if numbered else block.slice


def _found(
    block: Block, number: int, piece: Slice, reading: StyleReading, marker: str | None
) -> Found:
    return Found(
        "entry",
        piece.lines,
        piece.text,
        Work.of(**reading.fields),
        number,
        footnote=marker,
        locator=reading.locator,
        confidence=reading.confidence,
        blocks=frozenset({number}),
        titles=frozenset({number}),
    )


def _scattered(blocks: Sequence[Block], taken: Collection[int]) -> list[Found]:
    """Give items of lists that no heading announces: sure ones with a sure neighbour."""
    sure: dict[int, StyleReading] = {}
    for number, block in enumerate(blocks):
        if number not in taken and block.kind in ("paragraph", "item") and len(block.text) < 700:
            reading = read_author_year(block.slice)
            if reading and _is_sure(block.text, reading):
                sure[number] = reading
    return [
        _found(blocks[number], number, blocks[number].slice, reading, None)
        for number, reading in sure.items()
        if any(number + step in sure for step in (-4, -3, -2, -1, 1, 2, 3, 4))
    ]


def _is_sure(text: str, reading: StyleReading) -> bool:
    """A sentence that begins `Smith (2018) found that …` reads like an item up to its verb."""
    fields = reading.fields
    container = (
        fields.get("journal")
        or fields.get("url")
        or fields.get("doi")
        or fields.get("pmid")
        or fields.get("isbn")
    )
    title = fold(fields.get("title") or "")
    return (
        bool(container) and len(title) > 8 and bool(fields.get("authors") or fields.get("editors"))
    )
