"""Styles of a Word file: what they say of headings, lists, italics and hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evidence_refs.reading.docx.names import W, child, number, switch, value

if TYPE_CHECKING:
    from evidence_refs.reading.docx.names import Element

# Built-in styles keep these names in every language; what a person sees is translated.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek)\s*([1-9])\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:title|toc heading|titel)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says; None and empty where it leaves it to others.

    `heading` is a level from 1, 0 for none; `num_id` and `level` are those of a list.
    """

    name: str = ""
    heading: int | None = None
    num_id: str = ""
    level: int = 0
    italic: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None


PLAIN = Style()


def read_styles(root: Element | None) -> dict[str, Style]:
    """Give the styles of `word/styles.xml` by their id, with what they take over from others."""
    if root is None:
        return {}
    nodes = {node.get(f"{W}styleId", ""): node for node in root.findall(f"{W}style")}
    styles = dict[str, Style]()
    for id_ in nodes:
        _resolve(id_, nodes, styles)
    return styles


def default_style(root: Element | None) -> str:
    """Give the id of the style of paragraphs that name none."""
    for node in () if root is None else root.findall(f"{W}style"):
        is_default = node.get(f"{W}default", "") in ("1", "true", "on")
        if is_default and node.get(f"{W}type") == "paragraph":
            return node.get(f"{W}styleId", "")
    return ""


def _resolve(id_: str, nodes: dict[str, Element], styles: dict[str, Style]) -> None:
    chain = list[str]()
    while id_ in nodes and id_ not in styles and id_ not in chain:
        chain.append(id_)
        id_ = value(nodes[id_], "basedOn")
    for each in reversed(chain):
        base = styles.get(value(nodes[each], "basedOn"), PLAIN)
        styles[each] = _style(nodes[each], base)


def _style(node: Element, base: Style) -> Style:
    name = value(node, "name")
    run, paragraph = child(node, "rPr"), child(node, "pPr")
    own = looks(run, base)
    heading = _heading(name, paragraph)
    return replace(
        own,
        name=name,
        heading=base.heading if heading is None else heading,
        num_id=value(paragraph, "numPr", "numId") or base.num_id,
        level=number(value(paragraph, "numPr", "ilvl"), base.level),
    )


def _heading(name: str, paragraph: Element | None) -> int | None:
    if match := _HEADING.match(name):
        return int(match[1])
    if _TITLE.match(name):
        return 1
    return outline_level(paragraph)


def outline_level(paragraph: Element | None) -> int | None:
    """Give the heading level, from 1, that `w:outlineLvl` gives; 0 for body text, None if absent."""
    level = value(paragraph, "outlineLvl")
    if not level:
        return None
    return number(level, 9) + 1 if 0 <= number(level, 9) < 9 else 0


def looks(properties: Element | None, base: Style) -> Style:
    """Give `base` with what run properties (`w:rPr`) change of its looks."""
    if properties is None:
        return base
    italic, hidden = switch(properties, "i"), switch(properties, "vanish")
    align = value(properties, "vertAlign")
    raised = None if not align else align == "superscript"
    if raised is None and child(properties, "position") is not None:
        raised = number(value(properties, "position")) >= 4 or base.raised
    return replace(
        base,
        italic=base.italic if italic is None else italic,
        hidden=base.hidden if hidden is None else hidden,
        raised=base.raised if raised is None else raised,
    )
