"""The styles of the houses whose briefs we read: each a function from a reference to its paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from evidence_refs.briefs.blocks import Paragraph
from evidence_refs.briefs.house.footnote import footnote
from evidence_refs.briefs.house.labelled import labelled
from evidence_refs.briefs.house.linked import linked

if TYPE_CHECKING:
    from evidence_refs.model import Reference

HOUSES: Mapping[str, Callable[[Reference], tuple[Paragraph, ...]]] = {
    "labelled": labelled,
    "linked": linked,
    "footnote": footnote,
}
