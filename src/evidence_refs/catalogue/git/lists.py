"""A list of records at the root, `documents` or `references`, in three versions -> that of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from evidence_refs.catalogue.git.conflicts import Unit
from evidence_refs.catalogue.git.record import Record
from evidence_refs.catalogue.git.three_way import Three
from evidence_refs.catalogue.git.version import Section, keyed
from evidence_refs.catalogue.git.works import Moves, moves, works
from evidence_refs.catalogue.git.workwise import merge_work
from evidence_refs.catalogue.text.parse import parse_item


@dataclass(frozen=True, slots=True)
class RecordList:
    """The list in each version: all blocks by key, and the records of those not the same in all."""

    blocks: Three[dict[str, bytes]]
    changed: Three[dict[str, Record]]

    @classmethod
    def of(cls, sections: Three[Section], identity: str) -> RecordList:
        """Take the three apart; no block that is the same in all is looked into.

        Raises:
            UnreadableError: a record has no key, or two have the same.
        """
        blocks = sections.map(lambda section: keyed(section, identity))
        base, ours, theirs = blocks
        changed = {
            key
            for key in {**base, **ours, **theirs}
            if not base.get(key) == ours.get(key) == theirs.get(key)
        }

        def records(version: dict[str, bytes]) -> dict[str, Record]:
            there = changed & version.keys()
            return {key: Record(key, version[key].decode("utf-8"), identity) for key in there}

        return cls(blocks, blocks.map(records))

    @property
    def moves(self) -> Moves:
        """What either side renamed or merged."""
        return moves(self.changed)

    def merged(self, size: int) -> list[Unit]:
        """Merge the records, in order; `size` is how many signs the marks of a conflict have.

        Raises:
            UnreadableError: a block that must be looked into is no record by itself.
        """
        changed = set().union(*self.changed)
        units = {
            key: Unit(key, text.decode("utf-8"))
            for key, text in self.blocks.ours.items()
            if key not in changed
        }
        for work in works(self.changed, self.moves):
            units.update((unit.key, unit) for unit in merge_work(work, size))
        ordered, fresh = self._in_order(units)
        for above, unit in pairwise(ordered):
            if unit.key in fresh and above.key not in changed:
                # A line of a text in quotes may look like the beginning of a record. What parses by
                # itself is none of it, and may be followed by another record.
                parse_item(above.text)
        return ordered

    def _in_order(self, units: Mapping[str, Unit]) -> tuple[list[Unit], set[str]]:
        """Put units in the order of the file, new ones where they sort; say which are new."""
        _, ours, theirs = self.blocks
        kept = {key for key in units if key in ours and key in theirs}
        order = self.blocks.map(lambda each: [key for key in each if key in kept]).either
        fresh = units.keys() - kept
        if order == sorted(order):
            order = sorted(units)
        else:
            for key in sorted(fresh):
                place = next((n for n, other in enumerate(order) if other > key), len(order))
                order.insert(place, key)
        return [units[key] for key in order], fresh
