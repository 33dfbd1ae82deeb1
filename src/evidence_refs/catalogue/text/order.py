"""What two sequences have in common, in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence


def in_order(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pair the places of what stands once in both, as many pairs as rise on both sides.

    This is patience sorting; it takes n log n steps, however much was moved.
    """
    counts = Counter(old), Counter(new)
    place = {item: n for n, item in enumerate(new) if counts[1][item] == 1}
    pairs = [
        (n, place[item]) for n, item in enumerate(old) if counts[0][item] == 1 and item in place
    ]
    tops: list[int] = []  # for each length, the lowest place at which a rising row of it ends
    ends: list[int] = []  # and the pair that ends it
    before: list[int | None] = []  # for each pair, the one before it in its row
    for n, (_, there) in enumerate(pairs):
        length = bisect_left(tops, there)
        before.append(ends[length - 1] if length else None)
        tops[length : length + 1] = [there]
        ends[length : length + 1] = [n]
    row: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last is not None:
        row.append(pairs[last])
        last = before[last]
    return row[::-1]
