"""Notes whose numbers are plain digits (`1 Author, Title, 2018.`): known by their sequence.

Numbers that climb one by one through the document, or through each chapter, with pointers to them
in the text, are those of notes; those of paragraphs, list items and pages have no pointers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from evidence_refs.extraction.blocks import SUPERSCRIPTS, Block
from evidence_refs.extraction.contents import BACK_MATTER, NUMBERING
from evidence_refs.extraction.fields.urls import ABSOLUTE

_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})\)?\s+(?=\S)")
_MARKER = re.compile(r"\(?(?P<number>\d{1,3})[.)]+")
NOTES = re.compile(
    r"(?:\d{1,2}(?:\.\d)*\.?\s*)?(?:chapter |section )?(?:end|foot)?notes?(?:\s*(?:to|for|from|on|[:–—-])\s*.{0,60})?",
    re.IGNORECASE,
)
"""Headings of notes."""
_BETWEEN = 3  # blocks that no number begins, one after the other, within a list of notes
_ABOVE = 2  # blocks above the first number in which the heading of a list may stand
_MISSING = 2  # numbers that a chain may lack: a note that the reader lost
_POINTER = re.compile(
    r"(?<=[a-z.,;:”’\"')\]])(?P<numbers>\d{1,3}(?:[,–-]\d{1,3})*)(?=[\s.,;:)]|$)|[\[(\s](?P<bracket>\d{1,3})[\])]"
)
_WORK = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\bibid\b|\bop\. cit|\bundated\b|\bn\.d\.|\binterview\b|available (?:at|from)|\bsee n",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Step:
    """A block in a chain: the chain's score up to it, and the block before it."""

    score: int
    before: int | None


def mark_plain_notes(blocks: Sequence[Block]) -> list[Block]:
    """Give the blocks with notes of plain numbers marked as such.

    Below a heading for notes they need no pointers; elsewhere only where no notes are marked.
    """
    chains = _below_headings(blocks)
    if not chains and sum(block.kind == "note" for block in blocks) < 2:
        pointers = _pointers(blocks)
        chains = _chains_that_restart(blocks, pointers)
        if len(chains) < 2:
            chain = _chain(blocks)
            whole = len(chain) >= 2 and _is_of_notes(blocks, chain, 0, pointers)
            chains = [chain] if whole else []
    out = list(blocks)
    for number, index in (each for chain in chains for each in chain.items()):
        block = out[index]
        match = _NUMBER.match(block.text) if block.kind == "paragraph" else None
        body = block.slice.cut(match.end()) if match else block.slice
        out[index] = replace(block, kind="note", slice=body, marker=str(number))
    return out


def _below_headings(blocks: Sequence[Block]) -> list[dict[int, int]]:
    """Give the chains below headings such as `Endnotes`, that begin at 1 or go on from the last."""
    chains: list[dict[int, int]] = []
    reached = 0
    for start, block in enumerate(blocks):
        title = block.text.strip(" :*")
        if block.kind not in ("heading", "paragraph") or not NOTES.fullmatch(title):
            continue
        chain: dict[int, int] = {}
        missed = 0
        for index in range(start + 1, len(blocks)):
            number = _number(blocks[index])
            expected = len(chain) + 1 if chain or number == 1 else reached + 1
            expected = max(chain) + 1 if chain else expected
            if number is not None and expected <= number <= expected + _MISSING:
                chain[number] = index
                missed = 0
            else:
                missed += 1
                if missed > _BETWEEN or (blocks[index].kind == "heading" and not chain):
                    break
        if len(chain) >= 2 and 2 * _works(blocks, chain) >= len(chain):
            chains.append(chain)
            reached = max(chain)
    return chains


def _chains_that_restart(
    blocks: Sequence[Block], pointers: Mapping[int, Sequence[int]]
) -> list[dict[int, int]]:
    """Give the chains of notes that begin at 1 again for each chapter or page: number -> index."""
    chains: list[dict[int, int]] = []
    for index, block in enumerate(blocks):
        number = _number(block)
        if number == 1:
            chains.append({1: index})
        elif chains and number == len(chains[-1]) + 1:
            chains[-1][number] = index
    kept: list[dict[int, int]] = []
    for chain in chains:
        start = max(kept[-1].values()) + 1 if kept else 0
        if _is_of_notes(blocks, chain, start, pointers):
            kept.append(chain)
    return kept


def _is_of_notes(
    blocks: Sequence[Block],
    chain: dict[int, int],
    start: int,
    pointers: Mapping[int, Sequence[int]],
) -> bool:
    """Say whether the text from block `start` up to the chain's end points to it, and it cites."""
    if _is_listed(blocks, min(chain.values())):
        return False
    end = len(blocks) if start == 0 else max(chain.values())
    return _points(chain, start, end, pointers) and _cites(blocks, chain)


def _is_listed(blocks: Sequence[Block], first: int) -> bool:
    """Say whether a heading such as `References` stands over the first: a list's items are no notes."""
    titles = [block.text.strip(" :*.") for block in blocks[max(0, first - _ABOVE) : first]]
    return any(BACK_MATTER.fullmatch(t) and not NOTES.fullmatch(t) for t in titles)


def _chain(blocks: Sequence[Block]) -> dict[int, int]:
    """Give the blocks that count 1, 2, 3 … through the document: number -> index.

    Of all such chains the one with the most numbers and citations; of equal ones the latest blocks.
    """
    steps = _steps(blocks)
    ends = [
        (step.score, depth, index)
        for depth, reached in enumerate(steps)
        for index, step in reached.items()
    ]
    if not ends:
        return {}
    _, last, place = max(ends)
    chain: dict[int, int] = {}
    at: int | None = place
    for depth in range(last, -1, -1):
        if at is not None and at in steps[depth]:
            chain[depth + 1] = at
            at = steps[depth][at].before
    return dict(sorted(chain.items()))


def _steps(blocks: Sequence[Block]) -> list[dict[int, _Step]]:
    """Give for each number, from 1, the blocks that can have it: index -> the best way there."""
    candidates: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if number := _number(block):
            candidates.setdefault(number, []).append(index)
    steps: list[dict[int, _Step]] = []
    for number in range(1, 1000):
        recent = [item for reached in steps[-_MISSING - 1 :] for item in reached.items()]
        if number > 1 + _MISSING and not recent:
            break
        reached: dict[int, _Step] = {}
        for index in candidates.get(number, [])[:200]:
            own = 1 + 2 * _is_work(blocks[index].text)
            before = [(step.score, at) for at, step in recent if at < index]
            if before:
                score, at = max(before)
                reached[index] = _Step(score + own, at)
            elif number == 1:
                reached[index] = _Step(own, None)
        steps.append(reached)
    return steps


def _number(block: Block) -> int | None:
    if block.kind == "item":
        match = _MARKER.fullmatch(block.marker)
        return int(match["number"]) if match and len(block.text) > 8 else None
    if block.kind == "paragraph" and len(block.text) < 1500:
        match = _NUMBER.match(block.text)
        heading = NUMBERING.match(block.text)
        small = match and block.text[match.end()].islower() and not _is_work(block.text)
        if match and not small and not (heading and "." in heading["number"]):
            return int(match["number"])
    return None


def _is_work(text: str) -> bool:
    address = ABSOLUTE.search(text)
    return bool(_WORK.search(text) or (address and "#" not in address[0]))


def _pointers(blocks: Sequence[Block]) -> dict[int, list[int]]:
    """Give for each number the blocks that point to a note of it, in order."""
    pointers: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.kind in ("contents", "table"):
            continue
        for match in _POINTER.finditer(block.text.translate(SUPERSCRIPTS)):
            for number in re.findall(r"\d+", match["numbers"] or match["bracket"]):
                pointers.setdefault(int(number), []).append(index)
    return pointers


def _points(
    chain: dict[int, int], start: int, end: int, pointers: Mapping[int, Sequence[int]]
) -> bool:
    """Say whether the blocks from `start` to before `end` point to most of the numbers."""
    notes = set(chain.values())
    pointed = 0
    for number in chain:
        places = pointers.get(number, ())
        between = range(bisect_left(places, start), bisect_left(places, end))
        pointed += any(places[at] not in notes for at in between)
    return pointed >= 0.6 * len(chain)


def _cites(blocks: Sequence[Block], chain: dict[int, int]) -> bool:
    return 2 * _works(blocks, chain) >= len(chain)


def _works(blocks: Sequence[Block], chain: dict[int, int]) -> int:
    """Say how many of the blocks look as if they cite a work."""
    return sum(
        _is_work(blocks[index].text) or any(m.kind == "link" for m in blocks[index].slice.marks)
        for index in chain.values()
    )
