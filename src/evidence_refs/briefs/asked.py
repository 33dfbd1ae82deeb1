"""What a person asks of a list of references: filters, a style, headings, an order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Group = Literal["section", "type", "year", "none"]

GROUPS: tuple[Group, ...] = ("section", "type", "year", "none")

FILTERS: tuple[str, ...] = (
    "author", "source", "journal", "type", "year", "document", "section", "form", "tag", "has", "missing",
    "key", "added-since", "sort",
)  # fmt: skip
"""The filters of the command line, by their names there: a mark and a recipe take each of them."""
PARTED: tuple[str, ...] = ("type", "form", "has", "missing", "key")
"""Filters of several words, which a mark may part by commas."""
SEVERAL: tuple[str, ...] = ("source", *PARTED)
"""Filters of several values. A comma may stand in the name of a source."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is to be.

    `style` is a name of `lists.STYLES`, or a path. `document`, `section`: where references are grouped by
    section, those of this document and below this heading alone; else each stands where its first entry is.
    `level`: of the highest headings, from 1. `titles`: for the id of a document its title, the highest heading
    where there are several. `by_style`: within a group, in the order of a style of CSL, and not in the one
    that is given.
    """

    style: str = "labelled"
    group: Group = "section"
    document: str | None = None
    section: str = ""
    level: int = 2
    titles: Mapping[str, str] = field(default_factory=dict)
    by_style: bool = False
