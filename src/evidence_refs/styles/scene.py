"""What an element of a style sees while it is rendered: the work, the place, and what stands already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from evidence_refs.styles.item import Date, Item, Name
from evidence_refs.styles.node import Node
from evidence_refs.styles.rich import Rich
from evidence_refs.styles.style import Style

NOTHING, EMPTY, FILLED = range(3)
"""What elements called: no variable, only empty ones, one with a value. A group of `EMPTY` is left out."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an element gives: the parts that a delimiter may stand between, and what it called."""

    parts: tuple[Rich, ...] = ()
    calls: int = NOTHING


@dataclass(frozen=True, slots=True)
class Told:
    """How a work is told from others: names shown at least, given names (1 initials, 2 in full), a letter."""

    names: int = 0
    given: Mapping[Name, int] = field(default_factory=dict)
    suffix: int = 0
    condition: bool = False


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a citation says besides the work: the place in it, and the place of the citation."""

    locator: str = ""
    label: str = "page"
    position: str = "first"
    first_note: int = 0


@dataclass(slots=True)
class Scene:
    """One rendering of one work in an area of a style; `key` is that of a sort, if it is for sorting.

    What it has shown so far: `shown` are variables, `substituted` those that stand in the place of
    others, `named` the people of the first list of names, all of them. `stands_for` are the names whose
    substitute is looked for.
    """

    style: Style
    area: Node
    item: Item
    number: int = 1
    told: Told = Told()
    pointer: Pointer = Pointer()
    key: Node | None = None
    without_author: bool = False
    shown: list[str] = field(default_factory=list)
    substituted: set[str] = field(default_factory=set)
    stands_for: Node | None = None
    suffix_done: bool = False
    named: tuple[Name, ...] = ()

    def text(self, variable: str) -> str:
        """Give a variable of text or number; `""` where it is empty, or stands in another's place."""
        if variable in self.substituted:
            return ""
        own = _OWN.get(variable)
        return own(self) if own else self.item.text.get(variable, "")

    def names(self, variable: str) -> tuple[Name, ...]:
        """Give the names of a variable."""
        return () if variable in self.substituted else self.item.names.get(variable, ())

    def date(self, variable: str) -> Date | None:
        """Give the date of a variable."""
        return None if variable in self.substituted else self.item.dates.get(variable)

    def has(self, variable: str) -> bool:
        """Whether the work has a variable, though it may be shown in another's place already."""
        own = _OWN.get(variable)
        if own:
            return bool(own(self))
        return any(variable in held for held in (self.item.text, self.item.names, self.item.dates))

    def option(self, node: Node | None, name: str, inherited: str | None = None) -> str | None:
        """Give an option of names: of its element, else of the area, else of the style."""
        if node is not None and name in node.attributes:
            return node.attributes[name]
        for above in (self.area, self.style.root):
            if (inherited or name) in above.attributes:
                return above.attributes[inherited or name]
        return None


_OWN: Mapping[str, Callable[[Scene], str]] = {
    "citation-number": lambda scene: str(scene.number),
    "year-suffix": lambda scene: letters(scene.told.suffix),
    "locator": lambda scene: scene.pointer.locator,
    "first-reference-note-number": lambda scene: str(scene.pointer.first_note or ""),
}
"""The variables that are not the work's own."""


def letters(number: int) -> str:
    """Give the letters of a suffix: 1 is `a`, 26 `z`, 27 `aa`."""
    written = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written
