"""An element of a CSL file, as read: what a style and a locale are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One element: its name, attributes, children and text, and the line that it begins at."""

    name: str
    attributes: Mapping[str, str]
    children: tuple[Node, ...] = ()
    text: str = ""
    line: int = 0

    def get(self, attribute: str, default: str = "") -> str:
        """Give the value of an attribute."""
        return self.attributes.get(attribute, default)

    def words(self, attribute: str) -> list[str]:
        """Give the values of an attribute that holds several, kept apart by blanks."""
        return self.attributes.get(attribute, "").split()

    def child(self, name: str) -> Node | None:
        """Give the first child of a name."""
        return next((each for each in self.children if each.name == name), None)

    def all(self) -> Iterator[Node]:
        """Give the element and all that stands in it, in the order of the file."""
        yield self
        for each in self.children:
            yield from each.all()
