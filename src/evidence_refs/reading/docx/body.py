"""The body of a Word file to paragraphs of marked text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence_refs.problems import Problem, Where
from evidence_refs.reading import marking
from evidence_refs.reading.docx.inline import Inline, alternative
from evidence_refs.reading.docx.names import MC, VAL, W, child, number, value
from evidence_refs.reading.docx.notes import Note, read_notes
from evidence_refs.reading.docx.numbering import BULLET, Numbering
from evidence_refs.reading.docx.styles import (
    PLAIN,
    Style,
    default_style,
    outline_level,
    read_styles,
)
from evidence_refs.reading.marking import Run

if TYPE_CHECKING:
    from evidence_refs.reading.docx.names import Element
    from evidence_refs.reading.docx.package import Package, Part

_THROUGH = {W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")}
_OUT = ("del", "moveFrom")


def paragraphs_of(package: Package) -> tuple[list[str], list[Problem]]:
    """Give the paragraphs of a document, footnotes at the end of their section, endnotes last."""
    body = _Body(package)
    return list(body.read()), body.problems


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of marked text. `section` is set where a section of the document ends with it."""

    text: str
    is_heading: bool = False
    section: Element | None = None


class _Body:
    def __init__(self, package: Package) -> None:
        styles = None if package.styles is None else package.styles.root
        self.package = package
        self.styles = read_styles(styles)
        self.default = self.styles.get(default_style(styles), PLAIN)
        self.notes = read_notes(package)
        lists = {id_: style.num_id for id_, style in self.styles.items() if style.num_id}
        numbering = package.numbering
        self.numbering = Numbering(None if numbering is None else numbering.root, lists)
        self.problems = list[Problem]()
        self.carried = list[Run]()
        # One that a tracked change replaced stands in `w:sectPrChange`.
        self.sections = (
            node
            for node in package.document.root.iter(f"{W}sectPr")
            if (parent := node.getparent()) is not None and parent.tag in (f"{W}pPr", f"{W}body")
        )

    def read(self) -> Iterator[str]:
        """Give the paragraphs of the whole document."""
        body = child(self.package.document.root, "body")
        if body is None:
            return
        self._begin_section()
        for block in self._blocks(body, self._inline(self.package.document)):
            if block.is_heading:
                yield from self._notes("footnotes")
            if block.text:
                yield block.text
            if block.section is not None:
                yield from self._notes("footnotes")
                self._begin_section()
        if rest := marking.write(self.carried):
            yield rest
        yield from self._notes("footnotes")
        yield from self._notes("endnotes")
        if self.notes.missing:
            self._say(
                "missing-notes", f"{len(self.notes.missing)} notes are pointed to, and not there"
            )

    def _inline(self, part: Part) -> Inline:
        return Inline(self.styles, part.targets, self.notes.label)

    def _begin_section(self) -> None:
        if (properties := next(self.sections, None)) is not None:
            self.notes.begin_section(properties)

    def _say(self, code: str, message: str) -> None:
        self.problems.append(Problem(code, message, Where(self.package.name), "warning"))

    def _blocks(self, container: Element, inline: Inline) -> Iterator[_Block]:
        for node in container:
            tag = node.tag
            if tag == f"{W}p":
                yield from self._paragraph(node, inline)
            elif tag == f"{W}tbl":
                yield from map(_Block, marking.table(self._rows(node, inline)))
            elif tag == f"{W}sdt":
                if child(node, "sdtPr", "showingPlcHdr") is None:
                    yield from self._blocks(node, inline)
            elif tag == f"{MC}AlternateContent":
                yield from self._blocks(alternative(node), inline)
            elif tag in _THROUGH:
                yield from self._blocks(node, inline)
            elif tag == f"{W}altChunk":
                self._say("embedded-document", "a document embedded in it was not read")

    def _paragraph(self, node: Element, inline: Inline) -> Iterator[_Block]:
        properties = child(node, "pPr")
        style = self.styles.get(value(properties, "pStyle"), self.default)
        runs = [*self.carried, *inline.read(node, style)]
        self.carried = []
        boxes, inline.boxes = inline.boxes, []
        mark = child(properties, "rPr")
        frame = child(properties, "framePr")
        is_drop_cap = frame is not None and frame.get(f"{W}dropCap", "none") != "none"
        if is_drop_cap or any(child(mark, change) is not None for change in _OUT):
            # Accepting the change takes this paragraph's end out: the next one goes on from here.
            self.carried = runs
        else:
            yield self._block(properties, style, runs)
        for box in boxes:
            yield from self._blocks(box, inline)

    def _block(self, properties: Element | None, style: Style, runs: list[Run]) -> _Block:
        outline = outline_level(properties)
        level = (style.heading or 0) if outline is None else outline
        section = child(properties, "sectPr")
        text = marking.write([Run(run.text, False, run.target) for run in runs] if level else runs)
        label, depth = self._label(properties, style)
        if not text:
            return _Block("", section=section)
        if level:
            label = "" if label == BULLET else label
            return _Block(marking.heading(level, f"{label} {text}"), True, section)
        return _Block(_item(label, depth, text), False, section)

    def _label(self, properties: Element | None, style: Style) -> tuple[str, int]:
        num_id = value(properties, "numPr", "numId") or style.num_id
        depth = number(value(properties, "numPr", "ilvl"), style.level)
        if not num_id or num_id == "0":
            return "", 0
        label = self.numbering.label(num_id, depth)
        if label.isdigit() and self.numbering.is_raised(num_id, depth):
            return marking.superscript(label), depth
        return label, depth

    def _rows(self, table: Element, inline: Inline) -> Iterator[list[list[str]]]:
        for row in _within(table, f"{W}tr"):
            properties = child(row, "trPr")
            if any(child(properties, change) is not None for change in _OUT):
                continue
            yield [self._cell(cell, inline) for cell in _within(row, f"{W}tc")]

    def _cell(self, cell: Element, inline: Inline) -> list[str]:
        merge = child(cell, "tcPr", "vMerge")
        if merge is not None and merge.get(VAL, "continue") == "continue":
            return []
        if child(cell, "tcPr", "cellDel") is not None:
            return []
        texts = (block.text for block in self._blocks(cell, inline))
        return [part for text in texts for part in text.split("\n\n") if part]

    def _notes(self, kind: str) -> Iterator[str]:
        part = self.package.footnotes if kind == "footnotes" else self.package.endnotes
        if part is None:
            return
        # A note may itself point to a note: those come after it.
        while notes := self.notes.take(kind):
            yield from (self._note(note, part) for note in notes)

    def _note(self, note: Note, part: Part) -> str:
        blocks = self._blocks(note.body, self._inline(part))
        texts = (block.text for block in blocks)
        text = "\n".join(line for text in texts for line in text.split("\n") if line)
        for mark in (note.label, marking.superscript(note.label)):
            text = text.removeprefix(mark) if note.has_own_mark else text
        return marking.note(note.label, text.strip())


def _within(node: Element, tag: str) -> Iterator[Element]:
    """Give rows of a table or cells of a row, also those that content controls wrap."""
    for each in node:
        if each.tag == tag:
            yield each
        elif each.tag in _THROUGH or each.tag == f"{W}sdt":
            yield from _within(each, tag)


def _item(label: str, depth: int, text: str) -> str:
    if not label:
        return "\n\n".join(marking.divide(text))
    if label[0] in marking.SUPERSCRIPTS:
        return f"{label} {text}"
    return marking.item(marking.dotted(label), text, depth)
