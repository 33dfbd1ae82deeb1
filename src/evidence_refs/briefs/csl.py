"""A style of CSL: the entries of a bibliography as paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence_refs import styles
from evidence_refs.briefs.blocks import Paragraph, Run
from evidence_refs.briefs.house.parts import title

if TYPE_CHECKING:
    from evidence_refs.model import Reference
    from evidence_refs.styles.entries import Arrange


def entries(
    references: Sequence[Reference], style: str, arrange: Arrange
) -> dict[str, tuple[Paragraph, ...]]:
    """Give for the key of each reference its entry, in the order of the style.

    Works that the style leaves out of its bibliography are not there. Where it numbers works in the
    order in which they are cited, that is the one in which they are given.

    Args:
        references: the works, which are numbered and told apart.
        style: the name of a style, or the path of its file.
        arrange: of their keys, which stand in the order of the style, gives those that the list prints.

    Raises:
        UsageError: there is no such style, or it has no bibliography.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    works = {each.key: each for each in references}
    return {
        each.key: (Paragraph(_runs(each, works[each.key]), each.key, each.margin),)
        for each in styles.styled(references, style, arrange)
        if each.margin or each.runs
    }


def _runs(entry: styles.Styled, reference: Reference) -> tuple[Run, ...]:
    """Of a work that the style only numbers, what else it may be called."""
    return tuple(map(_run, entry.runs)) or (title(reference),)


def _run(run: styles.Run) -> Run:
    return Run(run.text, run.bold, run.italic, run.raised, run.small_caps, run.link)
