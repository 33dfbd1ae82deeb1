"""Two versions of a file -> a unified diff, quickly for long ones.

Source of the format: https://www.gnu.org/software/diffutils/manual/html_node/Unified-Format.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeAlias

from evidence_refs.catalogue.text.order import in_order

_CONTEXT = 3
_COMPARED = 1_000
"""More lines than these between two that are the same are shown as all different."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

_Span: TypeAlias = tuple[int, int, int, int]  # lines from and to in the old text, and in the new


def unified(before: bytes, after: bytes, file: str) -> str:
    """Give the diff of a file's two versions; nothing where they are the same."""
    lines = [_LINE.findall(raw.decode("utf-8", "replace")) for raw in (before, after)]
    hunks = [_hunk(spans, *lines) for spans in _grouped(_changes(*lines))]
    return f"--- {file}\n+++ {file}\n{''.join(hunks)}" if hunks else ""


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Span]:
    """Give what differs, between the lines that stand once in both texts."""
    anchors = [(-1, -1), *in_order(old, new), (len(old), len(new))]
    for (a, b), (c, d) in pairwise(anchors):
        if max(c - a, d - b) > _COMPARED:
            yield a + 1, c, b + 1, d
        elif c - a > 1 or d - b > 1:
            matcher = SequenceMatcher(None, old[a + 1 : c], new[b + 1 : d], autojunk=False)
            for kind, i, j, k, m in matcher.get_opcodes():
                if kind != "equal":
                    yield a + 1 + i, a + 1 + j, b + 1 + k, b + 1 + m


def _grouped(changes: Iterator[_Span]) -> Iterator[list[_Span]]:
    """Put changes together whose context would meet."""
    group: list[_Span] = []
    for change in changes:
        if group and change[0] - group[-1][1] > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(spans: Sequence[_Span], old: Sequence[str], new: Sequence[str]) -> str:
    above = min(_CONTEXT, spans[0][0])
    start, stop = spans[0][0] - above, min(spans[-1][1] + _CONTEXT, len(old))
    lines: list[str] = []
    at = start
    for i, j, k, m in spans:
        lines += [_line(" ", each) for each in old[at:i]]
        lines += [_line("-", each) for each in old[i:j]]
        lines += [_line("+", each) for each in new[k:m]]
        at = j
    lines += [_line(" ", each) for each in old[at:stop]]
    there = spans[0][2] - above
    length = spans[-1][3] + stop - spans[-1][1] - there
    head = f"@@ -{_range(start, stop - start)} +{_range(there, length)} @@\n"
    return head + "".join(lines)


def _line(sign: str, line: str) -> str:
    return sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _range(start: int, length: int) -> str:
    """Give lines as diff counts them: from 1, and from the line above where there are none."""
    first = start + 1 if length else start
    return f"{first}" if length == 1 else f"{first},{length}"
