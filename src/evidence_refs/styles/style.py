"""A style: its layouts, macros and words, checked once, so that nothing in it can fail later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Style:
    """One style in one language, with its `citation` and, if it has one, its `bibliography` as `areas`.

    `suffix_written` says that it has a place of its own for the letter that tells works of a year apart.
    """

    root: Node
    macros: Mapping[str, Node]
    areas: Mapping[str, Node]
    locale: Locale
    suffix_written: bool = field(default=False)

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
    """See that a style can be followed: what it calls is there, and nothing calls itself.

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
    followed = set[str]()
    for name in macros:
        _check_cycles(name, macros, file, (), followed)
    areas = areas_of(root)
    if "citation" not in areas:
        raise UnreadableError("<style> has no <citation>", where=Where(file, root.line))
    for area in areas.values():
        if area.child("layout") is None:
            raise UnreadableError(f"<{area.name}> has no <layout>", where=Where(file, area.line))


def _check_element(node: Node, macros: Mapping[str, Node], file: str) -> None:
    where = Where(file, node.line)
    if node.name not in _KNOWN:
        raise UnreadableError(f"<{node.name}> is no element of CSL 1.0.2", where=where)
    needs = _NEEDS.get(node.name)
    if needs and not any(name in node.attributes for name in needs):
        raise UnreadableError(f"<{node.name}> has no {' or '.join(needs)}", where=where)
    macro = node.get("macro")
    if macro and macro not in macros:
        raise UnreadableError(f"there is no macro {macro!r}", where=where)


def _check_cycles(
    name: str, macros: Mapping[str, Node], file: str, above: tuple[str, ...], followed: set[str]
) -> None:
    macro = macros[name]
    if name in above:
        raise UnreadableError(f"the macro {name!r} calls itself", where=Where(file, macro.line))
    if name in followed:
        return
    for node in macro.all():
        if node.get("macro"):
            _check_cycles(node.get("macro"), macros, file, (*above, name), followed)
    followed.add(name)
