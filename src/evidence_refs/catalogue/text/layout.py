"""The blocks of a file by their names: section, key or id."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeAlias

from evidence_refs.catalogue.text.blocks import Block, cut

Id: TypeAlias = tuple[str, str, int]
"""A block's section, its name (``""`` for the field at the root itself), and its number among
those of that name, from 0."""

_CHUNK = 1 << 16
# A name ends where a comment begins; so does the first line of what has none.
_NAME = (
    rb"""^ {%d}(?:- +|- *\{ *|  )(?:key|id): *["']?([^"',}#\s][^"',}\r\n]*?)(?=["',}]|\s+#|\s*$)"""
)
_FIRST_LINE = rb"^ {%d}(-[^\r\n]*?)(?=\s+#|\s*$)"


def layout(raw: bytes) -> dict[Id, bytes] | None:
    """Give the blocks of a file, in order; None where it is not laid out in blocks."""
    blocks = cut(raw)
    return None if blocks is None else _texts(raw, blocks)


def layouts(before: bytes, after: bytes) -> tuple[dict[Id, bytes], dict[Id, bytes]] | None:
    """Give the blocks of two versions of a file; None where one is not laid out in blocks.

    Most of those with which both begin or end are left out, and one on each side stands for them; not
    where two blocks have one name, which are told apart by their number alone.
    """
    blocks = cut(before)
    if blocks is None:
        return None
    first, last = _region(before, after, blocks)
    names = _names(before, blocks)
    for start, stop in ((first, last), (0, len(blocks))):
        cut_out = _cut_within(before, after, blocks, start, stop)
        if cut_out is None:
            return None
        part, found = cut_out
        inside = names[start:stop], _names(part, found)
        others = {*names[:start], *names[stop:]}
        if all(len(set(each)) == len(each) and others.isdisjoint(each) for each in inside):
            break
    return _texts(before, blocks[start:stop]), _texts(part, found)


def _texts(raw: bytes, blocks: Sequence[Block]) -> dict[Id, bytes]:
    counts: Counter[tuple[str, str]] = Counter()
    texts = {}
    for block, name in zip(blocks, _names(raw, blocks), strict=True):
        texts[(*name, counts[name])] = raw[block.start : block.end]
        counts[name] += 1
    return texts


def _names(raw: bytes, blocks: Iterable[Block]) -> list[tuple[str, str]]:
    return [(block.section, _name(raw, block) if block.item else "") for block in blocks]


def _name(raw: bytes, block: Block) -> str:
    """Give the key or id of an item, else what stands on its first line."""
    for pattern in _patterns(block.indent):
        if match := pattern.search(raw, block.start, block.end):
            return match[1].decode("utf-8", "replace")
    return ""


@cache
def _patterns(indent: int) -> tuple[re.Pattern[bytes], ...]:
    """Give what finds the name of an item that begins after `indent` blanks."""
    return tuple(re.compile(each % indent, re.MULTILINE) for each in (_NAME, _FIRST_LINE))


def _region(before: bytes, after: bytes, blocks: Sequence[Block]) -> tuple[int, int]:
    """Give the first block that may differ, less one, and the last, more one."""
    shortest = min(len(before), len(after))
    head = _same(shortest, lambda i, j: before[i:j] == after[i:j])
    ends = len(before), len(after)
    tail = ends[0] - _same(
        shortest - head,
        lambda i, j: before[ends[0] - j : ends[0] - i] == after[ends[1] - j : ends[1] - i],
    )
    first = bisect_right(blocks, head, key=lambda block: block.end) - 1
    # The line end above a block must be the same, too: without it, none would begin there.
    last = bisect_right(blocks, tail, key=lambda block: block.start) + 1
    return max(first, 0), min(last, len(blocks))


def _cut_within(
    before: bytes, after: bytes, blocks: Sequence[Block], first: int, last: int
) -> tuple[bytes, Sequence[Block]] | None:
    """Cut what `after` has in the place of some blocks of `before`."""
    start = blocks[first].start
    stop = blocks[last].start if last < len(blocks) else len(before)
    part = after[start : len(after) - (len(before) - stop)]
    if blocks[first].item:
        part = f"{blocks[first].section}:\n".encode() + part
    found = cut(part)
    return None if found is None else (part, found[blocks[first].item :])


def _same(most: int, equal: Callable[[int, int], bool]) -> int:
    """Count the bytes that are the same, where `equal` compares those from one count to another."""
    count, step = 0, _CHUNK
    while step:
        while count + step <= most and equal(count, count + step):
            count += step
        step //= 2
    return count
