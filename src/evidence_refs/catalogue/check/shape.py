"""The data of a file -> a catalogue: all of it, or what is left without what the model refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from evidence_refs.catalogue.check.finding import Edit, Finding, Loc
from evidence_refs.catalogue.check.schema_problems import schema_findings
from evidence_refs.model import Catalogue

_RECORDS = ("documents", "references")
_NEEDED = ("key", "id", "file", "sha256")
"""Fields without which there is no record."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A catalogue, and what of the data is not in it.

    `findings` say why something was left out; where nothing was, there are none. `places` gives for
    a list at the root the positions that its items have in the file. `lost` are the ways to fields
    that were left out, `names` the keys and ids of records that were.
    """

    catalogue: Catalogue
    findings: tuple[Finding, ...] = ()
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    lost: frozenset[Loc] = frozenset()
    names: frozenset[str] = frozenset()

    def in_file(self, finding: Finding) -> Finding:
        """Turn the ways that a finding holds, which are in the catalogue, into ways in the file."""
        if not self.places:
            return finding
        at, also, mend = finding.at, finding.also, finding.mend
        return replace(
            finding,
            at=at if isinstance(at, int) else self._way(at),
            also=also and self._way(also),
            mend=mend
            if mend is None or isinstance(mend, Edit)
            else replace(mend, loc=self._way(mend.loc)),
        )

    def _way(self, loc: Loc) -> Loc:
        if len(loc) < 2 or loc[0] not in self.places:
            return loc
        return loc[0], self.places[str(loc[0])][int(loc[1])], *loc[2:]


def shaped(data: Mapping[str, Any]) -> Shaped:
    """Make a catalogue of the data of a file, without what the model refuses."""
    from pydantic import ValidationError

    try:
        return Shaped(Catalogue.model_validate(data))
    except ValidationError as error:
        return _without_faulty(data, tuple(schema_findings(error, data)))


def _without_faulty(data: Mapping[str, Any], findings: tuple[Finding, ...]) -> Shaped:
    """Make a catalogue of the fields and items that no finding is about."""
    from pydantic import ValidationError

    out = {each.at for each in findings if not isinstance(each.at, int)}
    gone = {loc[:2] for loc in out if len(loc) > 1 and _takes_all(loc)}
    lost = frozenset(loc[:3] for loc in out if len(loc) > 2 and loc[:2] not in gone)
    left = {name: value for name, value in data.items() if (name,) not in out}
    lists = {name: items for name, items in left.items() if isinstance(items, list)}
    places = dict[str, tuple[int, ...]]()
    for name, items in lists.items():
        places[name] = tuple(n for n in range(len(items)) if (name, n) not in gone)
        left[name] = [_without(items[n], (name, n), lost) for n in places[name]]
    names = frozenset(_names(lists, gone))
    try:
        return Shaped(Catalogue.model_validate(left), findings, places, lost, names)
    except ValidationError:  # what was left out was needed: nothing more can be said
        return Shaped(Catalogue(), findings, places, lost, names)


def _takes_all(loc: Loc) -> bool:
    """Say whether a fault takes the whole item with it, not a field alone."""
    return len(loc) == 2 or loc[0] not in _RECORDS or loc[2] in _NEEDED


def _without(item: Any, loc: Loc, fields: frozenset[Loc]) -> Any:
    if not isinstance(item, dict):
        return item
    return {name: value for name, value in item.items() if (*loc, name) not in fields}


def _names(lists: Mapping[str, list[Any]], gone: Iterable[Loc]) -> Iterator[str]:
    """Give the keys and ids of records that are left out."""
    for section, number in gone:
        item = lists[str(section)][int(number)]
        for name in ("key", "id"):
            if isinstance(item, dict) and isinstance(item.get(name), str):
                yield item[name]
