"""What tells works apart that are cited alike (CSL 1.0.2, "Disambiguation")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evidence_refs.styles.item import Item, Name
from evidence_refs.styles.scene import Told
from evidence_refs.styles.style import Style

Cited = Callable[[int, Told], str]
"""How a work, by its place, is cited when it is told so from others."""

_YES = "true"
_MOST_NAMES = 50


def told_apart(
    style: Style, items: Sequence[Item], order: Sequence[int], cited: Cited
) -> list[Told]:
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
    telling = Telling(items, told, cited, by_cite=given and rule == "by-cite")
    if telling.by_cite:
        for group in telling.alike(order):
            _expand(group, telling)
    if area.get("disambiguate-add-names") == _YES:
        for group in telling.alike(order):
            _add_names(group, telling)
    if area.get("disambiguate-add-year-suffix") == _YES:
        _add_letters(order, telling)
    for group in telling.alike(order):
        for at in group:
            told[at] = replace(told[at], condition=True)
    return told


@dataclass(frozen=True, slots=True)
class Telling:
    """Works, how each is told from the others so far, and how each is cited so.

    `last` is how each was cited when it was last asked for.
    """

    items: Sequence[Item]
    told: list[Told]
    cited: Cited
    by_cite: bool
    last: dict[int, tuple[Told, str]] = field(default_factory=dict)

    def text(self, at: int, told: Told) -> str:
        """Give how a work is cited when it is told so."""
        if at not in self.last or self.last[at][0] is not told:
            self.last[at] = (told, self.cited(at, told))
        return self.last[at][1]

    def alike(self, places: Iterable[int]) -> list[list[int]]:
        """Give the groups of works that are cited alike."""
        return [group for group in _groups(self, {at: self.told[at] for at in places}) if group[1:]]


def _groups(telling: Telling, told: Mapping[int, Told]) -> list[list[int]]:
    """Give works that are told so in groups of those that are cited alike."""
    groups = defaultdict[str, list[int]](list)
    for at, each in told.items():
        groups[telling.text(at, each)].append(at)
    return list(groups.values())


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
    others = [each for each in names if _spelt(each) != _spelt(name)]
    if not name.given or not others:
        return 0
    if any(_initials(each) != _initials(name) for each in others):
        alike = any(_initials(each) == _initials(name) for each in others)
        return 2 if alike and not initials_only else 1
    return 0 if initials_only else 2


def _initials(name: Name) -> str:
    return "".join(word[0] for word in name.given.replace(".", " ").replace("-", " ").split())


def _spelt(name: Name) -> str:
    return name.given.replace(".", "").replace(" ", "")


def _expand(group: Sequence[int], telling: Telling) -> None:
    """Show initials, then given names, of one author after the other, as long as that tells works apart."""
    told: Mapping[int, Told] = {at: telling.told[at] for at in group}
    for number in range(_most_names(group, telling)):
        told = _expanded(told, number, telling)
        if len(_groups(telling, told)) == len(group):
            break
    for at in group:
        telling.told[at] = told[at]


def _expanded(told: Mapping[int, Told], number: int, telling: Telling) -> Mapping[int, Told]:
    """Show more of one author of each work, the least that tells the most of them apart."""
    best, classes = told, len(_groups(telling, told))
    for level in (1, 2):
        tried = {
            at: _shown_more(each, telling.items[at], number, level) for at, each in told.items()
        }
        found = len(_groups(telling, tried))
        if found > classes:
            best, classes = tried, found
    return best


def _shown_more(told: Told, item: Item, number: int, level: int) -> Told:
    people = item.names.get("author", ())[number : number + 1]
    return replace(told, given={**told.given, **dict.fromkeys(people, level)})


def _add_names(group: Sequence[int], telling: Telling, start: int = 2) -> None:
    """Show more names of all, one by one; what is told apart so stops there, the rest goes on."""
    for number in range(start, _most_names(group, telling) + 1):
        told: Mapping[int, Told] = {at: replace(telling.told[at], names=number) for at in group}
        if telling.by_cite:
            told = _expanded(told, number - 1, telling)
        classes = _groups(telling, told)
        if len(classes) == 1:
            continue
        for at in group:
            telling.told[at] = told[at]
        for each in classes:
            if len(each) > 1:
                _add_names(each, telling, number + 1)
        return


def _most_names(group: Sequence[int], telling: Telling) -> int:
    return min(max(len(telling.items[at].names.get("author", ())) for at in group), _MOST_NAMES)


def _add_letters(order: Sequence[int], telling: Telling) -> None:
    for group in telling.alike(order):
        for number, at in enumerate(group, 1):
            telling.told[at] = replace(telling.told[at], suffix=number)
