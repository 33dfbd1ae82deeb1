"""What a person asks of a list of references: a style, headings, an order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from evidence_refs.model import Reference

Group = Literal["section", "type", "year", "none"]

GROUPS: tuple[Group, ...] = ("section", "type", "year", "none")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is to be.

    `style` is a name of `lists.STYLES`, or a path. `document`, `section`: where references are grouped by
    section, those of this document and below this heading alone; else each stands where its first entry is.
    `level`: of the highest headings, from 1. `titles`: for the id of a document its title, the highest heading
    where there are several. `by_style`: within a group, in the order of a style of CSL, and not in the one
    that is given. `among`: all works that a style of CSL numbers, and tells apart, with those of the list;
    empty where these are all.
    """

    style: str = "labelled"
    group: Group = "section"
    document: str | None = None
    section: str = ""
    level: int = 2
    titles: Mapping[str, str] = field(default_factory=dict)
    by_style: bool = False
    among: tuple[Reference, ...] = ()
