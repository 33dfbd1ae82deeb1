"""The order of works in a bibliography, or in a citation (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from evidence_refs.styles.dates import sortable
from evidence_refs.styles.item import NUMBERS
from evidence_refs.styles.node import Node
from evidence_refs.styles.numbers import is_numeric
from evidence_refs.styles.rendering import together
from evidence_refs.styles.rich import joined, plain
from evidence_refs.styles.scene import Scene

_DIGITS = 12


def in_order(scenes: Sequence[Callable[[Node], Scene]], area: Node) -> list[int]:
    """Give the places of works in the order of an area of a style; as they are if it has none.

    `scenes` makes, for each work, a new scene for a key of the sort.
    """
    order = list(range(len(scenes)))
    sort = area.child("sort")
    keys = [each for each in sort.children if each.name == "key"] if sort else []
    for key in reversed(keys):
        values = [_value(make(key), key) for make in scenes]
        descending = key.get("sort") == "descending"
        order.sort(key=lambda at: collation(values[at]), reverse=descending)
        order.sort(key=lambda at: not values[at])
    return order


def _value(scene: Scene, key: Node) -> str:
    if "macro" in key.attributes:
        found = together(scene.style.macros[key.get("macro")].children, scene)
        return plain(joined(found.parts))
    variable = key.get("variable")
    date = scene.date(variable)
    if date is not None:
        return sortable(date)
    if scene.names(variable):
        names = Node("names", {"variable": variable}, (Node("name", {"form": "long"}),))
        return plain(joined(together([names], scene).parts))
    text = scene.text(variable)
    if variable in NUMBERS and is_numeric(text):
        return f"{text:0>{_DIGITS}}"
    return text


def collation(text: str) -> list[tuple[str, str]]:
    """Give a text as it is compared: word by word, by letters and digits first, then by other marks.

    Accents and case do not count; `care:` comes after `care`, whatever follows.
    """
    split = unicodedata.normalize("NFKD", text.replace("’", "'"))
    letters = "".join(each for each in split if not unicodedata.combining(each)).casefold()
    return [("".join(filter(str.isalnum, word)), word) for word in letters.split()]
