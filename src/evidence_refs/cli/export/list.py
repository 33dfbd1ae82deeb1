"""The list of an export: references as people read them, in Markdown, HTML or Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from evidence_refs.briefs import OUTPUTS
from evidence_refs.cli.options.filters import Filters

if TYPE_CHECKING:
    from evidence_refs.briefs.asked import Asked as ListAsked
    from evidence_refs.briefs.asked import Group
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.cli.export.named import Named
    from evidence_refs.cli.export.options import Asked
    from evidence_refs.cli.terminal.render import Screen


def list_of(screen: Screen, index: Index, chosen: Named, wanted: Asked, filters: Filters) -> bytes:
    """Give references as the bytes of one file; says which of them the style leaves out.

    Args:
        screen: for what is said.
        index: of the catalogue.
        chosen: the references, in their order.
        wanted: the output, its settings, and the fields.
        filters: by which they were chosen: `document` lays the list out, `sort` is its order.
    """
    from evidence_refs.briefs import lists
    from evidence_refs.cli.export.text import references_of

    references = references_of(index, chosen, wanted, also=["cited_in"])
    asked = _asked(index, wanted, filters)
    blocks = lists.blocks(references, asked)
    if out := lists.left_out(references, blocks):
        screen.note(f"note: {lists.told_of(wanted.style, out)}")
    return OUTPUTS[wanted.format].write(blocks, **_settings(asked, wanted))


def _asked(index: Index, wanted: Asked, filters: Filters) -> ListAsked:
    from evidence_refs.briefs.asked import Asked as ListAsked

    document = filters.get("document")
    documents = index.rest.documents
    group = "none" if wanted.flat else wanted.group or "section"
    return ListAsked(
        style=wanted.style,
        group=cast("Group", group),
        document=document,
        section=filters.get("section") or "",
        # Word's outline begins with its first level; on a page that one is the title's.
        level=1 if wanted.format == "docx" else 2,
        titles={each.id: each.title for each in documents if each.title},
        by_style=not filters.get("sort"),
    )


def _settings(asked: ListAsked, wanted: Asked) -> dict[str, Any]:
    """Give the settings of the output."""
    title = asked.titles.get(asked.document or "", "References")
    if wanted.format == "html":
        return {"title": title, "page": not wanted.fragment}
    if wanted.format == "docx":
        reference = Path(wanted.reference_doc) if wanted.reference_doc else None
        return {"title": title, "reference": reference}
    return {}
