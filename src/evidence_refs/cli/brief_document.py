"""A document that a brief asks for, by its id."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.model import DocumentRecord


def record(index: Index, id: str) -> DocumentRecord:
    """Give the document of an id.

    Raises:
        UsageError: there is none; the hint names the nearest, or all.
    """
    documents = {each.id: each for each in index.rest.documents}
    if id in documents:
        return documents[id]
    near = get_close_matches(id, documents, n=1)
    hint = f"did you mean {near[0]}?" if near else f"documents: {', '.join(documents) or 'none'}"
    raise UsageError(f"--document: there is no document {id}", hint=hint)
