"""The text of a Word file, paragraph by paragraph, with the bytes of each piece of it.

A paragraph is cut into runs wherever Word likes. What a field shows (a list of contents), and what was
deleted or moved away under tracked changes, is no text of its author.
Source: ECMA-376-1, 17.3 (w:p, w:r, w:t), 17.13.5 (w:del), 17.16 (w:fldChar).
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence_refs.briefs.marked.elements import Elements, Event

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_UNSEEN = frozenset(
    ("lastRenderedPageBreak", "softHyphen", "annotationRef", "footnoteRef", "endnoteRef", "commentReference",
     "fldChar", "instrText", "delText", "delInstrText")
)  # fmt: skip
_OTHER = "\n\n"
"""What stands for a picture, a note or a field: nothing goes on behind it, as behind an empty line."""
_GONE = frozenset(("del", "moveFrom"))
_NOTES = frozenset(("footnote", "endnote"))
_REFERENCES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run: its bytes, what it says, and where that begins in the paragraph's text."""

    start: int
    stop: int
    text: str
    at: int


@dataclass(slots=True)
class Stretch:
    """A run: the bytes from its first tag to its last, those of its properties, and its pieces."""

    start: int
    inner: int
    stop: int = 0
    end: int = 0
    properties: tuple[int, int] = (0, 0)
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Passage:
    """A paragraph: where it begins, its runs, and where it stands.

    `note` is the id of the note that it is of, empty in other text; no note can stand in one that is `boxed`.
    """

    start: int
    note: str = ""
    boxed: bool = False
    runs: list[Stretch] = field(default_factory=list)
    length: int = 0
    open: int = 0

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for run in self.runs for piece in run.pieces)


@dataclass(frozen=True, slots=True)
class Prose:
    """The paragraphs of one part in their order, and where it refers to notes.

    `references` are places, each with the kind of part (`footnotes`) and the id of the note.
    """

    passages: Sequence[Passage]
    references: Sequence[tuple[int, str, str]]


def prose(xml: bytes, found: Elements) -> Prose:
    """Read the paragraphs of a part, by its elements."""
    reader = _Reader(xml)
    for event in found.events:
        reader.take(event)
    ordered = sorted(reader.passages, key=lambda each: each.start)
    return Prose(ordered, reader.references)


class _Reader:
    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.passages: list[Passage] = []
        self.references: list[tuple[int, str, str]] = []
        self.above: list[str] = []
        self.open: list[Passage] = []
        self.begun: list[Event] = []
        self.fields = 0
        self.note = ""

    def take(self, event: Event) -> None:
        if event.begins:
            self._begin(event)
            self.above.append(event.name)
            self.begun.append(event)
        else:
            self.above.pop()
            self._end(event, self.begun.pop())

    def _begin(self, event: Event) -> None:
        if event.name in _NOTES:
            self.note = event.attributes.get("id", "")
        elif event.name == "p":
            self.open.append(Passage(event.start, self.note, "txbxContent" in self.above))
        elif event.name == "r" and self.open and not self.open[-1].open:
            self.open[-1].open = len(self.above) + 1
            self.open[-1].runs.append(Stretch(event.start, event.stop))
        elif event.name == "fldChar":
            kind = event.attributes.get("fldCharType")
            self.fields = max(self.fields + {"begin": 1, "end": -1}.get(kind or "", 0), 0)
        elif event.name in _REFERENCES:
            note = (event.start, _REFERENCES[event.name], event.attributes.get("id", ""))
            self.references.append(note)

    def _end(self, event: Event, begun: Event) -> None:
        depth = len(self.above)
        if event.name in _NOTES:
            self.note = ""
        elif event.name == "p" and self.open:
            self.passages.append(self.open.pop())
        elif self.open and self.open[-1].open:
            passage = self.open[-1]
            if depth == passage.open - 1:
                passage.open = 0
                passage.runs[-1].stop, passage.runs[-1].end = event.start, event.stop
            elif depth == passage.open:
                self._piece(passage, begun, event)

    def _piece(self, passage: Passage, begun: Event, end: Event) -> None:
        run = passage.runs[-1]
        start, stop = begun.start, max(end.stop, begun.stop)
        if begun.name == "rPr":
            run.properties = (start, stop)
            return
        text = self._text(begun, end)
        run.pieces.append(Piece(start, stop, text, passage.length))
        passage.length += len(text)

    def _text(self, begun: Event, end: Event) -> str:
        if begun.name in _UNSEEN or _GONE & {*self.above}:
            return ""
        if begun.above != "r" or self.fields or "fldSimple" in self.above:
            return _OTHER
        if begun.name != "t":
            return _SIGNS.get(begun.name, _OTHER)
        raw = self.xml[begun.stop : max(end.start, begun.stop)]
        return _OTHER if b"<" in raw else html.unescape(raw.decode("utf-8"))
