"""Notes of a web page: which links point to them, which lead back, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence_refs.reading.html.page import words_of

if TYPE_CHECKING:
    from evidence_refs.reading.html.page import Element, Page

_LABEL = re.compile(
    r"[\[(]?\s*(?:(?:foot|end)?note\s*|ref\.?\s*)?(\d{1,4}|nb?\s?\d{1,3}|[ivxlc]{1,7}|[a-z]|[*†‡§]{1,3})\s*[\])]?[.,;:]?",
    re.IGNORECASE,
)
_BACK_WORDS = re.compile(
    r"[\s↩↑^⤴⏎↵▲←⇑⬆\ufe0e\ufe0f]+\s*\d*|back|(?:jump|go)?\s*(?:back\s*)?(?:up|to (?:text|content|top))",
    re.IGNORECASE,
)
_NOTE_ID = re.compile(
    r"(?:user-content-)?_?(?:(?:fn|ftn|edn|footnote|endnote|cite_note|sdfootnote|sdendnote)s?[\w.:-]*"
    r"|(?:n|en|foot|end|note)[-_:.]?\d[\w.:-]*|note[-_:.][\w.:-]*)",
    re.IGNORECASE,
)
_REFERENCE_ID = re.compile(
    r"_?(?:ref|reference|bib|bibr|b|r|cr|c|cit|citation|rf)s?[-_:.a-z]*\d+\w*", re.IGNORECASE
)
_BACK_ID = re.compile(
    r"(?:user-content-)?_?(?:fn|ftn|edn|en|footnote|endnote|note|rf)[-_:]?(?:ref|back|src|call|anchor).*|cite_ref.*|(?:ref|back|src)[-_:]?(?:fn|footnote|note).*|sd(?:foot|end)note\d+anc",
    re.IGNORECASE,
)
_NOTE_CLASSES = {"footnote", "footnotes", "endnote", "endnotes", "noteref", "fn"}
_NOTE_ROLES = {"doc-footnote", "doc-endnote", "doc-endnotes"}
_FEW = 40
"""The fewest characters of a link that is more than a way back."""
_INLINE = {"a", "sup", "span", "b", "i", "em", "strong", "small", "cite"}
_HEADING = re.compile(
    r"(?:\d+\.?\s*)?(?:references?|notes?|footnotes?|endnotes?|bibliography|sources|citations|works cited|further reading)\b.{0,30}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Notes:
    """What is known of a page's notes.

    `pointers` gives for a link its note's label, `backs` holds the links that lead back, `bodies`
    for a note's place its label, `lists` the lists that hold notes, and `holders` every element that
    holds a note or a heading of references: none of them is furniture.
    """

    pointers: dict[Element, str] = field(default_factory=dict)
    backs: set[Element] = field(default_factory=set)
    bodies: dict[Element, str] = field(default_factory=dict)
    lists: set[Element] = field(default_factory=set)
    holders: set[Element] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Anchor:
    node: Element
    to: str
    words: str


def find_notes(page: Page) -> Notes:
    """Find the notes of a page by the links that lead to them and back."""
    anchors = [anchor for node in page.body.iter("a") if (anchor := _anchor(node, page))]
    wanted = {anchor.to for anchor in anchors}
    places = _places(page.body, wanted)
    notes = Notes()
    pointed: dict[Element, str] = {}  # elements that stand for a pointer, to where it leads
    for anchor in anchors:
        place = places.get(anchor.to)
        if _leads_back(anchor, place, pointed):
            notes.backs.add(anchor.node)
        elif place is not None and (label := _pointer_label(anchor, place)):
            notes.pointers[anchor.node] = label
            for node in _around(anchor.node):
                pointed[node] = anchor.to
            if _is_note(anchor, place):
                notes.bodies.setdefault(place, label)
    _note_lists(notes)
    _holders(page.body, notes)
    return notes


def _anchor(node: Element, page: Page) -> _Anchor | None:
    to = page.fragment(node.get("href", ""))
    return _Anchor(node, to, words_of(node, 40)) if to else None


def _places(body: Element, wanted: set[str]) -> dict[str, Element]:
    places: dict[str, Element] = {}
    for node in body.iter():
        for name in (node.get("id"), node.get("name") if node.tag == "a" else None):
            if name in wanted:
                places.setdefault(name, node)
    return places


def _leads_back(anchor: _Anchor, place: Element | None, pointed: dict[Element, str]) -> bool:
    classes = set(re.split(r"[\s_-]+", anchor.node.get("class", "").lower()))
    if anchor.node.get("role") == "doc-backlink" or classes & {"backlink", "backref", "reversefootnote"}:  # fmt: skip
        return True
    if classes >= {"footnote", "back"}:
        return True
    if _BACK_ID.fullmatch(anchor.to):
        return len(anchor.words) < _FEW
    to_pointer = place is not None and any(node in pointed for node in _around(place))
    return to_pointer and (bool(_LABEL.fullmatch(anchor.words)) or _is_back_words(anchor.words))


def _is_back_words(words: str) -> bool:
    return not words or bool(_BACK_WORDS.fullmatch(words))


def _around(node: Element) -> list[Element]:
    """Give an element, what it begins with, and the inline elements that hold only it."""
    near = [node]
    if len(node):
        near.append(node[0])
    parent = node.getparent()
    for _ in range(3):
        if parent is None or parent.tag not in _INLINE:
            break
        near.append(parent)
        parent = parent.getparent()
    return near


def _pointer_label(anchor: _Anchor, place: Element) -> str:
    match = _LABEL.fullmatch(anchor.words)
    if not match:
        return ""
    node = anchor.node
    raised = any(each.tag == "sup" for each in _around(node))
    before = _text_before(node)
    in_brackets = anchor.words[:1] in "[(" or before[-1:] in ("[", "(")
    is_known = node.get("role") == "doc-noteref" or _classes(node) & _NOTE_CLASSES
    to_note = _NOTE_ID.fullmatch(anchor.to) or _REFERENCE_ID.fullmatch(anchor.to)
    label = "".join(match[1].split())
    is_digit = label.isdigit()
    if is_known or raised or (to_note and is_digit) or (in_brackets and (is_digit or to_note)):
        return label
    return label if place.get("role") in _NOTE_ROLES else ""


def _text_before(node: Element) -> str:
    previous, parent = node.getprevious(), node.getparent()
    text = previous.tail if previous is not None else parent.text if parent is not None else ""
    return (text or "").rstrip()


def _classes(node: Element) -> set[str]:
    return set(re.split(r"[\s_-]+", node.get("class", "").lower()))


def _is_note(anchor: _Anchor, place: Element) -> bool:
    """Say whether a link leads to a note, and not to an item of a list of references."""
    if _NOTE_ID.fullmatch(anchor.to) or anchor.node.get("role") == "doc-noteref":
        return True
    near: list[Element] = []
    node = place
    while len(near) < 4:
        near.append(node)
        parent = node.getparent()
        if parent is None:
            break
        node = parent
    return any(each.get("role") in _NOTE_ROLES or _classes(each) & _NOTE_CLASSES for each in near)


def _note_lists(notes: Notes) -> None:
    for place in notes.bodies:
        parent = place.getparent()
        if place.tag == "li" and parent is not None:
            notes.lists.add(parent)


def _holders(body: Element, notes: Notes) -> None:
    headings = (
        node
        for node in body.iter("h1", "h2", "h3", "h4", "h5", "h6")
        if _HEADING.fullmatch(words_of(node, 80))
    )
    marked = (node for node in body.iter() if node.get("role") in _NOTE_ROLES)
    for node in (*notes.bodies, *headings, *marked):
        each: Element | None = node
        while each is not None and each not in notes.holders:
            notes.holders.add(each)
            each = each.getparent()
