"""To which record of the catalogue each record of the files goes, and which of them are one work.

A record that came from the same file before, or whose key the catalogue has, goes to that record unless
the two contradict each other. All others are matched as `dedupe` does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from evidence_refs.catalogue.index.index import Index
from evidence_refs.catalogue.records.claims import SETTLED, Claim, Value, same_value
from evidence_refs.catalogue.records.filling import is_held
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
    told = frozenset(name for pair in (*said.same, *said.apart) for name in pair)
    asked = {name: ids for name, ids in _candidates(index, spool) if name not in told}
    names = iter(asked)
    while batch := [*islice(names, _AT_ONCE)]:
        ids = sorted({id for name in batch for id in asked[name]})
        records = dict(zip(ids, index.references(ids), strict=True))
        for name in batch:
            work = spool[name].entry.work
            agreed = (id for id in asked[name] if agrees(records[id], work))
            if (home := next(agreed, None)) is not None:
                yield name, records[home].key


def _candidates(index: Index, spool: Spool) -> Iterator[tuple[str, list[int]]]:
    """Give the records that came from somewhere that the catalogue knows, or have a key that it has."""
    origins = index.origins(spool.files)
    for name, origin in spool.ids.items():
        found = list(origins.get(origin, ()))
        if spool.keys.get(name) in index.names:
            found.append(index.id_of(spool.keys[name]))
        if found:
            yield name, list(dict.fromkeys(found))


def agrees(record: Reference, work: Work) -> bool:
    """Say whether a work may be that of a record which was it before, or has its key.

    A title alone, of a record that says no more, decides nothing; but then it says nothing else either.
    """
    said = ((field, getattr(work, field)) for field in SETTLED)
    if all(_is_said(record, field, value) for field, value in said if value):
        return True
    return decide(profile_of(record.key, record), profile_of("", work)).verdict != "apart"


def _is_said(record: Reference, field: str, value: Value) -> bool:
    kept = getattr(record, field)
    if value == kept or same_value(field, value, kept):
        return True
    return is_held(record.alternates, field, Claim(value, ""))


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
