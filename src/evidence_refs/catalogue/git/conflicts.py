"""How a conflict is shown: git's marks around the lines of which a person must choose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from evidence_refs.catalogue.git.fields import Clash
from evidence_refs.catalogue.git.three_way import lines_of

# A field whose value begins on the next line: the lines that both have may stand outside the marks.
# A text in quotes must not, or a reader would take the marks for a part of it.
_OPEN = re.compile(r"(?:  |- )\w+:(?P<folded> [>|][-+0-9]*)?[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a person must decide: about the record of a key, and why.

    `line` is that of the first mark in the merged file.
    """

    key: str
    why: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """Merged lines that stand together, and their conflicts from above. `key` says where they sort."""

    key: str
    text: str
    conflicts: tuple[Conflict, ...] = ()


def written(parts: Iterable[str | Clash], size: int) -> str:
    """Put lines together, those of which a person must choose between marks of `size` signs."""
    return "".join(marked(part, size) if isinstance(part, Clash) else part for part in parts)


def marked(clash: Clash, size: int) -> str:
    """Give the lines of both sides between marks of `size` signs; all lines must be ended."""
    ours, theirs = map(lines_of, clash)
    above, below = 0, 0
    if ours and ours[:1] == theirs[:1] and (head := _OPEN.fullmatch(ours[0])):
        above = _alike(ours, theirs)
        below = _alike(ours[above:][::-1], theirs[above:][::-1])
        above = 0 if above == 1 and head["folded"] else above  # no text begins with marks
    return "".join(
        [
            *ours[:above],
            f"{'<' * size} ours\n",
            *ours[above : len(ours) - below],
            f"{'=' * size}\n",
            *theirs[above : len(theirs) - below],
            f"{'>' * size} theirs\n",
            *ours[len(ours) - below :],
        ]
    )


def _alike(one: list[str], other: list[str]) -> int:
    """Count the lines that two lists have in common where they begin."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)
