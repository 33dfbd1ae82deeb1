"""What tells works apart that are cited alike (CSL 1.0.2, "Disambiguation")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from evidence_refs.styles.item import Item, Name
from evidence_refs.styles.scene import Told
from evidence_refs.styles.style import Style

Cited = Callable[[int, Told], str]
"""How a work, by its place, is cited when it is told so from others."""

_YES = "true"
_MOST_NAMES = 50


def told_apart(style: Style, items: Sequence[Item], order: Sequence[int], cited: Cited) -> list[Told]:
    """Say for each work how it is told from the others; letters follow `order`, that of the bibliography."""
    told = [Told() for _ in items]
    area = style.areas.get("citation")
    if area is None:
        return told
    rule = area.get("givenname-disambiguation-rule", "by-cite")
    given = area.get("disambiguate-add-givenname") == _YES
    if given and rule != "by-cite":
        levels = _levels(items, rule)
        first = 1 if rule.startswith("primary") else None
        told = [Told(given=_of(levels, item, first)) for item in items]
    for group in _alike(range(len(items)), told, cited):
        if given and rule == "by-cite":
            _expand(group, items, told, cited)
    if area.get("disambiguate-add-names") == _YES:
        for group in _alike(range(len(items)), told, cited):
            _add_names(group, items, told, cited)
    for group in _alike(range(len(items)), told, cited):
        for at in group:
            told[at] = replace(told[at], condition=True)
    if area.get("disambiguate-add-year-suffix") == _YES:
        _add_letters(told, order, cited)
    return told


def _alike(places: Iterable[int], told: Sequence[Told], cited: Cited) -> list[list[int]]:
    """Give the groups of works that are cited alike."""
    groups = defaultdict[str, list[int]](list)
    for at in places:
        groups[cited(at, told[at])].append(at)
    return [group for group in groups.values() if len(group) > 1]


def _of(levels: Mapping[Name, int], item: Item, first: int | None) -> Mapping[Name, int]:
    """Give the levels of the names of a work, or of the `first` of each list."""
    shown = [name for people in item.names.values() for name in people[:first]]
    return {name: levels[name] for name in shown if name in levels}


def _levels(items: Sequence[Item], rule: str) -> Mapping[Name, int]:
    """Say which names show initials or given names, as others have the same family name."""
    families = defaultdict[str, set[Name]](set)
    for item in items:
        people = item.names.get("author") or item.names.get("editor") or ()
        for name in people[:1] if rule.startswith("primary") else people:
            if name.family:
                families[f"{name.staying} {name.family}"].add(name)
    levels = {}
    for names in families.values():
        for name in names:
            level = _level(name, names, initials_only=rule.endswith("with-initials"))
            if level:
                levels[name] = level
    return levels


def _level(name: Name, names: Iterable[Name], *, initials_only: bool) -> int:
    """Say how much of a given name tells it from others: 0 nothing would, or nothing need."""
    others = [each for each in names if each.given != name.given]
    if not name.given or not others:
        return 0
    if any(_initials(each) != _initials(name) for each in others):
        alike = any(_initials(each) == _initials(name) for each in others)
        return 2 if alike and not initials_only else 1
    return 0 if initials_only else 2


def _initials(name: Name) -> str:
    return "".join(word[0] for word in name.given.replace(".", " ").replace("-", " ").split())


def _expand(group: Sequence[int], items: Sequence[Item], told: list[Told], cited: Cited) -> None:
    """Show initials, then given names, of one author after the other, as long as that tells works apart."""
    classes = 1
    for number in range(_most_names(group, items)):
        for level in (1, 2):
            tried = {at: _shown_more(told[at], items[at], number, level) for at in group}
            found = len({cited(at, each) for at, each in tried.items()})
            if found > classes:
                classes = found
                for at, each in tried.items():
                    told[at] = each
            if classes == len(group):
                return


def _shown_more(told: Told, item: Item, number: int, level: int) -> Told:
    people = item.names.get("author", ())[number : number + 1]
    return replace(told, given={**told.given, **dict.fromkeys(people, level)})


def _add_names(group: Sequence[int], items: Sequence[Item], told: list[Told], cited: Cited) -> None:
    """Show more names of all, as few as tell as many of them apart as names can."""
    best, classes = 0, 1
    for number in range(2, _most_names(group, items) + 1):
        found = len({cited(at, replace(told[at], names=number)) for at in group})
        if found > classes:
            best, classes = number, found
        if classes == len(group):
            break
    for at in group:
        told[at] = replace(told[at], names=best)


def _most_names(group: Sequence[int], items: Sequence[Item]) -> int:
    return min(max(len(items[at].names.get("author", ())) for at in group), _MOST_NAMES)


def _add_letters(told: list[Told], order: Sequence[int], cited: Cited) -> None:
    for group in _alike(order, told, cited):
        for number, at in enumerate(group, 1):
            told[at] = replace(told[at], suffix=number)
