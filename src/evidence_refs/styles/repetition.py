"""Names that the entry above has as well, replaced by a sign (CSL 1.0.2, "Reference Grouping")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evidence_refs.styles.node import Node
from evidence_refs.styles.rich import Rich, replaced, with_role
from evidence_refs.styles.scene import Scene

Shown = tuple[Scene, Rich]
"""An entry, and how it came to be: what its scene saw."""


def without_repetition(area: Node, entries: Sequence[Shown]) -> list[Rich]:
    """Give entries in their order, with the style's sign for names that stand above, if it has one."""
    sign = area.attributes.get("subsequent-author-substitute")
    texts = [rich for _, rich in entries]
    if sign is None:
        return texts
    rule = area.get("subsequent-author-substitute-rule", "complete-all")
    pairs = pairwise(entries)
    return [*texts[:1], *(_substituted(entry, above, sign, rule) for above, entry in pairs)]


def _substituted(entry: Shown, above: Shown, sign: str, rule: str) -> Rich:
    scene, rich = entry
    author, other = (next(with_role(each, "author"), None) for each in (rich, above[1]))
    if author is None or other is None:
        return rich
    if not scene.named:  # a title, say, in the author's place
        return replaced(rich, author, sign) if author == other else rich
    names = next(with_role(author, "names"), author)
    same = _same(scene, above[0])
    if rule.startswith("complete") and not _all_the_same(scene, above[0]):
        return rich
    if rule == "complete-all":
        return replaced(rich, names, sign)
    count = min(same, 1) if rule == "partial-first" else same
    written = [each for part in names.parts for each in with_role(part, "name")]
    shown: Rich = names
    for each in written[:count]:
        shown = replaced(shown, each, sign)
    return replaced(rich, names, shown)


def _same(scene: Scene, above: Scene) -> int:
    """Count the names at the beginning that both have."""
    count = 0
    for mine, other in zip(scene.named, above.named, strict=False):
        if mine != other:
            break
        count += 1
    return count


def _all_the_same(scene: Scene, above: Scene) -> bool:
    """Whether both are by the same people: those left out in print as well."""
    return (scene.named, scene.item.truncated) == (above.named, above.item.truncated)
