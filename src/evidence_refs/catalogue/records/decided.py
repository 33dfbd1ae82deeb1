"""What a person decided beside the records: keys that stay out, and pairs that are not one work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict

Pair = tuple[str, str]


class Lists(TypedDict):
    """The lists of a `Change` that decisions are written in; None where unchanged."""

    removed: tuple[str, ...] | None
    distinct: tuple[Pair, ...] | None


@dataclass(frozen=True, slots=True)
class Decided:
    """The lists `removed` and `distinct` of a catalogue."""

    removed: tuple[str, ...] = ()
    distinct: tuple[Pair, ...] = ()

    def out(self, keys: Iterable[str]) -> Decided:
        """Give the decisions with keys that extraction must not bring back."""
        return replace(self, removed=tuple(dict.fromkeys((*self.removed, *keys))))

    def back(self, keys: Collection[str]) -> Decided:
        """Give the decisions without keys that were out, since there are records of them now."""
        return replace(self, removed=tuple(key for key in self.removed if key not in keys))

    def apart(self, key: str, others: Iterable[str]) -> Decided:
        """Give the decisions with the pairs of a key and others that are not the same work."""
        return self.all_apart((key, other) for other in others)

    def all_apart(self, pairs: Iterable[Pair]) -> Decided:
        """Give the decisions with pairs that are not the same work, each once."""
        known = {frozenset(pair) for pair in self.distinct}
        fresh = {frozenset(pair): pair for pair in pairs if frozenset(pair) not in known}
        return replace(self, distinct=(*self.distinct, *fresh.values()))

    def keeps_apart(self, keys: Collection[str]) -> Pair | None:
        """Give the first pair of these keys that a person said are not the same work."""
        return next((pair for pair in self.distinct if set(pair) <= set(keys)), None)

    def called(self, names: Mapping[str, str]) -> Decided:
        """Give the decisions with other names for some keys; a pair of one key is none."""
        found = ((names.get(one, one), names.get(other, other)) for one, other in self.distinct)
        pairs = dict.fromkeys(pair for pair in found if pair[0] != pair[1])
        return replace(self, distinct=tuple(pairs))

    def without_pairs_of(self, keys: Collection[str]) -> Decided:
        """Give the decisions without the pairs that name one of these keys."""
        left = (pair for pair in self.distinct if not set(pair) & set(keys))
        return replace(self, distinct=tuple(left))

    def since(self, before: Decided) -> Lists:
        """Give the lists that are other than before, as `Change` takes them."""
        return Lists(
            removed=self.removed if self.removed != before.removed else None,
            distinct=self.distinct if self.distinct != before.distinct else None,
        )
