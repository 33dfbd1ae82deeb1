"""Which records of three versions are one work, whatever they were renamed to or merged into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from evidence_refs.catalogue.git.record import Record
from evidence_refs.catalogue.git.three_way import Three

Records = Mapping[str, Record]
"""Records of a version by their keys."""


class Moves(NamedTuple):
    """Former keys, each with what it is on a side that renamed or merged its record."""

    ours: Mapping[str, str]
    theirs: Mapping[str, str]

    def now(self, key: str) -> str:
        """Give what a key has become; where the sides differ, it stays."""
        seen = {key}
        while len(found := {side[key] for side in self if key in side}) == 1 and not found <= seen:
            (key,) = found
            seen.add(key)
        return key


@dataclass(frozen=True, slots=True)
class Work:
    """The records of one work in each version, in the order of their keys.

    `now` gives for each side what the records of the base are called there, if they are there still.
    """

    records: Three[tuple[Record, ...]]
    now: Moves


def moves(records: Three[Records]) -> Moves:
    """Find the keys that a side has no longer, where another record of it has them as an alias."""
    base, *sides = records
    return Moves(*(_moved(base.keys() - side.keys(), side.values()) for side in sides))


def _moved(lost: Iterable[str], records: Iterable[Record]) -> dict[str, str]:
    if not lost:
        return {}
    return {alias: record.key for record in records for alias in record.aliases if alias in lost}


def works(records: Three[Records], moved: Moves) -> Iterator[Work]:
    """Put each record of each version into one work.

    Two records of different keys are one work where one was renamed to the other or merged into it,
    and where both claim one name, which only one can have.
    """
    linked = _Linked()
    for key in records.base:
        linked.join(key, *(side.get(key, key) for side in moved))
    for key in {**records.ours, **records.theirs}:
        linked.join(key)
    _join_claims(linked, records)
    for keys in linked.sets():
        versions = records.map(partial(_among, keys))
        now = ({r.key: side.get(r.key, r.key) for r in versions.base} for side in moved)
        yield Work(versions, Moves(*now))


def _among(keys: Iterable[str], records: Records) -> tuple[Record, ...]:
    return tuple(records[key] for key in keys if key in records)


def _join_claims(linked: _Linked, records: Three[Records]) -> None:
    """Join works that would have the same name, as key or alias, once they are merged."""
    claims = records.map(
        lambda version: {
            (linked.find(record.key), name): None
            for record in version.values()
            for name in (record.key, *record.aliases)
        }
    )
    owners: dict[str, str] = {}
    for claim in {**claims.ours, **claims.theirs}:
        if claim in claims.base and not (claim in claims.ours and claim in claims.theirs):
            continue  # one side gave the name up
        work, name = claim
        linked.join(owners.setdefault(name, work), work)


class _Linked:
    """Sets of keys that are joined step by step."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def find(self, key: str) -> str:
        """Give the key that stands for the set of this one."""
        while (up := self._up.setdefault(key, key)) != key:
            key = up
        return key

    def join(self, first: str, *others: str) -> None:
        """Put keys into one set."""
        for other in others or (first,):
            one, two = sorted((self.find(first), self.find(other)))
            self._up[two] = one

    def sets(self) -> Iterable[list[str]]:
        """Give the sets, each in order."""
        found: dict[str, list[str]] = {}
        for key in sorted(self._up):
            found.setdefault(self.find(key), []).append(key)
        return found.values()
