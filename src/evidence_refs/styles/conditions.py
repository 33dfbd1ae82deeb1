"""Which branch of a `choose` is taken (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from evidence_refs.styles.node import Node
from evidence_refs.styles.numbers import is_numeric
from evidence_refs.styles.scene import Scene

_IBID = {
    "ibid-with-locator": frozenset(("subsequent", "ibid", "ibid-with-locator")),
    "ibid": frozenset(("subsequent", "ibid")),
    "subsequent": frozenset(("subsequent",)),
    "first": frozenset(("first",)),
}


def holds(node: Node, scene: Scene) -> bool:
    """Whether an `if` or `else-if` is true of a work; `else` always is."""
    if node.name == "else":
        return True
    results = _results(node, scene)
    match = node.get("match", "all")
    if match == "any":
        return any(results)
    return not any(results) if match == "none" else all(results)


def _results(node: Node, scene: Scene) -> Iterator[bool]:
    for attribute in node.attributes:
        test = _TESTS.get(attribute)
        if test is None:
            continue
        results = (test(word, scene) for word in node.words(attribute))
        if attribute in _OF_ONE_VALUE:
            yield any(results)
        else:
            yield from results


def _is_numeric(variable: str, scene: Scene) -> bool:
    return is_numeric(scene.text(variable))


def _is_uncertain(variable: str, scene: Scene) -> bool:
    date = scene.date(variable)
    return date is not None and date.uncertain


def _has_locator(label: str, scene: Scene) -> bool:
    return bool(scene.pointer.locator) and scene.pointer.label.replace(" ", "-") == label


def _is_at(position: str, scene: Scene) -> bool:
    if scene.area.name != "citation":
        return False
    return position in _IBID.get(scene.pointer.position, ())


_OF_ONE_VALUE = frozenset(("type", "locator", "position"))
"""What has one value in a work: of several that a style lists, one is enough, as processors have it."""

_TESTS: Mapping[str, Callable[[str, Scene], bool]] = {
    "type": lambda word, scene: scene.item.type == word,
    "variable": lambda word, scene: scene.has(word),
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _has_locator,
    "position": _is_at,
    "disambiguate": lambda word, scene: scene.told.condition == (word == "true"),
}
