"""The bytes of a catalogue -> the blocks that it is made of, without parsing it.

A block is a field at the root with what stands on its own lines, or one item of a list at the root;
comment lines directly above belong to it. The blocks of a file, one after the other, are its bytes.

The cut is by the first character of each line, and so a guess: a text in quotes may hold a line that
begins in the first column. Such a cut leaves a quote or bracket open on both sides, so a block that
parses by itself is one, and the whole file parses to what its blocks give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BOM = b"\xef\xbb\xbf"
_FIRST_COLUMN = re.compile(rb"\n[^\s#]")
_ROOT_FIELD = re.compile(rb"([A-Za-z_]\w*):(?=\s|\Z)")
_ITEM = (b"- ", b"-\n", b"-\r")


class Block(NamedTuple):
    """Where a block stands: bytes from `start` to `end`.

    `section` is the name of the field at the root; `item` says whether it is an item of its list.
    """

    section: str
    item: bool
    start: int
    end: int


def cut(raw: bytes) -> list[Block] | None:
    """Cut a file into its blocks; None where it is not laid out in blocks.

    It is laid out so where each line that begins in the first column is a field of the root, an item
    (`- …`), or a comment.
    """
    blocks: list[Block] = []
    section, item, start, floor = "", False, 0, 0
    for line in _first_column(raw):
        named = _ROOT_FIELD.match(raw, line)
        if named is None and not (section and raw.startswith(_ITEM, line)):
            return None
        if section:
            here = _with_comments(raw, line, floor)
            blocks.append(Block(section, item, start, here))
            start = here
        item = named is None
        section = section if named is None else named[1].decode("ascii")
        floor = line + 1
    if not section:
        return None
    blocks.append(Block(section, item, start, len(raw)))
    return blocks


def _first_column(raw: bytes) -> Iterator[int]:
    """Give the offset of each line that begins with something, and not with a comment."""
    start = len(_BOM) if raw.startswith(_BOM) else 0
    if raw[start : start + 1].strip() not in (b"", b"#"):
        yield start
    for match in _FIRST_COLUMN.finditer(raw, start):
        yield match.start() + 1


def _with_comments(raw: bytes, line: int, floor: int) -> int:
    """Move up over the comment lines directly above, not beyond the line of the block before."""
    while line > floor:
        above = raw.rfind(b"\n", floor, line - 1) + 1
        if above <= floor or raw[above : above + 1] != b"#":
            break
        line = above
    return line
