"""Walks a page's tree, without recursion, and writes its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from evidence_refs.reading import marking
from evidence_refs.reading.html.furniture import Furniture, is_unseen
from evidence_refs.reading.html.lists import open_list
from evidence_refs.reading.html.notes import Notes, find_notes
from evidence_refs.reading.html.writer import Writer

if TYPE_CHECKING:
    from evidence_refs.reading.html.page import Element, Page

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul", "option", "h1", "h2", "h3", "h4", "h5", "h6", "html",
}  # fmt: skip
_LISTS = {"ul", "ol", "menu", "dir"}
_ITALIC = {"i", "em", "cite", "var", "dfn"}
_ITALIC_STYLE = re.compile(r"(?<![\w-])font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class _Look:
    """How text is set at one place of the tree, taken over from the elements around it."""

    italic: bool = False
    target: str = ""
    raised: bool = False
    is_pre: bool = False
    in_article: bool = False


def paragraphs_of(page: Page) -> list[str]:
    """Give the paragraphs of a page, its title first."""
    notes = find_notes(page)
    walk = _Walk(page, notes)
    roots = (page.main, *_notes_outside(page, notes))
    body = [words for root in roots for words in walk.read(root)]
    if not body:
        # A page that is built of nothing but menus and forms has its words there.
        walk.furniture = None
        body = walk.read(page.body)
    title = [marking.heading(1, marking.clean(page.heading))] if page.heading and body else []
    return title + body


def _notes_outside(page: Page, notes: Notes) -> list[Element]:
    """Give what holds notes of the main part, and stands outside of it."""
    if page.main is page.body:
        return []
    inside, above = set(page.main.iter()), set(page.main.iterancestors())
    roots: dict[Element, None] = {}
    for place in notes.bodies:
        if place not in inside:
            parent = place.getparent()
            roots[place if parent is None or parent in above else parent] = None
    return [node for node in roots if not any(up in roots for up in node.iterancestors())]


class _Walk:
    def __init__(self, page: Page, notes: Notes) -> None:
        self.page = page
        self.notes = notes
        self.furniture: Furniture | None = Furniture(page, notes)
        self.looks = list[_Look]()
        self.writer = Writer()

    def read(self, root: Element) -> list[str]:
        """Give the paragraphs of one part of the tree."""
        from lxml.etree import iterwalk

        self.looks = [_Look(in_article=root is self.page.main is not self.page.body)]
        self.writer = Writer()
        walker = iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, node in walker:
            if event == "start":
                if node is not root and self._is_skipped(node):
                    skipped = node
                    walker.skip_subtree()
                else:
                    self._start(node)
                continue
            if node is skipped:
                skipped = None
            else:
                self._end(node)
            if node is not root:
                self._text(node.tail)
        return self.writer.finish()

    def _is_skipped(self, node: Element) -> bool:
        if node in self.notes.backs:
            if label := self.notes.bodies.get(node):
                self.writer.begin_note(label, inline=True)
            return True
        if label := self.notes.pointers.get(node):
            self.writer.point(label)
            return True
        if self.furniture is None:
            return is_unseen(node)
        return self.furniture.is_furniture(node, self.looks[-1].in_article)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        look = self.looks[-1]
        text = text if look.is_pre else _BLANKS.sub(" ", text)
        text = marking.superscript(text) if look.raised else text
        self.writer.put(marking.Run(text, look.italic, look.target))

    def _start(self, node: Element) -> None:
        tag = str(node.tag)
        if tag in _BLOCKS:
            self.writer.flush()
            self._start_block(node, tag)
        elif tag == "br":
            self.writer.put(marking.Run("\n"))
        elif tag == "q":
            self.writer.put(marking.Run("“"))
        elif tag == "img" and not self.looks[-1].is_pre:
            self.writer.put(marking.Run(" "))
        if label := self.notes.bodies.get(node):
            self.writer.begin_note(label, inline=tag not in _BLOCKS)
        self.looks.append(self._look(node, tag))
        self._text(node.text)

    def _start_block(self, node: Element, tag: str) -> None:
        writer = self.writer
        if tag in _LISTS:
            writer.lists.append(open_list(node, node in self.notes.lists))
        elif tag == "li":
            writer.begin_item(node)
        elif tag == "table":
            writer.begin_table()
        elif tag == "tr":
            writer.begin_row()
        elif tag in ("td", "th"):
            writer.begin_cell()
        elif level := _level(node, tag):
            writer.level = level

    def _end(self, node: Element) -> None:
        tag = str(node.tag)
        self.looks.pop()
        writer = self.writer
        if tag == "q":
            writer.put(marking.Run("”"))
        if tag not in _BLOCKS:
            return
        writer.flush()
        if tag in _LISTS:
            writer.lists.pop()
        elif tag == "li":
            writer.end_item()
        elif tag == "dt":
            writer.end_term()
        elif tag == "table":
            writer.end_table(node.get("role") in ("presentation", "none"))
        elif tag in ("td", "th"):
            writer.end_cell()
        elif _level(node, tag):
            writer.level = 0
        if node in self.notes.bodies:
            writer.end_note()

    def _look(self, node: Element, tag: str) -> _Look:
        look = self.looks[-1]
        if tag in _ITALIC and not (tag == "cite" and _is_reference(node)):
            look = replace(look, italic=True)
        elif tag == "a" and node.get("href") is not None:
            look = replace(look, target=self._target(node.get("href", "")))
        elif tag == "sup":
            look = replace(look, raised=True)
        elif tag in ("pre", "listing", "plaintext", "xmp"):
            look = replace(look, is_pre=True)
        elif tag in ("article", "main"):
            look = replace(look, in_article=True)
        if (style := node.get("style")) and (match := _ITALIC_STYLE.search(style)):
            look = replace(look, italic=match[1].lower() != "normal")
        return look

    def _target(self, href: str) -> str:
        if self.page.fragment(href) is not None or href.strip() in ("", "#"):
            return ""
        return self.page.resolve(href)


def _is_reference(node: Element) -> bool:
    """Say whether a `cite` holds a whole reference, as wikis use it, and not only a title."""
    return "citation" in (node.get("class") or "") or any(
        each.tag in ("i", "em") for each in islice(node.iter(), 50)
    )


def _level(node: Element, tag: str) -> int:
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    if node.get("role") == "heading":
        level = node.get("aria-level") or "2"
        return int(level) if level.isdigit() else 2
    return 0
