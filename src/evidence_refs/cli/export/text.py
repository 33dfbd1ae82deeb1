"""The text of an export: what stands in the file, before it is written anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from evidence_refs.formats import WRITERS, Writer

if TYPE_CHECKING:
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.cli.export.named import Named
    from evidence_refs.cli.export.options import Asked
    from evidence_refs.model import Reference

_FOUND_BY_KEY = frozenset(("bibtex", "csl-json"))
"""Formats in which a paper finds an entry by its key alone: a work that it cites by two has two."""


def text_of(index: Index, chosen: Named, wanted: Asked) -> str:
    """Give references as the text of one file.

    Args:
        index: of the catalogue.
        chosen: the references, and the keys under which each is written.
        wanted: the format, its settings, and the fields.
    """
    from evidence_refs.terms import FIELDS

    writer, settings = WRITERS[wanted.format], wanted.settings
    left_out = [name for name in FIELDS if name not in wanted.kept()]
    if writer.by_entry and not any(chosen.values()):
        form = " ".join((wanted.format, *sorted(settings), *(f"-{name}" for name in left_out)))
        write = partial(_entry, writer, settings, frozenset(wanted.kept()) if left_out else None)
        return writer.bind(index.written(list(chosen), form, write))
    return writer.write(references_of(index, chosen, wanted), **settings)


def references_of(
    index: Index, chosen: Named, wanted: Asked, also: Iterable[str] = ()
) -> list[Reference]:
    """Give references under the keys that they are to have, with the fields that were asked for.

    `also` are fields that are needed, whether they are written or not.
    """
    from evidence_refs.catalogue.records.narrowed import with_fields
    from evidence_refs.terms import FIELDS

    kept = {*wanted.kept(), *also}
    found = references(index, chosen, wanted.format)
    return [with_fields(each, kept) if kept < {*FIELDS} else each for each in found]


def _entry(
    writer: Writer, settings: dict[str, object], kept: frozenset[str] | None, reference: Reference
) -> str:
    if kept is not None:
        from evidence_refs.catalogue.records.narrowed import with_fields

        reference = with_fields(reference, kept)
    return writer.entry(reference, **settings)


def references(index: Index, chosen: Named, format: str) -> Iterator[Reference]:
    """Give the references, each under the keys that it is to have."""
    from evidence_refs.catalogue.records.narrowed import with_key

    at_most = None if format in _FOUND_BY_KEY else 1
    written = [keys[:at_most] for keys in chosen.values()]
    taken = {key for keys in written for key in keys}
    for reference, keys in zip(index.references(list(chosen)), written, strict=True):
        if not keys:
            yield reference
        yield from (with_key(reference, key, taken) for key in keys)
