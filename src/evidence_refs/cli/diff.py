"""Two versions of a text -> a unified diff, in a time that grows with their length alone.

Lines that stand once in both, and in the same order, are taken as the same line (as "patience diff" does);
only the few lines between two of them are compared with each other.
Source of the format: https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_CONTEXT = 3
_COMPARED = 1_000
"""More lines than these between two that are the same are shown as all different."""


class _Change(NamedTuple):
    """Lines `start` to `end` of the old text became lines `start_new` to `end_new` of the new."""

    start: int
    end: int
    start_new: int
    end_new: int


def unified(old: Sequence[str], new: Sequence[str], name: str) -> Iterator[str]:
    """Give the lines of the diff; nothing where the texts, given as lines, are the same."""
    changes = list(_changes(old, new))
    if changes:
        yield f"--- {name}"
        yield f"+++ {name}"
    for hunk in _hunks(changes):
        start = max(0, hunk[0].start - _CONTEXT)
        end = min(len(old), hunk[-1].end + _CONTEXT)
        moved, moved_after = hunk[0].start_new - hunk[0].start, hunk[-1].end_new - hunk[-1].end
        yield f"@@ -{_range(start, end)} +{_range(start + moved, end + moved_after)} @@"
        for change in hunk:
            yield from (f" {line}" for line in old[start : change.start])
            yield from (f"-{line}" for line in old[change.start : change.end])
            yield from (f"+{line}" for line in new[change.start_new : change.end_new])
            start = change.end
        yield from (f" {line}" for line in old[start:end])


def _range(start: int, end: int) -> str:
    length = end - start
    first = start + 1 if length else start
    return f"{first}" if length == 1 else f"{first},{length}"


def _hunks(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Put changes together whose context would meet."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    at, at_new = 0, 0
    for here, here_new in [*_anchors(old, new), (len(old), len(new))]:
        if old[at:here] != new[at_new:here_new]:
            yield from _compared(old, new, _Change(at, here, at_new, here_new))
        at, at_new = here + 1, here_new + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Give the places of lines that stand once in both: the longest row of them that is in order."""
    times, times_new = Counter(old), Counter(new)
    places = {line: at for at, line in enumerate(new) if times_new[line] == 1}
    pairs = [
        (at, places[line]) for at, line in enumerate(old) if times[line] == 1 and line in places
    ]
    # The longest ascending row: for each length, the pair that ends such a row lowest.
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    row, number = [], last[-1] if last else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _compared(old: Sequence[str], new: Sequence[str], change: _Change) -> Iterator[_Change]:
    start, end, start_new, end_new = change
    while start < end and start_new < end_new and old[start] == new[start_new]:
        start, start_new = start + 1, start_new + 1
    while start < end and start_new < end_new and old[end - 1] == new[end_new - 1]:
        end, end_new = end - 1, end_new - 1
    if end - start > _COMPARED or end_new - start_new > _COMPARED:
        yield _Change(start, end, start_new, end_new)
        return
    matcher = SequenceMatcher(None, old[start:end], new[start_new:end_new], autojunk=False)
    for tag, one, other, one_new, other_new in matcher.get_opcodes():
        if tag != "equal":
            yield _Change(start + one, start + other, start_new + one_new, start_new + other_new)
