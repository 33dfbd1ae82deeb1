"""`extract --explain`: for each field, what gave it and from which characters of which line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from evidence_refs.cli.terminal.rows import plain

if TYPE_CHECKING:
    from evidence_refs.batch import Read
    from evidence_refs.extraction.citation import Citation
    from evidence_refs.extraction.explain import FieldOrigin
    from evidence_refs.source import Document

COLUMNS = ("place", "field", "value", "by", "from")
_SHOWN = 60


def rows(read: Read) -> Iterator[tuple[str, ...]]:
    """Give a row for each field of each citation: its place, name, value, and what gave it."""
    from evidence_refs.extraction.explain import explain

    for citation in read.extraction.citations:
        place = f"{read.source.name}:{citation.lines[0]}"
        for origin in explain(citation, read.document):
            own = citation.locator if origin.field == "locator" else None
            value = " ".join(plain(own or getattr(citation.work, origin.field)).split())
            shown = value[:_SHOWN] + ("…" if len(value) > _SHOWN else "")
            yield place, origin.field, shown, _by(origin), _from(origin)


def of(citation: Citation, document: Document) -> dict[str, Any]:
    """Give the part of a citation's JSON that explains its fields."""
    from evidence_refs.extraction.explain import explain

    return {"explain": [origin.to_json() for origin in explain(citation, document)]}


def _by(origin: FieldOrigin) -> str:
    sure = "" if origin.probability is None else f" {origin.probability:.2f}"
    return origin.by + sure


def _from(origin: FieldOrigin) -> str:
    """Give `LINE:FIRST-LAST` for each line, as `cut -c FIRST-LAST` takes it; of many, first and last."""
    spans = [f"{span.line}:{span.start}-{span.end}" for span in origin.spans]
    return " ".join(spans) if len(spans) < 4 else f"{spans[0]} … {spans[-1]}"
