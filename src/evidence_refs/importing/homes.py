"""To which record of the catalogue each record of the files goes, and which of them are one work.

A record that came from the same file before, or whose key the catalogue has, goes to that record unless
the two contradict each other. All others are matched as `dedupe` does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from evidence_refs.catalogue.index.index import Index
from evidence_refs.catalogue.records.claims import SETTLED, Claim, same_value
from evidence_refs.catalogue.records.filling import is_held
from evidence_refs.importing.arrivals import Arrival
from evidence_refs.importing.spool import Spool
from evidence_refs.matching.decision import decide
from evidence_refs.matching.groups import Group
from evidence_refs.matching.newcomers import group_new
from evidence_refs.matching.profile import profile_of
from evidence_refs.model import Reference, Work

Pairs = Sequence[tuple[str, str]]
Progress = Callable[[Sequence[int]], Iterable[int]]
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of pairs of keys and names of records."""

    same: Pairs = ()
    apart: Pairs = ()


@dataclass(frozen=True, slots=True)
class Homes:
    """Where records go.

    `of` gives for each name the key of a record that stands, or the name of the first of the records
    that become a new one. `known` are those that the catalogue had from there, or by their keys;
    `reasons` say why the others of a group are one. `possible` are pairs that may be.
    """

    of: dict[str, str]
    known: frozenset[str]
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    possible: tuple[Group, ...] = ()


def find_homes(index: Index, spool: Spool, said: Said, progress: Progress = iter) -> Homes:
    """Find where records go.

    Args:
        index: of the catalogue.
        spool: the records.
        said: what a person said beside the catalogue's own `distinct`.
        progress: is given the records of the catalogue that are read for it the first time.
    """
    known = dict(_known(index, spool, said))
    loose = [name for name in spool if name not in known]
    homes = Homes({**known, **{name: name for name in loose}}, frozenset(known))
    if not loose:
        return homes
    groups = group_new(
        ((name, spool[name].entry.work) for name in loose),
        index.standing(progress),
        distinct=[*index.rest.distinct, *said.apart, *told_apart(spool)],
        same=said.same,
    )
    for group in groups.sure:
        home = next((name for name in group.members if name not in spool), group.members[0])
        for name in filter(spool.__contains__, group.members):
            homes.of[name], homes.reasons[name] = home, group.reasons
    return replace(homes, possible=groups.possible)


def _known(index: Index, spool: Spool, said: Said) -> Iterator[tuple[str, str]]:
    """Give the records that the catalogue has, as it says itself, each with its key there."""
    origins = index.origins([*spool.files])
    told = frozenset(name for pair in (*said.same, *said.apart) for name in pair)
    names = (name for name in spool if name not in told)
    while batch := [spool[name] for name in islice(names, _AT_ONCE)]:
        for arrival, key in _of_batch(index, batch, origins):
            if key is not None:
                yield arrival.name, key


def _of_batch(
    index: Index,
    arrivals: Sequence[Arrival],
    origins: Mapping[tuple[str, str], list[int]],
) -> Iterator[tuple[Arrival, str | None]]:
    """Give for each record the key of that which the catalogue has of it, None where it has none."""
    wanted = {each.name: _candidates(index, each, origins) for each in arrivals}
    ids = sorted({id for found in wanted.values() for id in found})
    records = dict(zip(ids, index.references(ids), strict=True)) if ids else {}
    for arrival in arrivals:
        found = [records[id] for id in wanted[arrival.name]]
        yield arrival, next((r.key for r in found if agrees(r, arrival.entry.work)), None)


def _candidates(
    index: Index, arrival: Arrival, origins: Mapping[tuple[str, str], list[int]]
) -> list[int]:
    found = list(origins.get((arrival.file, arrival.id), ()))
    if arrival.key in index.names:
        found.append(index.id_of(arrival.key))
    return list(dict.fromkeys(found))


def agrees(record: Reference, work: Work) -> bool:
    """Say whether a work may be that of a record which was it before, or has its key.

    A title alone, of a record that says no more, decides nothing; but then it says nothing else either.
    """
    if decide(profile_of(record.key, record), profile_of("", work)).verdict != "apart":
        return True
    said = ((field, getattr(work, field)) for field in SETTLED)
    return all(
        same_value(field, value, getattr(record, field))
        or is_held(record.alternates, field, Claim(value, ""))
        for field, value in said
        if value
    )


def told_apart(spool: Spool) -> Iterator[tuple[str, str]]:
    """Give the pairs of records that the catalogue which they come from says are not one work."""
    if not spool.distinct:
        return
    there: dict[tuple[str, str], str] = {}
    for name in spool:
        arrival = spool[name]
        for id in (arrival.entry.id, *arrival.entry.aliases):
            there.setdefault((arrival.record.file, id), name)
    for name, (file, others) in spool.distinct.items():
        yield from ((name, there[file, other]) for other in others if (file, other) in there)
