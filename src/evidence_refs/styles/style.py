"""A style: its layouts, macros and words, checked once, so that nothing in it can fail later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where
from evidence_refs.styles.locale import Locale
from evidence_refs.styles.node import Node

_RENDERING = frozenset(("text", "date", "number", "names", "label", "group", "choose"))
_KNOWN = _RENDERING | frozenset(
    """style info locale macro citation bibliography layout sort key if else-if else name name-part
    et-al substitute date-part terms term single multiple style-options""".split()
)
_NEEDS = {
    "text": ("variable", "macro", "term", "value"), "date": ("variable",), "number": ("variable",),
    "names": ("variable",), "date-part": ("name",), "macro": ("name",), "key": ("variable", "macro"),
    "term": ("name",),
}  # fmt: skip

DATE_PARTS = ("year", "month", "day")
"""The parts of a date, the largest first."""

_DEEPEST = 100
_LARGEST = 50_000
"""How deep the elements of a style may be nested, and how many there may be, macros written out."""

Extent = tuple[int, int]
"""How many elements there are, and how deep they are nested."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style in one language, with its `citation` and, if it has one, its `bibliography` as `areas`.

    `suffix_written` says that it has a place of its own for the letter that tells works of a year apart.
    """

    root: Node
    macros: Mapping[str, Node]
    areas: Mapping[str, Node]
    locale: Locale
    suffix_written: bool

    @property
    def is_for_notes(self) -> bool:
        """Whether it cites in notes, and not in the text."""
        return self.root.get("class") == "note"


def macros_of(root: Node) -> dict[str, Node]:
    """Give the macros of a style by their names."""
    return {each.get("name"): each for each in root.children if each.name == "macro"}


def areas_of(root: Node) -> dict[str, Node]:
    """Give the `citation` and `bibliography` of a style."""
    return {each.name: each for each in root.children if each.name in ("citation", "bibliography")}


def layout_of(area: Node) -> Node:
    """Give the layout of a `citation` or `bibliography`, which every style that was checked has."""
    return next(each for each in area.children if each.name == "layout")


def reached(node: Node, macros: Mapping[str, Node]) -> Iterator[Node]:
    """Give the elements of a node, and of the macros that it calls, once each."""
    waiting, seen = [node], set[str]()
    while waiting:
        for each in waiting.pop().all():
            yield each
            name = each.get("macro")
            if name and name not in seen:
                seen.add(name)
                waiting.append(macros[name])


def check(root: Node, file: str) -> None:
    """See that a style can be followed: what it calls is there, nothing calls itself, and it is no maze.

    Raises:
        UnreadableError: it cannot; at the line of the element.
    """
    if root.name != "style":
        raise UnreadableError("is a locale, no style", where=Where(file, root.line))
    macros = macros_of(root)
    for part in root.children:
        if part.name == "info":
            continue
        for node in part.all():
            # A form of a date of a language is for no variable.
            if part.name != "locale" or node.name != "date":
                _check_element(node, macros, file)
    areas = areas_of(root)
    if "citation" not in areas:
        raise UnreadableError("<style> has no <citation>", where=Where(file, root.line))
    known: dict[str, Extent] = {}
    for name in macros:
        _extent_of_macro(name, Calls(macros, file, known))
    for area in areas.values():
        if area.child("layout") is None:
            raise UnreadableError(f"<{area.name}> has no <layout>", where=Where(file, area.line))
        _extent(area, Calls(macros, file, known))


def _check_element(node: Node, macros: Mapping[str, Node], file: str) -> None:
    where = Where(file, node.line)
    if node.name not in _KNOWN:
        raise UnreadableError(f"<{node.name}> is no element of CSL 1.0.2", where=where)
    needs = _NEEDS.get(node.name)
    if needs and not any(name in node.attributes for name in needs):
        raise UnreadableError(f"<{node.name}> has no {' or '.join(needs)}", where=where)
    if node.name == "date-part" and node.get("name") not in DATE_PARTS:
        raise UnreadableError(f"a date has no part {node.get('name')!r}", where=where)
    macro = node.get("macro")
    if macro and macro not in macros:
        raise UnreadableError(f"there is no macro {macro!r}", where=where)


@dataclass(frozen=True, slots=True)
class Calls:
    """What calls of macros are followed with: the extent of those that are known, the ones above."""

    macros: Mapping[str, Node]
    file: str
    known: dict[str, Extent]
    above: tuple[str, ...] = ()


def _extent(node: Node, calls: Calls) -> Extent:
    """Give how many elements one stands for, its macros written out, and how deep they are nested.

    Of the branches of a `choose` one is followed.
    """
    inner = [_extent(each, calls) for each in node.children]
    if node.get("macro"):
        inner.append(_extent_of_macro(node.get("macro"), calls))
    sizes = [size for size, _ in inner]
    size = 1 + (max(sizes, default=0) if node.name == "choose" else sum(sizes))
    depth = 1 + max((depth for _, depth in inner), default=0)
    if size > _LARGEST or depth > _DEEPEST:
        where = Where(calls.file, node.line)
        raise UnreadableError("its elements and macros are nested too deeply", where=where)
    return size, depth


def _extent_of_macro(name: str, calls: Calls) -> Extent:
    macro = calls.macros[name]
    where = Where(calls.file, macro.line)
    if name in calls.above:
        raise UnreadableError(f"the macro {name!r} calls itself", where=where)
    if len(calls.above) > _DEEPEST:
        raise UnreadableError("its macros are nested too deeply", where=where)
    if name not in calls.known:
        calls.known[name] = _extent(macro, replace(calls, above=(*calls.above, name)))
    return calls.known[name]
