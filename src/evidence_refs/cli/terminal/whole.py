"""A reference whole, in lines: every field, and every place that cites it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence_refs.cli.terminal.rows import place, plain

if TYPE_CHECKING:
    from evidence_refs.model import Reference


def lines(reference: Reference) -> Iterator[str]:
    """Give a reference in lines: its key, each field, each place that cites it."""
    yield reference.key
    for field, text in _fields(reference):
        first, *more = text.splitlines()
        yield f"  {field:<12} {first}"
        yield from (f"  {'':<12} {line}".rstrip() for line in more)
    for cited in reference.cited_in:
        yield f"  {'cited in':<12} {place(cited)}"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    from evidence_refs.model import REFERENCE_FIELDS

    for field in REFERENCE_FIELDS:
        value = getattr(reference, field)
        if field in ("key", "cited_in") or not value:
            continue
        if field in ("authors", "editors"):
            more = ["et al."] if field == "authors" and reference.authors_truncated else []
            yield field, "; ".join([plain(value), *more])
        elif field == "alternates":
            for name, alternates in value.items():
                for alternate in alternates:
                    yield f"or {name}", f"{plain(alternate.value)}  ({alternate.from_})"
        elif field == "extra":
            yield from value.items()
        elif field == "origin":
            yield field, "; ".join(" ".join(filter(None, (o.file, o.id, o.day))) for o in value)
        elif field != "authors_truncated":
            yield field, plain(value)
