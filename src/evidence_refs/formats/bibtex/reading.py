"""BibTeX and BibLaTeX: entries, their values in plain Unicode, with what they inherit.

All entries are put down first, since one may inherit from another that stands after it; then they are
read one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import values as value
from evidence_refs.formats.bibtex.entries import Block, Fields, blocks, fields
from evidence_refs.formats.bibtex.field_names import LINKS
from evidence_refs.formats.bibtex.inheriting import Heirs
from evidence_refs.formats.bibtex.left_out import LeftOut
from evidence_refs.formats.bibtex.record import record
from evidence_refs.formats.bibtex.shelf import Shelf
from evidence_refs.formats.entry import Entry
from evidence_refs.problems import Problem, Where

_NO_RECORD = frozenset(("string", "comment", "preamble", "xdata", "set", "control"))
_SHOWN = 60
_IN_MEMORY = 1 << 24
"""Bytes of entries from which they go to a file, since the memory for them is bounded."""


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a .bib file, in their order, and problems where an entry is broken.

    Raises:
        UnreadableError: there is no entry at all.
    """
    with SpooledTemporaryFile(_IN_MEMORY) as texts:
        shelf = Shelf(blocks(lines), texts)
        if not len(shelf):
            raise UnreadableError("has no entry such as `@article{…}`", where=Where(file))
        yield from _records(shelf, file)


def _records(shelf: Shelf, file: str | None) -> Iterator[Entry | Problem]:
    strings: dict[str, str] = {}
    heirs = Heirs(shelf, file)
    left_out = LeftOut()
    number = 0
    for block in shelf:
        if block.kind in _NO_RECORD:
            if block.kind == "string":
                strings.update(fields(block, strings).values)
            else:
                left_out.add(block)
            continue
        found = fields(block, strings)
        yield from _problems(block, found, shelf, file)
        if not found.values.keys().isdisjoint(LINKS):
            yield from heirs.inherit(found, block)
        if found.values:
            number += 1
            yield record(block, found, number)
    yield from left_out.problems(heirs.used, file)


def _problems(block: Block, found: Fields, shelf: Shelf, file: str | None) -> Iterator[Problem]:
    where = Where(file, block.line)
    called = f"@{block.kind}{{{value.line(found.key)[:_SHOWN]}"
    if not block.closed:
        yield Problem("brace-open", f"the entry {called} is never closed", where, "warning")
    if found.broken:
        text = value.line(found.broken)
        yield Problem("not-a-field", f"no field of {called}: {text}", where, "warning")
    for name, text in found.repeated:
        said = f"{called} has {name} twice; left out: {value.line(text)[:_SHOWN]}"
        yield Problem("field-repeated", said, where, "warning")
    if not found.values:
        yield Problem("empty-record", f"the entry {called} has no fields", where, "warning")
    before = shelf.line_of(found.key) if found.key else block.line
    if before != block.line:
        said = f"{called} has the key of the entry on line {before}; both are read"
        yield Problem("key-repeated", said, where, "warning")
