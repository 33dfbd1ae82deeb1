"""A catalogue's own file, of whose records each goes in: with its citations, and the documents of these.

It is read block by block, as the catalogue itself is: a record that is broken is a problem, and the
others are read all the same. What stands under `removed` was decided for that catalogue alone.

A bibliography of pandoc has `references` too: they are items of CSL, told by their `id`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from evidence_refs.catalogue.check import single, whole
from evidence_refs.catalogue.text.blocks import Block, cut
from evidence_refs.catalogue.text.parse import parse
from evidence_refs.errors import InvalidCatalogueError, UnreadableError
from evidence_refs.formats.csl_json import reading as csl
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tables.own import entry_of
from evidence_refs.model import Catalogue, DocumentRecord, Reference
from evidence_refs.problems import Problem, Where

_OF_CATALOGUES = re.compile(r"(?:version|documents|removed|distinct):|[ -]*key:\s")
_OF_CSL = re.compile(r"[ -]*id:\s")


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a catalogue, in their order; one that is broken is a problem.

    Raises:
        UnreadableError: it is not YAML, or no catalogue.
    """
    text = "".join(lines)
    if _is_csl(text):
        yield from _items(text, file)
        return
    raw = text.encode("utf-8")
    blocks = cut(raw) or ()
    records = [block for block in blocks if block.item and block.section == "references"]
    try:
        if not records:
            catalogue = whole.whole(raw, file or "")
            beside = _Beside.of(catalogue)
            for number, reference in enumerate(catalogue.references, 1):
                yield beside.entry(reference, number)
        else:
            others = [b for b in blocks if not (b.item and b.section == "references")]
            yield from _by_blocks(raw, records, others, file)
    except InvalidCatalogueError as error:
        raise UnreadableError(error.message, where=error.where, hint=error.hint) from error


def _is_csl(text: str) -> bool:
    lines = text.splitlines()
    return any(map(_OF_CSL.match, lines)) and not any(map(_OF_CATALOGUES.match, lines))


def _items(text: str, file: str | None) -> Iterator[Entry | Problem]:
    """Give the items of CSL; what is none is a problem."""
    parsed = parse(text, file or "")
    items = parsed.data.get("references")
    offsets = parsed.items.get("references", ())
    line, at = 1, 0
    for number, item in enumerate(items if isinstance(items, list) else [], 1):
        offset = offsets[number - 1] if number <= len(offsets) else at
        line, at = line + text.count("\n", at, offset), offset
        if isinstance(item, dict) and csl.is_item(item):
            yield csl.entry(item, number, line)
        else:
            yield Problem("not-a-record", f"item {number} is no record", Where(file, line))


def _by_blocks(
    raw: bytes, records: Iterable[Block], others: Iterable[Block], file: str | None
) -> Iterator[Entry | Problem]:
    rest = whole.rest(b"".join(raw[block.start : block.end] for block in others))
    if rest is None:
        message = "what stands beside the records cannot be read, and is left out"
        hint = "`evidence-refs validate FILE` says what is wrong"
        yield Problem("not-a-catalogue", message, Where(file), hint=hint)
    beside = _Beside.of(rest or Catalogue())
    line, at = 1, 0
    for block in records:
        line += raw.count(b"\n", at, block.start)
        at = block.start
        text = raw[block.start : block.end]
        reference = whole.record(text)
        yield beside.entry(reference, line) if reference else _problem(text, line, file)


def _problem(block: bytes, line: int, file: str | None) -> Problem:
    """Say what is wrong with a record: the first thing, at its line of the file."""
    _, problems = single.read_record(block.decode("utf-8"), file or "")
    if not problems:
        return Problem("not-a-record", "is no record", Where(file, line))
    first = problems[0]
    where = Where(file, line + (first.where.line or 1) - 1, first.where.column)
    return Problem(first.code, f"{first.message}; the record is left out", where, hint=first.hint)


class _Beside:
    """What a catalogue holds beside its records, as it concerns each of them."""

    def __init__(
        self, documents: Mapping[str, DocumentRecord], distinct: Mapping[str, list[str]]
    ) -> None:
        self._documents, self._distinct = documents, distinct

    @classmethod
    def of(cls, catalogue: Catalogue) -> _Beside:
        distinct = defaultdict[str, list[str]](list)
        for one, other in catalogue.distinct:
            distinct[one].append(other)
        return cls({document.id: document for document in catalogue.documents}, distinct)

    def entry(self, reference: Reference, line: int) -> Entry:
        ids = dict.fromkeys(place.document for place in reference.cited_in)
        documents = tuple(self._documents[id] for id in ids if id in self._documents)
        distinct = tuple(
            other
            for name in (reference.key, *reference.aliases)
            for other in self._distinct.get(name, ())
        )
        return entry_of(reference, line, documents=documents, distinct=distinct)
