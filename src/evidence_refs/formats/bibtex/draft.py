"""An entry of a .bib file in the making, and what is each dialect's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from evidence_refs.formats.bibtex.kinds import Kind
from evidence_refs.formats.bibtex.latex import plain
from evidence_refs.formats.bibtex.places import WORDS
from evidence_refs.formats.bibtex.surviving import comes_back
from evidence_refs.formats.bibtex.values import Encoder
from evidence_refs.model import Reference


@dataclass(slots=True)
class Draft:
    """An entry in the making: its fields, what its note says in words, what stands aside."""

    reference: Reference
    kind: Kind
    encoder: Encoder
    fields: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def own(self, name: str) -> str:
        """Take a text of `extra` that stands in a field with other things."""
        self.taken.add(name)
        return self.encoder.paragraphs(self.reference.extra.get(name, ""))

    def say(self, field: str, written: str) -> None:
        """Tell a field in words."""
        if written:
            self.words.append(WORDS[field] + written)

    def comes_back(self, field: str, text: str) -> bool:
        """Whether a value is read as it was where it is written."""
        return comes_back(field, plain(self.encoder.spelled(text)))

    def put_aside(self, field: str, written: str) -> None:
        """Tell a field where no style prints it."""
        if written:
            self.aside.append(f"{field}: {written}")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is each dialect's own.

    `date` puts the date into a draft. `words_in`, `aside_in` and `language` are its fields for these,
    `renamed` gives its own names of fields that `extra` has under another. `classic` is what only knows the
    fields of 1988: a book has an author or an editor, and a volume or a number; `key` sorts what has no author.
    """

    kinds: Mapping[str, Kind]
    of_type: Mapping[str, str]
    date: Callable[[Draft], None]
    words_in: str
    aside_in: str
    language: str = "language"
    renamed: Mapping[str, str] = field(default_factory=dict)
    classic: bool = False
