"""A labelled reference: its text, which characters have which label, and what is in italics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.extraction.learned.tokens import Token, tokenize
from evidence_refs.source import Mark, Slice

LABELS = (
    "author", "body", "editor", "translator", "title", "container", "volume", "pages", "edition", "date",
    "publisher", "location", "url", "doi", "ident", "accessed", "note", "medium", "genre", "series",
    "citation-number", "issue",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """`spans` are (start, end, label), ascending; `names` the authors, where they are known."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    marks: tuple[Mark, ...] = ()
    origin: str = ""

    @property
    def piece(self) -> Slice:
        """The text as the extraction sees it."""
        return Slice(self.text, self.marks)

    def part(self, label: str) -> str:
        """Give the text of the first span with a label, empty where there is none."""
        for start, end, name in self.spans:
            if name == label:
                return self.text[start:end]
        return ""


class Builder:
    """Puts a labelled text together, piece by piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._spans: list[tuple[int, int, str]] = []
        self._marks: list[Mark] = []
        self._at = 0
        self._italic: int | None = None

    def add(self, text: str, label: str | None = None) -> None:
        """Add text, with a label if it has one."""
        if label and text:
            self._spans.append((self._at, self._at + len(text), label))
        self._parts.append(text)
        self._at += len(text)

    def toggle_italics(self) -> None:
        """Begin italics, or end them."""
        if self._italic is None:
            self._italic = self._at
            return
        if self._at > self._italic:
            self._marks.append(Mark("emphasis", self._italic, self._at))
        self._italic = None

    def build(self, origin: str, italics: bool = True) -> Sample:
        """Give the sample."""
        marks = tuple(self._marks) if italics else ()
        return Sample("".join(self._parts), tuple(self._spans), marks, origin)


def labels_of(sample: Sample, tokens: Sequence[Token]) -> list[str]:
    """Give the label of each word: that of the span in which its first character stands."""
    labels, at = [], 0
    spans = sample.spans
    for token in tokens:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        inside = at < len(spans) and spans[at][0] < token.end
        labels.append(spans[at][2] if inside else "note")
    return labels


def tokens_of(sample: Sample) -> list[Token]:
    """Give the words of a sample as the extraction divides them."""
    return tokenize(sample.text)
