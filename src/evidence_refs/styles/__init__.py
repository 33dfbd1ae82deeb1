"""Citations as readers know them: APA, Harvard, Vancouver, OSCOLA, and any other style of CSL.

The styles are files of the Citation Style Language project, unchanged (`data/NOTICE`); what follows them
is here, after the specification of CSL 1.0.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from evidence_refs.styles.cite import Cite
from evidence_refs.styles.punctuation import Run

if TYPE_CHECKING:
    from evidence_refs.model import Reference
    from evidence_refs.styles.document import Numbered

NAMES: tuple[str, ...] = ("apa", "harvard", "vancouver", "oscola")
"""The styles that have a name here; others are given by path."""


__all__ = [
    "NAMES", "Cite", "Formatted", "Run", "bibliography", "citations", "is_for_notes", "numbered",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Formatted:
    """A reference as a style has it: its key, and its text in the format asked for, on one line.

    The text is empty where the style leaves such works out of its bibliography.
    """

    key: str
    text: str


def bibliography(
    references: Sequence[Reference],
    style: str | Path,
    output: Literal["text", "html", "markdown"] = "text",
) -> list[Formatted]:
    """Give references as the entries of a bibliography, in the order of the style.

    Raises:
        UsageError: there is no such style, or it has no bibliography.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    from evidence_refs.styles.entries import bibliography as entries
    from evidence_refs.styles.output import written
    from evidence_refs.styles.punctuation import runs

    found = numbered(references, style)
    listed = entries(found.style, found.entries)
    return [Formatted(key, written(runs(rich, found.style.locale), output)) for key, rich in listed]


def numbered(references: Sequence[Reference], style: str | Path) -> Numbered:
    """Number works and tell them apart, for all lists and citations of one document.

    Args:
        references: all works that the document cites or lists; where a style numbers them, in the order
            in which they are first cited.
        style: the name of a style, or the path of its file.

    Raises:
        UsageError: there is no such style.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    from evidence_refs.styles.document import Numbered
    from evidence_refs.styles.entries import entries
    from evidence_refs.styles.item import items
    from evidence_refs.styles.loading import load

    loaded = load(style)
    return Numbered(loaded, tuple(entries(loaded, items(references))))


def citations(
    references: Sequence[Reference],
    clusters: Sequence[Sequence[Cite]],
    style: str | Path,
    output: Literal["text", "html", "markdown"] = "text",
) -> list[str]:
    """Give the citations of a document: `(Smith, 2019; Jones, 2020, p. 3)`, `(1–3)`, a note.

    Args:
        references: all works of the document, as for `numbered`.
        clusters: the citations in the order of the document, each of one work or more.
        style: the name of a style, or the path of its file.
        output: the format of the texts.

    Raises:
        UsageError: there is no such style, or a key is that of no reference.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    from evidence_refs.styles.output import written

    return [written(runs, output) for runs in numbered(references, style).cited(clusters)]


def is_for_notes(style: str | Path) -> bool:
    """Whether a style cites in notes, and not in the text.

    Raises:
        UsageError: there is no such style.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    from evidence_refs.styles.loading import load

    return load(style).is_for_notes
