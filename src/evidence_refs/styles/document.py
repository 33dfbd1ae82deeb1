"""The works of a document in one style: numbered and told apart once, for all its lists and citations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidence_refs.styles import cites
from evidence_refs.styles.cite import Cite
from evidence_refs.styles.entries import Entry, bibliography
from evidence_refs.styles.margin import parted
from evidence_refs.styles.punctuation import Run, runs
from evidence_refs.styles.rich import Rich
from evidence_refs.styles.style import Style


@dataclass(frozen=True, slots=True)
class Styled:
    """A reference as a style has it: its key, its runs of one look each, and what stands before them.

    `margin` is the number, or what else the style sets apart from its entries. Where it leaves such
    works out of its bibliography, there is neither; where it finds nothing to say, there are no runs.
    """

    key: str
    margin: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Numbered:
    """Works in the order of a style's bibliography, with their numbers and letters."""

    style: Style
    entries: tuple[Entry, ...]

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each key in the order of the style."""
        return {each.item.id: at for at, each in enumerate(self.entries)}

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """Give keys in the order of the style."""
        return sorted(keys, key=self.places.__getitem__)

    def listed(self, keys: Iterable[str]) -> list[Styled]:
        """Give a list of some of the works, in the order given.

        Raises:
            UsageError: the style has no bibliography.
        """
        chosen = [self.entries[self.places[key]] for key in keys]
        return [
            Styled(key, *parted(rich, runs(rich, self.style.locale)))
            for key, rich in bibliography(self.style, chosen)
        ]

    def cited(
        self, clusters: Sequence[Sequence[Cite]], notes: Sequence[int] | None = None
    ) -> list[tuple[Run, ...]]:
        """Give the citations of a document: `(Smith, 2019; Jones, 2020, p. 3)`, `(1–3)`, a note.

        Args:
            clusters: the citations in the order of the document, each of one work or more.
            notes: for each of them the number of the note that it stands in; else each is a note, from 1.

        Raises:
            UsageError: a key is that of no work.
        """
        found = cites.citations(self.style, self.entries, clusters, notes)
        return list(map(self._runs, found))

    def people(self) -> dict[str, tuple[Run, ...]]:
        """Give for each key by whom it is as the style cites it: `Smith and Jones`.

        Empty where the style names nobody: it numbers works, or the work has no author.
        """
        found = cites.people(self.style, self.entries)
        return {key: self._runs(rich) for key, rich in found.items()}

    def _runs(self, rich: Rich) -> tuple[Run, ...]:
        return tuple(runs(rich, self.style.locale))
