"""The bytes of a catalogue -> the blocks that it is made of, without parsing it.

A block is a field at the root with what stands on its own lines, or one item of a list at the root;
comment lines directly above belong to it. The blocks of a file, one after the other, are its bytes.

The cut is by the first characters of each line, and so a guess: a text in quotes may hold a line that
looks like an item. Such a cut leaves a quote or bracket open on both sides, so a block that parses by
itself is one, and the whole file parses to what its blocks give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from evidence_refs.catalogue.text.lines import BOM

_FIRST_COLUMN = re.compile(rb"\n[^\s#]")
_ROOT_FIELD = re.compile(rb"([A-Za-z_]\w*):(?=\s|\Z)")
_OPENING = re.compile(rb"---[ \t]*(?:#[^\n]*)?\r?\n|%YAML ")
"""What may open a document: yamllint wants it, and editors write it."""
_ITEM = (b"- ", b"-\n", b"-\r")
_FIRST_INDENTED = re.compile(rb"(?:\n[ \t]*(?:#[^\n]*)?\r?)*\n( +)-[ \r\n]")
_COMMENT = re.compile(rb"[ \t]*#")
_TEXT = ord(" ")


class Block(NamedTuple):
    """Where a block stands: bytes from `start` to `end`.

    `section` is the name of the field at the root; `item` says whether it is an item of its list,
    which begins after `indent` blanks.
    """

    section: str
    item: bool
    start: int
    end: int
    indent: int = 0


_Line = tuple[str, bool, int, int]
"""The line that a block begins with, comments above it left out: section, item, offset, indent."""


@lru_cache(maxsize=2)  # who saves cuts one state of a file several times
def cut(raw: bytes) -> tuple[Block, ...] | None:
    """Cut a file into its blocks; None where it is not laid out in blocks.

    It is laid out so where each line that begins in the first column is a field of the root, an item
    (`- …`) or a comment, and the items of each list are indented alike.
    """
    lines = _lines(raw)
    if lines is None:
        return None
    starts, above = [0], lines[0][2]
    for _, _, line, indent in lines[1:]:
        starts.append(_with_comments(raw, line, above + 1, indent))
        above = line
    ends = [*starts[1:], len(raw)]
    return tuple(
        Block(section, item, start, end, indent)
        for (section, item, _, indent), start, end in zip(lines, starts, ends, strict=True)
    )


def _lines(raw: bytes) -> list[_Line] | None:
    lines: list[_Line] = []
    section = ""
    for at in _first_column(raw):
        if section and raw.startswith(_ITEM, at):
            lines.append((section, True, at, 0))
            continue
        if not lines and _OPENING.match(raw, at):
            continue  # it belongs to the first block
        named = _ROOT_FIELD.match(raw, at)
        if named is None:
            return None
        lines += _indented(raw, lines[-1], at) if lines else ()
        section = named[1].decode("ascii")
        lines.append((section, False, at, 0))
    if not lines:
        return None
    return [*lines, *_indented(raw, lines[-1], len(raw))]


def _first_column(raw: bytes) -> Iterator[int]:
    """Give the offset of each line that begins with something, and not with a comment."""
    start = len(BOM) if raw.startswith(BOM) else 0
    if raw[start : start + 1].strip() not in (b"", b"#"):
        yield start
    for match in _FIRST_COLUMN.finditer(raw, start):
        yield match.start() + 1


def _indented(raw: bytes, head: _Line, end: int) -> Iterator[_Line]:
    """Give the items below a field of the root, where they do not begin in the first column."""
    section, item, at, _ = head
    line_end = raw.find(b"\n", at, end)
    first = None if item or line_end < 0 else _FIRST_INDENTED.match(raw, line_end, end)
    if first:
        indent = len(first[1])
        for match in re.compile(rb"\n {%d}-(?=[ \r\n])" % indent).finditer(raw, line_end, end):
            yield section, True, match.start() + 1, indent


def _with_comments(raw: bytes, line: int, floor: int, indent: int) -> int:
    """Move up over the comment lines directly above, not beyond the line of the block before."""
    while line > floor:
        above = raw.rfind(b"\n", floor, line - 1) + 1
        if above <= floor or (raw[above] == _TEXT and indent == 0):
            break
        comment = _COMMENT.match(raw, above, line)
        if comment is None or comment.end() - above > indent + 1:
            break
        line = above
    return line
