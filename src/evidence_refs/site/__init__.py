"""A page for readers: references in one file that a browser searches, offline and with no request.

`entry` gives what the page holds of one work, which depends on that work alone and may be kept;
`page` makes the page of these texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.charts.chart import Chart
    from evidence_refs.model import DocumentRecord, Reference

__all__ = ["FILE", "MADE_HERE", "NAME", "Asked", "Figures", "entry", "page"]

NAME = "site"
"""What `export` calls it among its formats; it is a folder, and so has no `Writer`."""

FILE = "index.html"
"""The name of the page in its folder: what a server gives for the folder, and a person opens."""

MADE_HERE = '<meta name="generator" content="evidence-refs">'
"""What stands in every page that is written here, so that no other is written over."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The charts of a page, and what it needs to draw them anew for some of its works.

    Args:
        charts: of all works, by their names.
        top: how many of the most frequent a chart shows.
        growth: ids of the documents in the order of their dates, each with what its bar is called.
        gaps: what there is to complete, with the places of the works that need it, from 0 on.
    """

    charts: Mapping[str, Chart] = field(default_factory=dict)
    top: int = 10
    growth: Mapping[str, str] = field(default_factory=dict)
    gaps: Mapping[str, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is to be: its title, the documents that cite its works, by their ids, and its figures."""

    title: str
    documents: Mapping[str, DocumentRecord] = field(default_factory=dict)
    figures: Figures = field(default_factory=Figures)


def entry(reference: Reference) -> str:
    """Give what the page holds of a work: a line for what it shows, and one for what it gives away."""
    from evidence_refs.site import giving, json, showing

    shown = showing.shown(reference)
    return f"{json.line(shown)}\n{json.line(giving.given(reference, shown))}"


def page(entries: Sequence[str], asked: Asked) -> str:
    """Give the page, a whole file of HTML, of what `entry` gives of its works, in their order."""
    from evidence_refs.site.frame import written

    return written(entries, asked)
