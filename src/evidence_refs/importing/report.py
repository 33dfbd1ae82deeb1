"""What an import does, as data for the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.records.filling import Difference
from evidence_refs.matching.groups import Group


@dataclass(frozen=True, slots=True)
class Added:
    """A new record: its key and title, and where the records stand that made it."""

    key: str
    label: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """A record of a file is the work of one that stands; `reasons` are empty where that was known."""

    key: str
    place: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Renamed:
    """A record that papers cite by one key has another here: that is taken, or cannot be one."""

    place: str
    wanted: str
    key: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What became of each record.

    `keys` gives for each record's name the key that it has now; none of one that was left out.
    `files` counts the records of each file by what became of them. `possible` are pairs of names and
    keys that may be one work. `extra` counts the records by what no field holds of them; `documents`
    are ids of those that came in, `homeless` the citations of others, which are kept in `extra`.
    """

    keys: Mapping[str, str]
    files: Mapping[str, Counter[str]]
    added: tuple[Added, ...] = ()
    matched: tuple[Matched, ...] = ()
    filled: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    removed: tuple[Matched, ...] = ()
    possible: tuple[Group, ...] = ()
    extra: Counter[str] = field(default_factory=Counter)
    documents: tuple[str, ...] = ()
    homeless: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be different in the catalogue, and what is told of it."""

    change: Change
    report: Report
