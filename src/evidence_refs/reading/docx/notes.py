"""Footnotes and endnotes of a Word file: their numbers as Word prints them, and their bodies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence_refs.reading.docx.names import W, child, number, value
from evidence_refs.reading.docx.numbering import formatted

if TYPE_CHECKING:
    from evidence_refs.reading.docx.names import Element
    from evidence_refs.reading.docx.package import Package, Part

_SHAPES = {"footnotes": ("footnotePr", "decimal"), "endnotes": ("endnotePr", "lowerRoman")}
"""For each kind, the element that says how it is numbered, and the format where it does not."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note that the text has pointed to: its printed label and its body."""

    kind: str
    label: str
    body: Element
    has_own_mark: bool


@dataclass(slots=True)
class _Kind:
    """How notes of one kind are numbered, and how far the count is."""

    bodies: dict[str, Element]
    format: str
    start: int = 1
    each_section: bool = False
    count: int = 0
    met: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class Notes:
    """Numbers notes in the order in which the text points to them."""

    kinds: dict[str, _Kind]
    missing: list[str] = field(default_factory=list)

    def label(self, kind: str, id_: str, mark: str) -> str:
        """Give the printed label of a note, and keep its body; `mark` is its own, if it has one.

        A pointer to a note that is not there prints nothing.
        """
        state = self.kinds[kind]
        body = state.bodies.get(id_)
        if body is None:
            self.missing.append(id_)
            return ""
        has_own_mark = bool(mark)
        if not mark:
            state.count += 1
            mark = formatted(state.start + state.count - 1, state.format) or str(state.count)
        state.met.append(Note(kind, mark, body, has_own_mark))
        return mark

    def begin_section(self, properties: Element) -> None:
        """Take in how the section that begins here (`w:sectPr`) numbers its notes."""
        for kind, state in self.kinds.items():
            _shape(state, child(properties, _SHAPES[kind][0]))
            if state.each_section:
                state.count = 0

    def take(self, kind: str) -> list[Note]:
        """Give the notes of one kind that were pointed to since they were last taken."""
        state = self.kinds[kind]
        taken, state.met = state.met, []
        return taken


def read_notes(package: Package) -> Notes:
    """Give the notes of a package, with the numbering that its settings ask for."""
    kinds = {
        "footnotes": _read("footnotes", package.footnotes, package.settings),
        "endnotes": _read("endnotes", package.endnotes, package.settings),
    }
    return Notes(kinds)


def _read(kind: str, part: Part | None, settings: Part | None) -> _Kind:
    element, format_ = _SHAPES[kind]
    bodies = (
        {}
        if part is None
        else {
            node.get(f"{W}id", ""): node
            for node in part.root
            if node.get(f"{W}type", "normal") == "normal"
        }
    )
    state = _Kind(bodies, format_)
    if settings is not None:
        _shape(state, child(settings.root, element))
    return state


def _shape(state: _Kind, properties: Element | None) -> None:
    if properties is None:
        return
    state.format = value(properties, "numFmt") or state.format
    state.start = number(value(properties, "numStart"), state.start)
    state.each_section = value(properties, "numRestart") == "eachSect" or state.each_section
