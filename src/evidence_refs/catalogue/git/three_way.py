"""What two sides made of one thing, put together: of any value, of lists as sets, of lines.

Nothing here knows which side is which: with the sides swapped, the same comes out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
H = TypeVar("H", bound=Hashable)


class Three(NamedTuple, Generic[T_co]):
    """A thing as it was, and as each side has it now."""

    base: T_co
    ours: T_co
    theirs: T_co

    def map(self, function: Callable[[T_co], U]) -> Three[U]:
        """Apply a function to each version."""
        return Three(function(self.base), function(self.ours), function(self.theirs))

    @property
    def is_settled(self) -> bool:
        """Whether at most one side changed it, or both in the same way."""
        return self.ours in (self.theirs, self.base) or self.theirs == self.base

    @property
    def newer(self) -> T_co:
        """What the side says that changed it, where it is settled."""
        return self.theirs if self.ours == self.base else self.ours

    @property
    def either(self) -> T_co:
        """What is settled, else what one of the sides says, the same whichever is ours."""
        return self.newer if self.is_settled else min(self.ours, self.theirs, key=repr)


def merge_lists(lists: Three[Iterable[H]]) -> list[H]:
    """Merge lists as sets that have an order; an item may stand in them more than once.

    What either side took out is gone, what either added is there, behind what it was put behind.
    """
    versions = lists.map(_numbered)
    before = set(versions.base)
    kept = before & set(versions.ours) & set(versions.theirs)
    spine = versions.map(lambda items: [item for item in items if item in kept]).either
    runs = [_additions(items, kept, before) for items in versions[1:]]
    merged: dict[tuple[H, int], None] = {}
    for anchor in (None, *spine):
        if anchor:
            merged[anchor] = None
        added = sorted((run.get(anchor, []) for run in runs), key=repr)
        merged.update(dict.fromkeys(chain.from_iterable(added)))
    return [item for item, _ in merged]


def merge_names(ours: Iterable[str], theirs: Iterable[str], model: Sequence[str] = ()) -> list[str]:
    """Give all names that either side has: in the model's order, if both sides have them so."""
    one, other = list(ours), list(theirs)
    rank = {name: number for number, name in enumerate(model)}
    if rank.keys() >= {*one, *other} and all(
        side == sorted(side, key=rank.__getitem__) for side in (one, other)
    ):
        return sorted({*one, *other}, key=rank.__getitem__)
    return merge_lists(Three(sorted({*one} & {*other}), one, other))


def _numbered(items: Iterable[H]) -> list[tuple[H, int]]:
    """Tell equal items from each other by their number."""
    seen: Counter[H] = Counter()
    numbered = []
    for item in items:
        numbered.append((item, seen[item]))
        seen[item] += 1
    return numbered


def _additions(items: list[T], kept: set[T], before: set[T]) -> dict[T | None, list[T]]:
    """Give what a side added, by the kept item that it stands behind; None for the beginning."""
    runs: dict[T | None, list[T]] = {}
    anchor: T | None = None
    for item in items:
        if item in kept:
            anchor = item
        elif item not in before:
            runs.setdefault(anchor, []).append(item)
    return runs


_MOST_LINES = 1000
"""Of more, to find what is alike takes too long; no abstract has them."""


class _Hunk(NamedTuple):
    start: int
    end: int
    lines: tuple[str, ...]


def lines_of(text: str) -> list[str]:
    """Give the lines of a text, each with its end: LF, and nothing else that Unicode knows."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def merge_lines(texts: Three[str]) -> str | None:
    """Merge lines as git does; None where both sides changed the same or neighbouring ones."""
    base, ours, theirs = texts.map(lines_of)
    if max(map(len, (base, ours, theirs))) > _MOST_LINES:
        return None
    merged: list[str] = []
    at, last = 0, -1
    for hunk in sorted({*_hunks(base, ours), *_hunks(base, theirs)}):
        if hunk.start <= last:  # hunks of one side never touch
            return None
        merged += [*base[at : hunk.start], *hunk.lines]
        at = last = hunk.end
    return "".join([*merged, *base[at:]])


def _hunks(base: list[str], side: list[str]) -> list[_Hunk]:
    matcher = SequenceMatcher(None, base, side, autojunk=False)
    return [
        _Hunk(i, j, tuple(side[k:m])) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"
    ]
