"""The documents and tags that a brief asks for by name."""

from __future__ import annotations

from collections.abc import Sequence
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
    _refuse("document", id, list(documents))
    return documents[id]


def refuse_unknown(index: Index, document: str | None, tag: str | None) -> None:
    """Refuse a document or tag that there is not: a list would lose all that it holds.

    Raises:
        UsageError: there is none; the hint names the nearest, or all.
    """
    from evidence_refs.catalogue.index.filters import same_tag

    if document:
        record(index, document)
    if tag:
        _refuse("tag", same_tag(tag), list(map(same_tag, index.offered("tags", ""))))


def _refuse(what: str, name: str, known: Sequence[str]) -> None:
    if name in known:
        return
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"{what}s: {', '.join(known) or 'none'}"
    raise UsageError(f"--{what}: there is no {what} `{name}`", hint=hint)
