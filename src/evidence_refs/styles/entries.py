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
from evidence_refs.styles.rich import Rich, Span, dressed, is_empty, joined, plain, replaced, with_role
from evidence_refs.styles.scene import Pointer, Scene, Told
from evidence_refs.styles.sorting import in_order
from evidence_refs.styles.style import Style


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


def bibliography(style: Style, items: Sequence[Item]) -> list[tuple[str, Rich]]:
    """Give the identifiers of works with their entries, in the order of the style.

    Raises:
        UsageError: the style has no bibliography.
    """
    if "bibliography" not in style.areas:
        raise UsageError("the style has no bibliography", hint="take one that is not for notes alone")
    area = style.areas["bibliography"]
    scenes = [
        Scene(style, area, each.item, each.number, each.told) for each in entries(style, items)
    ]
    written = [_entry(scene) for scene in scenes]
    return list(zip((each.item.id for each in scenes), _without_repetition(scenes, written), strict=True))


def _entry(scene: Scene) -> Rich:
    area = scene.area
    layout = area.child("layout") or area
    parts = together(layout.children, scene).parts
    if area.get("second-field-align") and len(parts) > 1:
        parts = (parts[0], " ", *parts[1:])
    return dressed(joined(parts), layout)


def _cited(style: Style, item: Item, told: Told) -> str:
    """Give how a work is cited, to see which others are cited alike; in notes, where it is in short."""
    area = style.areas["citation"]
    layout = area.child("layout") or area
    pointer = Pointer(position="subsequent" if style.is_for_notes else "first")
    scene = Scene(style, area, item, 0, told, pointer)
    return plain(joined(together(layout.children, scene).parts))


def _without_repetition(scenes: Sequence[Scene], written: list[Rich]) -> list[Rich]:
    """Put the style's sign in the place of names that the entry above has as well."""
    area = scenes[0].area if scenes else None
    sign = area.attributes.get("subsequent-author-substitute") if area else None
    if area is None or sign is None:
        return written
    rule = area.get("subsequent-author-substitute-rule", "complete-all")
    shown = written[:1]
    for above, scene, rich, before in zip(scenes, scenes[1:], written[1:], written, strict=False):
        shown.append(_substituted(rich, before, scene, above, sign, rule))
    return shown


def _substituted(
    rich: Rich, before: Rich, scene: Scene, above: Scene, sign: str, rule: str
) -> Rich:
    """Give an entry with those of its names replaced that stand above, as a rule of CSL says."""
    author, other = (next(with_role(each, "author"), None) for each in (rich, before))
    if author is None or other is None:
        return rich
    if not scene.named:
        return replaced(rich, author, sign) if author == other else rich
    names = next(with_role(author, "names"), author)
    same = 0
    while same < min(len(scene.named), len(above.named)) and scene.named[same] == above.named[same]:
        same += 1
    if rule.startswith("complete"):
        if _signature(scene) != _signature(above):
            return rich
        if rule == "complete-all":
            return replaced(rich, names, sign)
    written = [each for part in names.parts for each in with_role(part, "name")]
    return replaced(rich, names, _signed(names, written[: min(same, 1) if rule == "partial-first" else same], sign))


def _signature(scene: Scene) -> tuple[object, ...]:
    """Give what two entries must share to be by the same people: all of them, and whether there are more."""
    return scene.named, scene.item.truncated


def _signed(names: Span, which: Sequence[Span], sign: str) -> Rich:
    shown: Rich = names
    for each in which:
        shown = replaced(shown, each, sign)
    return shown
