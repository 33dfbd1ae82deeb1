"""What the text of a brief cites: its keys, which of them the catalogue has, and how a style writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence_refs.errors import UsageError
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from evidence_refs.briefs.marked.clusters import Cluster
    from evidence_refs.briefs.marked.markdown import Edit, Markdown
    from evidence_refs.briefs.numbering import Numbering
    from evidence_refs.catalogue.index.index import Index


@dataclass(frozen=True, slots=True)
class Citations:
    """The citations of a text in their order.

    `ids` gives for each key that the catalogue has the index's number of its reference, in the order in
    which they are first cited; `missing` is what to say of the others.
    """

    clusters: Sequence[Cluster]
    ids: Mapping[str, int]
    missing: Sequence[UsageError]


def citations(index: Index, document: Markdown) -> Citations:
    """Find what the text of a document cites."""
    from evidence_refs.briefs.marked import citing

    found = citing.cited(document)
    ids: dict[str, int] = {}
    missing: dict[str, UsageError] = {}
    for cluster in found:
        for key in (cite.key for cite in cluster.cites):
            if key in ids or key in missing:
                continue
            try:
                ids[key] = index.id_of(key)
            except UsageError as error:
                where = Where(document.file, document.line_of(cluster.start))
                missing[key] = UsageError(error.message, where=where, hint=error.hint)
    return Citations(found, ids, list(missing.values()))


def edits(
    index: Index, document: Markdown, found: Citations, numbering: Numbering, style: str
) -> list[Edit]:
    """Give the edits that write the citations of a text in a style, numbered as those of its lists.

    Raises:
        UsageError: there is no such style, or a key is missing.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    from evidence_refs.briefs.marked import citing

    references = index.references(list(found.ids.values()))
    works = dict(zip(found.ids, references, strict=True))
    return citing.written(document, found.clusters, works, numbering.of(style))
