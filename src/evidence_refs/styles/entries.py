"""A bibliography: works told apart, in the order of the style, each written by its layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from evidence_refs.errors import UsageError
from evidence_refs.styles.disambiguation import told_apart
from evidence_refs.styles.item import Item
from evidence_refs.styles.node import Node
from evidence_refs.styles.rendering import together
from evidence_refs.styles.repetition import without_repetition
from evidence_refs.styles.rich import Rich, Span, dressed, joined, plain
from evidence_refs.styles.scene import Pointer, Scene, Told
from evidence_refs.styles.sorting import in_order
from evidence_refs.styles.style import Style, layout_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A work of a bibliography: its number in it, and how it is told from the others."""

    item: Item
    number: int
    told: Told


def entries(style: Style, items: Sequence[Item]) -> list[Entry]:
    """Give works in the order of a style's bibliography, told apart."""
    area = style.areas.get("bibliography") or style.areas["citation"]

    def scene(at: int, key: Node) -> Scene:
        return Scene(style, area, items[at], number=at + 1, key=key)

    order = in_order([partial(scene, at) for at in range(len(items))], area)
    told = told_apart(style, items, order, lambda at, each: _cited(style, items[at], each))
    return [Entry(items[at], number, told[at]) for number, at in enumerate(order, 1)]


def bibliography(style: Style, entries: Sequence[Entry]) -> list[tuple[str, Rich]]:
    """Give the identifiers of works with their entries, in the order given.

    Raises:
        UsageError: the style has no bibliography.
    """
    if "bibliography" not in style.areas:
        raise UsageError(
            "the style has no bibliography",
            hint="it is for citations in the text or in notes alone",
        )
    area = style.areas["bibliography"]
    scenes = [Scene(style, area, each.item, each.number, each.told) for each in entries]
    written = without_repetition(area, [(scene, _entry(scene)) for scene in scenes])
    return [(scene.item.id, rich) for scene, rich in zip(scenes, written, strict=True)]


def _entry(scene: Scene) -> Rich:
    layout = layout_of(scene.area)
    parts = together(layout.children, scene).parts
    if scene.area.get("second-field-align") and parts:
        parts = (Span((parts[0],), role="margin"), " ", *parts[1:])
    return dressed(joined(parts), layout)


def _cited(style: Style, item: Item, told: Told) -> str:
    """Give how a work is cited, to see which others are cited alike; in notes, where it is in short."""
    area = style.areas["citation"]
    pointer = Pointer(position="subsequent" if style.is_for_notes else "first")
    scene = Scene(style, area, item, 0, told, pointer)
    return plain(joined(together(layout_of(area).children, scene).parts))
