"""The text of a catalogue -> its data, as much of it as can be read, and where each record stands.

A file that is YAML is parsed as a whole. One that is not is cut into its blocks (`text/blocks`), and of
a block that is not YAML as much is read as can be (`recovery`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from evidence_refs.catalogue.check import broken, recovery
from evidence_refs.catalogue.check.finding import Edit, Finding, Loc
from evidence_refs.catalogue.text import parse
from evidence_refs.catalogue.text.blocks import cut
from evidence_refs.errors import UnreadableError
from evidence_refs.model import REFERENCE_FIELDS, Catalogue, DocumentRecord

_ROOT = frozenset(Catalogue.model_fields)
_OF_RECORDS = frozenset((*REFERENCE_FIELDS, *DocumentRecord.model_fields)) - _ROOT
_FIRST_COLUMN = re.compile(r"^(?![#\s]|-\s)[^\n]+", re.MULTILINE)
_ROOT_FIELD = re.compile(r"([A-Za-z_]\w*):(?=\s|\Z)")
_EMPTY_LIST = re.compile(r"^\w+:([ \t]*\[[ \t]*\])", re.MULTILINE)


@dataclass(slots=True)
class Pieces:
    """What could be read of a file.

    `spans` gives for the way to a record, to a field of the root, or to all, the offsets of its lines.
    `lost` are the records of which something could not be read, `names` the keys and ids of those of
    which nothing could. `whole` says whether the file is YAML.
    """

    text: str
    data: dict[str, Any]
    spans: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    lost: set[Loc] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    whole: bool = True


def read(text: str, file: str) -> Pieces:
    """Read a text, in pieces where it cannot be read as a whole.

    Raises:
        UnreadableError: nothing in it looks like a catalogue.
    """
    try:
        parsed = parse.parse(text, file)
    except UnreadableError as error:
        return _in_pieces(text, error)
    pieces = Pieces(text, parsed.data, {(): (0, len(text))})
    pieces.findings += [recovery.twice(*each) for each in parsed.duplicates]
    if parsed.blocks:
        ends = [*(start for _, start in parsed.fields[1:]), len(text)]
        for (name, start), end in zip(parsed.fields, ends, strict=True):
            pieces.spans[name,] = start, end
            spans = pairwise((*parsed.items.get(name, ()), end))
            pieces.spans.update(((name, number), span) for number, span in enumerate(spans))
    return pieces


def _in_pieces(text: str, error: UnreadableError) -> Pieces:
    lines = list(_FIRST_COLUMN.finditer(text))
    strays = [line.start() for line in lines if _is_stray(line[0])]
    # A stray line belongs to the block above, as if it were indented.
    cuts = pairwise([0, *(at + 1 for at in strays), len(text) + 1])
    raw = " ".join(text[one : other - 1] for one, other in cuts).encode("utf-8")
    blocks = cut(raw) or ()
    if _ROOT.isdisjoint(block.section for block in blocks):
        raise error
    first = next(line.start() for line in lines if not _is_stray(line[0]))
    opening = {at for at in strays if at < first and text.startswith(("---", "%"), at)}
    reader = _Reader(text, [at for at in strays if at not in opening])
    start = 0
    for block in blocks:
        end = start + len(raw[block.start : block.end].decode("utf-8"))
        (reader.item if block.item else reader.root_field)(block.section, start, end)
        start = end
    pieces = reader.pieces()
    if not pieces.findings:  # each block is sound, and together they are not
        pieces.findings.append(broken.finding(error, text, 0, None, before=0))
    return pieces


def _is_stray(line: str) -> bool:
    """Say whether a line in the first column that is no item is no field of the root either."""
    match = _ROOT_FIELD.match(line)
    return not match or match[1] in _OF_RECORDS


class _Reader:
    """Reads block after block, and gathers what can be read and what is wrong."""

    def __init__(self, text: str, strays: Sequence[int]) -> None:
        self._text = text
        self._strays = strays
        self._opened = set[str]()
        self._lines: list[str] = []
        self._pieces = Pieces("", {}, whole=False)

    def pieces(self) -> Pieces:
        """Give what was read."""
        return replace(self._pieces, text="".join(self._lines))

    def root_field(self, name: str, start: int, end: int) -> None:
        """Read a field of the root, without the items below it."""
        lines = self._text[start:end]
        if name in self._pieces.data:
            self._lines.append(lines)
            self._pieces.findings.append(recovery.twice(name, start + lines.find(f"{name}:")))
            return
        got = recovery.field(lines, start, self._strays_in(start, end))
        self._take(got, (name,), start, end)
        self._pieces.data[name] = got.value

    def item(self, name: str, start: int, end: int) -> None:
        """Read an item of a list at the root."""
        values, lines = self._pieces.data.get(name), self._text[start:end]
        if values is not None and name not in self._opened:
            self._pieces.findings.append(self._closed(name))
        self._opened.add(name)
        if not isinstance(values, list):
            values = self._pieces.data[name] = []
        named = recovery.name_of(lines)
        key = named if name == "references" else None
        got = recovery.item(lines, start, self._strays_in(start, end), key)
        if got.value is None and got.findings:
            self._take(got, None, start, end)
            self._pieces.names.update([named] if named else [])
        else:
            self._take(got, (name, len(values)), start, end)
            values.append(got.value)

    def _take(self, got: recovery.Recovered, loc: Loc | None, start: int, end: int) -> None:
        self._pieces.findings += got.findings
        self._lines.append(got.lines)
        if loc is not None:
            self._pieces.spans[loc] = start, end
            if got.lines != self._text[start:end]:
                self._pieces.lost.add(loc)

    def _strays_in(self, start: int, end: int) -> list[int]:
        first, last = bisect_left(self._strays, start), bisect_left(self._strays, end)
        return [at - start for at in self._strays[first:last]]

    def _closed(self, name: str) -> Finding:
        """Say of a list that is written as empty, or as full, that it has items below it."""
        start, end = self._pieces.spans[name,]
        lines = self._text[start:end]
        empty = _EMPTY_LIST.search(lines)
        return Finding(
            "closed-list",
            start + lines.find(f"{name}:"),
            f"`{name}` has its value on its own line, and items stand below it",
            "take the `[]` out" if empty else "write all of them below, each after `- `",
            mend=Edit(start + empty.start(1), start + empty.end(1), "") if empty else None,
        )
