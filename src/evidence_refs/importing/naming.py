"""Keys and aliases for records that come in: their own where these are free, so that papers go on to cite them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from evidence_refs.formats.keys import is_key
from evidence_refs.importing.arrivals import Arrival


@dataclass(slots=True)
class Names:
    """The keys and aliases that there are. `removed` are keys that a person took out."""

    taken: set[str]
    removed: frozenset[str]
    claimed: dict[str, str] = field(default_factory=dict)

    def claim(self, works: Mapping[str, Sequence[str]], keys: Mapping[str, str]) -> None:
        """Keep free keys for new works before any key is made: for each the first of its records' own.

        Args:
            works: for the name of each new work, those of its records.
            keys: the keys by which papers cite records, by the records' names.
        """
        for name, records in works.items():
            own = (keys[each] for each in records if each in keys)
            wanted = next((key for key in own if key not in self.taken), None)
            if wanted is not None:
                self.claimed[name] = wanted
                self.taken.add(wanted)

    def aliases(
        self, arrivals: Iterable[Arrival], mine: Collection[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the other names of records that become aliases, and those that cannot.

        `mine` are the names that their record has.
        """
        wanted = dict.fromkeys(
            name
            for each in arrivals
            for name in (*([each.key] if each.key else ()), *each.entry.aliases)
            if name not in mine
        )
        own = {each.key for each in arrivals}
        free = tuple(name for name in wanted if is_key(name) and self._is_free(name))
        self.taken.update(free)
        # What a record was called there stands in its `origin`.
        left = tuple(name for name in wanted if name not in free and name not in own)
        return free, left

    def _is_free(self, name: str) -> bool:
        return name not in self.taken and name not in self.removed
