"""Where lists of references stand: below a heading that announces one, or as a run of like items.

A list is judged as a whole. Below its heading an item needs only to look a little like a reference;
it goes on over sub-headings as long as more items follow. A list that nothing announces needs
neighbours that surely are references.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.contents import BACK_MATTER
from evidence_refs.extraction.finders.back_reference import refers_back
from evidence_refs.extraction.likeness import likeness
from evidence_refs.extraction.plain_notes import NOTES

_GAP = 4  # blocks in a row that look like no reference, before the list is over
_AHEAD = 4
_LIKE, _LISTED, _SURE = 1.0, 2.0, 3.0
_SIGN = re.compile(r"\b(?:1[89]|20)\d\d|https?:|www\.|\bdoi\b")  # the least that a reference has
_SEVERAL = 3
_CHAIN = 12
"""How many blocks before and after a numbered list may hold more of its items."""
_NUMBER = re.compile(r"[\[(]?(?P<number>\d{1,3})(?=[.)\]]|$)")
_ANNOUNCES = re.compile(
    r"(?:(?:appendix|annex|section|chapter|part)\s+[\dA-Z]{1,4}\s*[:.–—-]?\s*)?(?:\d{1,2}(?:\.\d{1,2})*\.?\s*|[A-Z]\.\s+)?"
    rf"(?:{BACK_MATTER.pattern}|(?:documents?|works|evidence|literature|studies|publications) (?:cited|reviewed|consulted|referred to)"
    r"|(?:references?|bibliography|sources) (?:and|&) (?:(?:data |information )?sources?|(?:useful |web |other )?(?:links|resources|websites)|evidence|further (?:information|reading|sources))"
    r"|(?:links|further (?:reading|information)) (?:and|&) references?|(?:evidence |data )?sources?(?: (?:and|&) references?| of evidence)"
    r"|literature (?:and|&) sources|sources (?:and|&) literature"
    r"|(?:other|further|additional|key|main|useful|relevant|selected) (?:sources|references|resources|literature|publications|documents|reports|papers)"
    r"|(?:works|sources|references) used|endnotes? and references?|(?:background|supporting) (?:papers|reading|documents))"
    r"(?:\s*(?:for|to|from|in|[:–—-])\s*.{0,60})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Region:
    """The numbers of the blocks of a list, in order; `heading` is that of its heading, if any."""

    heading: int | None
    blocks: tuple[int, ...]


def announces_list(block: Block) -> bool:
    """Say whether a block is the heading of a list of references (not of notes)."""
    title = block.text.strip(" :*.")
    return (
        block.kind in ("heading", "paragraph", "item")
        and len(title) <= 90
        and bool(_ANNOUNCES.fullmatch(title))
        and not NOTES.fullmatch(title)
    )


def find_regions(blocks: Sequence[Block], taken: Collection[int]) -> list[Region]:
    """Give the lists of references among the blocks that are not taken, in order."""
    announced = [
        region
        for number, block in enumerate(blocks)
        if number not in taken
        and announces_list(block)
        and (region := _below(blocks, number, taken)).blocks
    ]
    inside = {number for region in announced for number in region.blocks}
    return [*announced, *_unannounced(blocks, {*taken, *inside})]


def find_listed(blocks: Sequence[Block], taken: Collection[int]) -> frozenset[int]:
    """Give the blocks that plainly are items of lists, before headings are known: they are none."""
    listed: set[int] = set()
    for region in find_regions(blocks, taken):
        scores = [likeness(blocks[number].text).score for number in region.blocks]
        last = max((n for n, score in enumerate(scores) if score >= _LISTED), default=-1)
        listed |= {
            number
            for n, (number, score) in enumerate(zip(region.blocks, scores, strict=True))
            if score >= _LISTED or (score > 0 and n < last)
        }
    return frozenset(listed)


def _below(blocks: Sequence[Block], heading: int, taken: Collection[int]) -> Region:
    region: list[int] = []
    pending: list[int] = []
    for at in range(heading + 1, len(blocks)):
        block = blocks[at]
        if block.kind == "contents" or announces_list(block):
            break
        if at in taken or block.kind == "table":
            continue
        if block.kind == "note" and region and blocks[region[0]].kind != "note":
            continue  # at the foot of a page that the list covers, or follows
        if block.kind == "heading":
            if not _goes_on(blocks, heading, at, taken):
                break
            continue
        # "London:" and, on the last line of the list, "Example Press."
        follows = bool(region) and _follows(blocks[region[-1]], block)
        torn = region[-1:] == [at - 1] and blocks[at - 1].text.rstrip().endswith((":", ","))
        if (
            _is_like(block)
            or follows
            or (torn and block.kind == "paragraph" and len(block.text) < 120)
        ):
            region += [*pending, at]
            pending = []
        else:
            pending.append(at)
            if len(pending) > _GAP or (len(pending) > 2 and not region):
                break
    return Region(heading, tuple(region))


def _follows(before: Block, block: Block) -> bool:
    """Say whether a block's number is the next after that of the item before it."""
    one, two = (_NUMBER.match(each.marker or each.text) for each in (before, block))
    return bool(one and two and int(two["number"]) == int(one["number"]) + 1)


def _goes_on(blocks: Sequence[Block], heading: int, at: int, taken: Collection[int]) -> bool:
    """Say whether a heading within a list divides it (`Books`, `Websites`) and does not end it."""
    if len(blocks[at].section) < len(blocks[heading].section) or len(blocks[at].text) > 60:
        return False
    ahead = [
        block
        for number, block in enumerate(blocks[at + 1 : at + 1 + _AHEAD], at + 1)
        if number not in taken
    ]
    like = [likeness(block.text).score >= _LIKE + 1 for block in ahead]
    deeper = 0 < blocks[heading].level < blocks[at].level
    return sum(like) > (0 if deeper else 0.5 * len(like))


def _is_like(block: Block) -> bool:
    text = block.text
    if len(text) < 12 or block.kind not in ("paragraph", "item", "note"):
        return False
    least = _LIKE if block.kind == "paragraph" else _LIKE - 1
    return likeness(text).score >= least or refers_back(text)


def _unannounced(blocks: Sequence[Block], taken: Collection[int]) -> list[Region]:
    regions: list[Region] = []
    run: list[int] = []
    taken = frozenset(taken)
    for number, block in enumerate(blocks):
        if number in taken or block.kind not in ("paragraph", "item"):
            continue
        beside = block.kind == "item" and {number - 1, number + 1} & taken
        if beside and likeness(block.text).score >= _LISTED:
            regions.append(Region(None, (number,)))  # among entries of another kind
        elif (
            len(block.text) < 900
            and _SIGN.search(block.text)
            and likeness(block.text).score >= _SURE
        ):
            if run and number - run[-1] > _AHEAD:
                regions += _run(run)
                run = []
            run.append(number)
    regions += _run(run)
    whole: list[Region] = []
    for region in regions:
        filled = _filled(blocks, region.blocks, taken)
        if whole and set(filled) & set(whole[-1].blocks):
            filled = tuple(sorted({*whole.pop().blocks, *filled}))
        whole.append(Region(None, filled))
    return whole


def _run(numbers: list[int]) -> list[Region]:
    return [Region(None, tuple(numbers))] if len(numbers) >= 2 else []


def _filled(
    blocks: Sequence[Block], found: tuple[int, ...], taken: Collection[int]
) -> tuple[int, ...]:
    """Add the items whose numbers stand between, before and after those of a numbered list."""
    chain = [found[0]]
    for number in range(found[0] + 1, min(found[-1] + 1 + _CHAIN, len(blocks))):
        if number not in taken and _follows(blocks[chain[-1]], blocks[number]):
            chain.append(number)
    for number in range(found[0] - 1, max(-1, found[0] - 1 - _CHAIN), -1):
        if number not in taken and _follows(blocks[number], blocks[chain[0]]):
            chain.insert(0, number)
    listed = set(found) & set(chain)
    if len(listed) < _SEVERAL or len(listed) < 0.5 * len(chain):
        return found
    return tuple(sorted({*found, *chain}))
