"""The text of a catalogue -> its data, as much of it as can be read, and where each record stands.

A file that is YAML is parsed as a whole. One that is not is cut into its blocks (`text/blocks`), and of
a block that is not YAML as much is read as can be (`recovery`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
    strays = [match.start() for match in _FIRST_COLUMN.finditer(text) if _is_stray(match[0])]
    signs = list(text)
    for at in strays:
        signs[at] = " "  # so that the line belongs to the block above
    raw = "".join(signs).encode("utf-8")
    blocks = cut(raw) or []
    if _ROOT.isdisjoint(block.section for block in blocks):
        raise error
    reader = _Reader(Pieces(text, {}, whole=False), strays)
    start = 0
    for block in blocks:
        end = start + len(raw[block.start : block.end].decode("utf-8"))
        (reader.item if block.item else reader.field)(block.section, start, end)
        start = end
    if not reader.pieces.findings:  # each block is sound, and together they are not
        reader.pieces.findings.append(broken.finding(error, text, 0, None, before=0))
    return reader.pieces


def _is_stray(line: str) -> bool:
    """Say whether a line in the first column that is no item is no field of the root either."""
    match = _ROOT_FIELD.match(line)
    return not match or match[1] in _OF_RECORDS


@dataclass(slots=True)
class _Reader:
    """Reads block after block, and gathers what can be read and what is wrong."""

    pieces: Pieces
    strays: list[int]
    opened: set[str] = field(default_factory=set)

    def field(self, name: str, start: int, end: int) -> None:
        """Read a field of the root, without the items below it."""
        lines = self.pieces.text[start:end]
        if name in self.pieces.data:
            at = start + lines.find(f"{name}:")
            self.pieces.findings.append(recovery.twice(name, at))
            return
        got = recovery.field(lines, start, self._strays(start, end))
        self._take(got, (name,), start, end)
        self.pieces.data[name] = got.value

    def item(self, name: str, start: int, end: int) -> None:
        """Read an item of a list at the root."""
        pieces, lines = self.pieces, self.pieces.text[start:end]
        values = pieces.data.get(name)
        if values is not None and name not in self.opened:
            pieces.findings.append(self._closed(name))
        self.opened.add(name)
        if not isinstance(values, list):
            values = pieces.data[name] = []
        loc = name, len(values)
        key = recovery.name_of(lines) if name == "references" else None
        got = recovery.item(lines, start, self._strays(start, end), key)
        nothing = got.value is None and bool(got.findings)
        self._take(got, None if nothing else loc, start, end)
        if nothing:
            pieces.names.update(filter(None, [recovery.name_of(lines)]))
        else:
            values.append(got.value)

    def _take(self, got: recovery.Recovered, loc: Loc | None, start: int, end: int) -> None:
        pieces = self.pieces
        pieces.findings += got.findings
        changed = got.lines != pieces.text[start:end]
        if changed:
            pieces.text = pieces.text[:start] + got.lines + pieces.text[end:]
        if loc is not None:
            pieces.spans[loc] = start, end
            pieces.lost.update([loc] if changed else [])

    def _strays(self, start: int, end: int) -> list[int]:
        return [at - start for at in self.strays if start <= at < end and not self._opens(at)]

    def _opens(self, at: int) -> bool:
        """Say whether a line begins the file's one YAML document."""
        text = self.pieces.text
        return text.startswith(("---", "%"), at) and not _ROOT_FIELD.search(text, 0, at)

    def _closed(self, name: str) -> Finding:
        """Say of a list that is written as empty, or as full, that it has items below it."""
        start, end = self.pieces.spans[name,]
        lines = self.pieces.text[start:end]
        empty = _EMPTY_LIST.search(lines)
        return Finding(
            "closed-list",
            start + lines.find(f"{name}:"),
            f"`{name}` has its value on its own line, and items stand below it",
            "take the `[]` out" if empty else "write all of them below, each after `- `",
            mend=Edit(start + empty.start(1), start + empty.end(1), "") if empty else None,
        )
