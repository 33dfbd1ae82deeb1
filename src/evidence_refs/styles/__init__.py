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
    from evidence_refs.styles.entries import Arrange

NAMES: tuple[str, ...] = ("apa", "harvard", "vancouver", "oscola")
"""The styles that have a name here; others are given by path."""


__all__ = [
    "NAMES", "Cite", "Formatted", "Run", "Styled", "bibliography", "citations", "is_for_notes", "people",
    "styled",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Formatted:
    """A reference as a style has it: its key, and its text in the format asked for, on one line.

    The text is empty where the style leaves such works out of its bibliography.
    """

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """A reference as a style has it: its key, its runs of one look each, and what stands before them.

    `margin` is the number, or what else the style sets apart from its entries. Where it leaves such
    works out of its bibliography, there is neither; where it finds nothing to say, there are no runs.
    """

    key: str
    margin: str
    runs: tuple[Run, ...]


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
    from evidence_refs.styles.item import items
    from evidence_refs.styles.loading import load
    from evidence_refs.styles.output import written
    from evidence_refs.styles.punctuation import runs

    loaded = load(style)
    found = entries(loaded, items(references))
    return [Formatted(key, written(runs(rich, loaded.locale), output)) for key, rich in found]


def styled(
    references: Sequence[Reference], style: str | Path, arrange: Arrange | None = None
) -> list[Styled]:
    """Give references as the entries of a bibliography, for a page that sets its text itself.

    Args:
        references: the works.
        style: the name of a style, or the path of its file.
        arrange: of their keys, which stand in the order of the style, gives those that the page prints, if
            it has several lists, another order, or not all of them.

    Raises:
        UsageError: there is no such style, or it has no bibliography.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    from evidence_refs.styles.entries import bibliography as entries
    from evidence_refs.styles.item import items
    from evidence_refs.styles.loading import load
    from evidence_refs.styles.margin import parted
    from evidence_refs.styles.punctuation import runs

    loaded = load(style)
    found = entries(loaded, items(references), arrange)
    return [Styled(key, *parted(rich, runs(rich, loaded.locale))) for key, rich in found]


def citations(
    references: Sequence[Reference],
    clusters: Sequence[Sequence[Cite]],
    style: str | Path,
    output: Literal["text", "html", "markdown"] = "text",
) -> list[str]:
    """Give the citations of a document: `(Smith, 2019; Jones, 2020, p. 3)`, `(1–3)`, a note.

    Args:
        references: all works of the document's bibliography; where a style numbers them, in the order
            in which they are first cited, as for `bibliography`.
        clusters: the citations in the order of the document, each of one work or more.
        style: the name of a style, or the path of its file.
        output: the format of the texts.

    Raises:
        UsageError: there is no such style, or a key is that of no reference.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    from evidence_refs.styles.cites import citations as cited
    from evidence_refs.styles.item import items
    from evidence_refs.styles.loading import load
    from evidence_refs.styles.output import written
    from evidence_refs.styles.punctuation import runs

    loaded = load(style)
    found = cited(loaded, items(references), clusters)
    return [written(runs(rich, loaded.locale), output) for rich in found]


def people(
    references: Sequence[Reference],
    style: str | Path,
    output: Literal["text", "html", "markdown"] = "text",
) -> dict[str, str]:
    """Give for the key of each reference by whom it is as a style cites it: `Smith and Jones`.

    Empty where the style names nobody: it numbers works, or the work has no author.

    Raises:
        UsageError: there is no such style.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    from evidence_refs.styles.cites import people as named
    from evidence_refs.styles.item import items
    from evidence_refs.styles.loading import load
    from evidence_refs.styles.output import written
    from evidence_refs.styles.punctuation import runs

    loaded = load(style)
    found = named(loaded, items(references))
    return {key: written(runs(rich, loaded.locale), output) for key, rich in found.items()}


def is_for_notes(style: str | Path) -> bool:
    """Whether a style cites in notes, and not in the text.

    Raises:
        UsageError: there is no such style.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    from evidence_refs.styles.loading import load

    return load(style).is_for_notes
