"""A style of CSL: the entries of a bibliography as paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence_refs.briefs.blocks import Paragraph, Run
from evidence_refs.briefs.house.parts import title

if TYPE_CHECKING:
    from evidence_refs import styles
    from evidence_refs.model import Reference
    from evidence_refs.styles.document import Numbered, Styled


def entries(
    references: Sequence[Reference], numbered: Numbered, *, by_style: bool
) -> dict[str, tuple[Paragraph, ...]]:
    """Give for the key of each reference its entry, in the order of the style, or in the one given.

    Works that the style leaves out of its bibliography are not there. `numbered` has all works of the
    document.

    Raises:
        UsageError: the style has no bibliography.
    """
    works = {each.key: each for each in references}
    keys = numbered.in_order(works) if by_style else list(works)
    return {
        each.key: (Paragraph(_runs(each, works[each.key]), each.key, each.margin),)
        for each in numbered.listed(keys)
        if each.margin or each.runs
    }


def _runs(entry: Styled, reference: Reference) -> tuple[Run, ...]:
    """Of a work that the style only numbers, what else it may be called."""
    return tuple(map(run, entry.runs)) or (title(reference),)


def run(run: styles.Run) -> Run:
    """Give a run of a style as one of a brief."""
    return Run(run.text, run.bold, run.italic, run.raised, run.small_caps, run.link)
