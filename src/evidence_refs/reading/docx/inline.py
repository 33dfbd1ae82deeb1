"""The content of a Word paragraph to runs: links, fields, tracked changes, notes, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence_refs.reading.docx.fields import Field, is_unseen, link_target
from evidence_refs.reading.docx.names import MC, R, W, child, number, value
from evidence_refs.reading.docx.styles import PLAIN, Style, looks
from evidence_refs.reading.marking import Run, pointer, superscript

if TYPE_CHECKING:
    from evidence_refs.reading.docx.names import Element

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_THROUGH = {
    *(W + name for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "rubyBase")),
    f"{_MATH}oMathPara", f"{_MATH}oMath",
}  # fmt: skip
_FIXED = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "", f"{W}br": "\n",
}  # fmt: skip
# Private characters of the fonts Symbol and Wingdings that stand in text, as Unicode has them.
_SYMBOLS = {0xB7: "•", 0xA7: "•", 0xD8: "•", 0xFC: "✓", 0xE0: "→", 0xE8: "→", 0x2D: "-", 0xA3: "≤", 0xB3: "≥", 0xB1: "±"}  # fmt: skip
_NOTE_PLACE = re.compile(r"_?(?:fn|ftn|edn|foot|end|note|cite|ref|enref|bib)", re.IGNORECASE)
_NOTE_NUMBER = re.compile(r"\[?\d{1,3}\]?")
_BACK = re.compile(r"[↩↑^⤴\ufe0e\ufe0f]+")
_DEEPEST = 50
_MAX_AGE = 3
"""Paragraphs that a link may cover; one that never ends would cover all that follows."""

Pointer = Callable[[str, str, str], str]
"""The kind of note, its id, and its own mark where it has one, to the label that is printed."""


@dataclass(slots=True)
class Inline:
    """Reads paragraphs of one part, in order: a field may begin in one and end in another.

    `boxes` gathers the text boxes that were met; whoever reads the paragraph takes them out.
    """

    styles: dict[str, Style]
    targets: dict[str, str]
    label: Pointer
    fields: list[Field] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    after_pointer: bool = False

    def read(self, paragraph: Element, style: Style) -> list[Run]:
        """Give the runs of a paragraph that is set in `style`."""
        base = Style(hidden=style.hidden)
        self.after_pointer = False
        runs = list(self._children(paragraph, base, ""))
        for each in self.fields:
            each.age += 1
        self.fields = [each for each in self.fields if each.is_seen and each.age < _MAX_AGE]
        return runs

    def _children(self, node: Element, base: Style, target: str) -> Iterator[Run]:
        for each in node:
            yield from self._one(each, base, target)

    def _one(self, node: Element, base: Style, target: str) -> Iterator[Run]:
        tag = node.tag
        if tag == f"{W}r":
            yield from self._run(node, base, target)
        elif tag == f"{W}hyperlink":
            runs = self._children(node, base, self._link(node) or target)
            yield from _numbers_raised(runs) if _leads_to_note(node) else runs
        elif tag == f"{W}fldSimple":
            code = node.get(f"{W}instr", "")
            if not is_unseen(code):
                yield from self._children(node, base, link_target(code) or target)
        elif tag == f"{W}sdt":
            if child(node, "sdtPr", "showingPlcHdr") is None:
                yield from self._children(node, base, target)
        elif tag == f"{MC}AlternateContent":
            yield from self._children(alternative(node), base, target)
        elif tag in _THROUGH:
            yield from self._children(node, base, target)
        elif tag == f"{_MATH}r":
            yield Run("".join(text.text or "" for text in node.iter(f"{_MATH}t")), target=target)
        elif isinstance(tag, str) and tag.startswith(_MATH):
            yield from self._children(node, base, target)

    def _link(self, node: Element) -> str:
        target, anchor = self.targets.get(node.get(f"{R}id", ""), ""), node.get(f"{W}anchor", "")
        return f"{target}#{anchor}" if target and anchor and "#" not in target else target

    def _run(self, node: Element, base: Style, target: str) -> Iterator[Run]:
        properties = child(node, "rPr")
        named = self.styles.get(value(properties, "rStyle"), PLAIN)
        style = looks(properties, named)
        if properties is None or child(properties, "vanish") is None:
            hidden = base.hidden if named.hidden is None else named.hidden
        else:
            hidden = style.hidden
        for text, is_pointer in self._pieces(node):
            if hidden or not all(each.is_seen for each in self.fields):
                continue
            links = [each.target for each in self.fields if each.target]
            link = links[-1] if links else target
            if is_pointer:
                # Two notes at one place: `¹` and `²` would read as note 12.
                yield Run(f",{text}" if self.after_pointer else text, target=link)
            else:
                yield Run(superscript(text) if style.raised else text, bool(style.italic), link)
            self.after_pointer = is_pointer or (self.after_pointer and not text)

    def _pieces(self, run: Element) -> Iterator[tuple[str, bool]]:
        """Give the texts of a run, and whether each points to a note."""
        for node in run:
            tag = node.tag
            if tag == f"{W}t":
                yield (node.text or "").replace("\n", " "), False
            elif tag in _FIXED:
                is_page = tag == f"{W}br" and node.get(f"{W}type") in ("page", "column")
                yield "\n" if is_page else _FIXED[tag], False
            elif tag == f"{W}sym":
                yield _symbol(node), False
            elif tag == f"{W}fldChar":
                self._field_sign(node.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText":
                if self.fields and not self.fields[-1].in_result:
                    self.fields[-1].add(node.text or "")
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                yield from self._pointer(node, run)
                if _is_on(node, "customMarkFollows"):
                    return
            elif tag == f"{W}ruby":
                base = child(node, "rubyBase")
                for each in () if base is None else base.findall(f"{W}r"):
                    yield from self._pieces(each)
            elif tag == f"{MC}AlternateContent":
                yield from self._pieces(alternative(node))
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self.boxes += text_boxes(node)

    def _pointer(self, node: Element, run: Element) -> Iterator[tuple[str, bool]]:
        mark = ""
        if _is_on(node, "customMarkFollows"):
            after = list(node.itersiblings())
            mark = "".join(each.text or _symbol(each) for each in after).strip()
        if not all(each.is_seen for each in self.fields):
            return
        kind = "endnotes" if node.tag == f"{W}endnoteReference" else "footnotes"
        if label := self.label(kind, node.get(f"{W}id", ""), mark):
            yield pointer(label), True

    def _field_sign(self, sign: str) -> None:
        if sign == "begin":
            # No program writes so many, one within the other.
            if len(self.fields) >= _DEEPEST:
                self.fields.clear()
            self.fields.append(Field())
        elif sign == "separate" and self.fields:
            self.fields[-1].begin_result()
        elif sign == "end" and self.fields:
            self.fields.pop()


def _leads_to_note(node: Element) -> bool:
    """Say whether a link within the document leads to a note or reference, by the place's name."""
    return node.get(f"{R}id") is None and bool(_NOTE_PLACE.match(node.get(f"{W}anchor", "")))


def _numbers_raised(runs: Iterator[Run]) -> Iterator[Run]:
    kept = list(runs)
    words = "".join(run.text for run in kept).strip()
    if _NOTE_NUMBER.fullmatch(words):
        yield Run(superscript(words))
    elif not _BACK.fullmatch(words):
        yield from kept


def alternative(node: Element) -> Element:
    """Give the content to read of an `mc:AlternateContent`: the newer form, else the older."""
    for name in ("Choice", "Fallback"):
        if (choice := node.find(MC + name)) is not None:
            return choice
    return node


def text_boxes(node: Element) -> Iterator[Element]:
    """Give the text boxes in a drawing, each once; those inside another are read with it."""
    for each in node:
        if each.tag == f"{W}txbxContent":
            yield each
        elif each.tag == f"{MC}AlternateContent":
            yield from text_boxes(alternative(each))
        else:
            yield from text_boxes(each)


def _is_on(node: Element, name: str) -> bool:
    return node.get(W + name, "0") in ("1", "true", "on")


def _symbol(node: Element) -> str:
    if node.tag != f"{W}sym":
        return ""
    code = number(node.get(f"{W}char", ""), base=16)
    font = node.get(f"{W}font", "").lower()
    if font.startswith(("symbol", "wingdings", "webdings")):
        return _SYMBOLS.get(code & 0xFF, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""
