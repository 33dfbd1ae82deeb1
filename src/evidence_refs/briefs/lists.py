"""A list of references as a brief prints it: under headings, in a style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from evidence_refs import styles
from evidence_refs.briefs.blocks import Block, Heading, Run
from evidence_refs.briefs.house import HOUSES

if TYPE_CHECKING:
    from evidence_refs.model import Reference

Group = Literal["section", "type", "year", "none"]

GROUPS: tuple[Group, ...] = ("section", "type", "year", "none")
STYLES: tuple[str, ...] = (*HOUSES, *styles.NAMES)
"""The styles that have a name; others are given by the path of a `.csl` file or of a template."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is to be.

    `style` is a name of `STYLES`, or a path. `document`: where references are grouped by section, those
    of this document alone; else each stands where its first entry is. `level`: of the highest headings
    of a document, from 1. `titles`: for the id of a document its title, which parts several documents.
    `by_style`: within a group, in the order of a style of CSL, and not in the one that is given.
    """

    style: str = "labelled"
    group: Group = "section"
    document: str | None = None
    level: int = 2
    titles: Mapping[str, str] = field(default_factory=dict)
    by_style: bool = False


def blocks(references: Sequence[Reference], asked: Asked) -> list[Block]:
    """Give references as blocks: their order is kept, but for what `asked` says.

    Raises:
        UsageError: there is no such style.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    from evidence_refs.briefs.sections import sections

    entry = HOUSES[asked.style]
    found: list[Block] = []
    for section in sections(references, asked):
        if section.heading:
            found.append(Heading(section.level, (Run(section.heading),)))
        for reference in section.references:
            found += entry(reference)
    return found
