"""Records of files into the catalogue. What stands there wins, as when documents are taken in.

A record of a work that is there fills what is absent; what it says otherwise goes to `alternates`, and
is told. The same files taken in twice change no byte.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from evidence_refs.catalogue.change import Change, unchanged
from evidence_refs.catalogue.index.index import Index
from evidence_refs.catalogue.records.decided import Decided, Pair
from evidence_refs.catalogue.records.filling import Difference
from evidence_refs.catalogue.records.keys import make_key
from evidence_refs.catalogue.records.labels import label
from evidence_refs.importing.arrivals import Arrival
from evidence_refs.importing.documents import Documents
from evidence_refs.importing.homes import Homes, Progress, Said, find_homes, told_apart
from evidence_refs.importing.naming import Names
from evidence_refs.importing.prints import joined_to, made_of, prints_of
from evidence_refs.importing.report import Added, Matched, Renamed, Report, Taken
from evidence_refs.importing.spool import Spool
from evidence_refs.matching.groups import Group
from evidence_refs.model import REFERENCE_FIELDS, Reference

_NOTHING = Said()
_TOLD = tuple(name for name in REFERENCE_FIELDS if name not in ("key", "alternates", "origin"))
_AT_ONCE = 500


def take(
    index: Index, spool: Spool, *, day: str, said: Said = _NOTHING, progress: Progress = iter
) -> Taken:
    """Take records into a catalogue: give what is to be different, and what became of each.

    Args:
        index: of the catalogue; it is not changed.
        spool: the records, in their order.
        day: for `added` and `origin`, EDTF.
        said: what a person said of pairs of these records and keys of the catalogue.
        progress: is given the records of the catalogue that are matched for the first time.
    """
    homes = find_homes(index, spool, said, progress)
    works = defaultdict[str, list[str]](list)
    for name in spool:
        works[homes.of[name]].append(name)
    table = _Table(index, spool, homes, day)
    table.extend({home: names for home, names in works.items() if home not in spool})
    table.create({home: names for home, names in works.items() if home in spool})
    return table.taken(said)


class _Table:
    """The catalogue's records while others come in, and what came of it."""

    def __init__(self, index: Index, spool: Spool, homes: Homes, day: str) -> None:
        self._index, self._spool, self._homes, self._day = index, spool, homes, day
        self._documents = Documents(index.rest.documents)
        self._names = Names({*index.names}, frozenset(index.rest.removed))
        self._put: list[Reference] = []
        self._keys: dict[str, str] = {}
        self._files = defaultdict[str, Counter[str]](Counter)
        self._added: list[Added] = []
        self._matched: list[Matched] = []
        self._filled: list[tuple[str, str]] = []
        self._differences: list[Difference] = []
        self._renamed: list[Renamed] = []
        self._removed: list[Matched] = []
        self._extra = Counter[str]()

    def extend(self, works: Mapping[str, Sequence[str]]) -> None:
        """Put records to those that stand; `works` has their names by the keys of these."""
        homes = iter(works)
        while keys := list(islice(homes, _AT_ONCE)):
            ids = [self._index.id_of(key) for key in keys]
            for record in self._index.references(ids):
                self._extend(record, [self._spool[name] for name in works[record.key]])

    def _extend(self, before: Reference, arrivals: Sequence[Arrival]) -> None:
        aliases, left = self._names.aliases(arrivals, {before.key, *before.aliases})
        prints = prints_of(arrivals, self._documents, left, self._day)
        after, news = joined_to(before, prints, [each.place for each in arrivals])
        if aliases:
            after = after.model_copy(update={"aliases": (*before.aliases, *aliases)})
        if not unchanged(before, after):
            self._put.append(after)
        for field in _TOLD:
            if getattr(after, field) != getattr(before, field):
                self._filled.append((before.key, field))
        self._differences += news
        for each in arrivals:
            reasons = self._homes.reasons.get(each.name, ())
            self._matched.append(Matched(before.key, each.place, reasons))
        self._note(arrivals, after, "known")

    def create(self, works: Mapping[str, Sequence[str]]) -> None:
        """Make new records; `works` has the names of those that each is made of."""
        self._names.claim(works, self._spool.keys)
        for name, members in works.items():
            self._create(name, [self._spool[each] for each in members])

    def _create(self, name: str, arrivals: Sequence[Arrival]) -> None:
        claimed = self._names.claimed.get(name)
        aliases, left = self._names.aliases(arrivals, {claimed} if claimed else ())
        prints = prints_of(arrivals, self._documents, left, self._day)
        places = tuple(each.place for each in arrivals)
        made = made_of(prints, places, claimed or "new", self._day)
        key = claimed or make_key(made, self._names.taken)
        if key in self._names.removed:
            self._removed += (Matched(key, place) for place in places)
            for each in arrivals:
                self._files[each.record.file]["left out"] += 1
            return
        self._names.taken.add(key)
        made = made.model_copy(update={"key": key, "aliases": aliases})
        self._put.append(made)
        self._added.append(Added(key, label(made), places))
        self._note(arrivals[:1], made, "new")
        self._note(arrivals[1:], made, "of one work with another")

    def _note(self, arrivals: Sequence[Arrival], record: Reference, became: str) -> None:
        names = {record.key, *record.aliases}
        for each in arrivals:
            self._keys[each.name] = record.key
            self._files[each.record.file][became] += 1
            own = each.entry.own
            self._extra.update((own.extra if own else each.entry.extra).keys())
            if each.cited and each.cited not in names:
                self._renamed.append(Renamed(each.place, each.cited, record.key, bool(each.key)))

    def taken(self, said: Said) -> Taken:
        """Give what is to be different, and what is told of it."""
        decided = Decided(self._index.rest.removed, self._index.rest.distinct)
        after = decided.all_apart(self._pairs((*said.apart, *told_apart(self._spool))))
        documents = self._documents.all()
        change = Change(put=tuple(self._put), documents=documents, **after.since(decided))
        return Taken(
            change,
            Report(
                keys={name: self._keys[name] for name in self._spool if name in self._keys},
                files=self._files,
                added=tuple(self._added),
                matched=tuple(self._matched),
                filled=tuple(self._filled),
                differences=tuple(self._differences),
                renamed=tuple(self._renamed),
                removed=tuple(self._removed),
                possible=tuple(self._possible()),
                extra=self._extra,
                documents=tuple(document.id for document in self._documents.fresh),
                homeless=self._documents.homeless,
            ),
        )

    def _possible(self) -> Iterator[Group]:
        """Yield pairs that may be one work, the likeliest of those between two references."""
        seen = set[frozenset[str]]()
        for each in self._homes.possible:
            for pair in map(frozenset, self._pairs([each.members])):
                if pair not in seen:
                    seen.add(pair)
                    yield each

    def _pairs(self, pairs: Sequence[tuple[str, ...]]) -> list[Pair]:
        """Give pairs of names and keys by the keys that they have now, those of one record left out."""
        found = []
        for one, other in pairs:
            a, b = (self._key_of(name) for name in (one, other))
            if a and b and a != b:
                found.append((a, b))
        return found

    def _key_of(self, name: str) -> str | None:
        if name in self._spool:
            return self._keys.get(name)
        return name if name in self._index.names else None
