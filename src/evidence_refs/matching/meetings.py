"""Which new works meet which works that stand, and each other, under the keys of `candidates`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from evidence_refs.matching.candidates import (
    LIKELY,
    SURE,
    Crowd,
    Hashes,
    Pairs,
    Positions,
    held,
    sharing,
    whole_keys,
    word_keys,
    worth,
)
from evidence_refs.matching.profile import Profile
from evidence_refs.matching.sketch import Sketch

Held = tuple[Hashes, Positions]
"""Hashes of keys, and beside each the position of the work that has it."""


class Meetings:
    """The keys of the works that stand, by position. New works have the positions behind all of them."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        self._sketches = sketches
        self._sure = _held(range(len(sketches)), [sketch.sure for sketch in sketches])

    def fellows(self, profiles: Iterable[Profile]) -> list[int]:
        """Give the works that stand which have the identifier, address or title of one of some works.

        A title that only begins with one of theirs counts too.
        """
        hashes, holders = self._sure
        if not len(hashes):
            return []
        wanted, _ = held(map(whole_keys, profiles))
        found: list[int] = np.unique(holders[np.isin(hashes, wanted)]).tolist()
        return found

    def sure(self, new: Mapping[int, Sketch]) -> Pairs:
        """Give the pairs of a work and a new one that share a sure key. `new` is by position."""
        return self._sharing(
            self._sure, _held([*new], [each.sure for each in new.values()]), new, SURE
        )

    def likely(self, new: Mapping[int, Sketch]) -> Pairs:
        """Give the pairs of a work and a new one that share a place, or rare words."""
        all_places = [sketch.places for sketch in self._sketches]
        places = _held(range(len(all_places)), all_places)
        new_places = _held([*new], [sketch.places for sketch in new.values()])
        counts = Counter(chain.from_iterable(map(_words, chain(self._sketches, new.values()))))
        keys = {at: word_keys(_words(sketch), counts) for at, sketch in new.items()}
        old_keys = dict(self._word_keys(frozenset(chain.from_iterable(keys.values())), counts))
        return self._sharing(
            _together(places, _hashed(old_keys)), _together(new_places, _hashed(keys)), new, LIKELY
        )

    def _word_keys(
        self, wanted: frozenset[str], counts: Mapping[str, int]
    ) -> Iterator[tuple[int, list[str]]]:
        """Yield for the works that stand those of their rarest words' keys that are wanted."""
        asked = {word for key in wanted for word in key.split()[1:]}
        for at, sketch in enumerate(self._sketches):
            words = _words(sketch)
            if not asked.isdisjoint(words):
                yield at, [key for key in word_keys(words, counts) if key in wanted]

    def _sharing(self, old: Held, new: Held, sketches: Mapping[int, Sketch], crowd: Crowd) -> Pairs:
        """Give the pairs that share a key, one work or both of them new."""

        def stands(at: int) -> str:
            return (sketches[at] if at in sketches else self._sketches[at]).standing

        met = np.isin(old[0], new[0])
        pairs = sharing(*_together((old[0][met], old[1][met]), new), stands, crowd)
        return pairs[pairs[:, 1] >= len(self._sketches)]


def worthy(sure: Pairs, likely: Pairs, profile: Callable[[int], Profile]) -> Pairs:
    """Give sure pairs, and the likely ones that are worth comparing."""
    positions, places = np.unique(likely, return_inverse=True)
    kept = worth([profile(at) for at in positions.tolist()], places.reshape(-1, 2))
    pairs: Pairs = np.unique(np.concatenate([sure, positions[kept]]), axis=0)
    return pairs


def _words(sketch: Sketch) -> list[str]:
    return sketch.words.split()


def _held(positions: Sequence[int], hashes: Sequence[bytes]) -> Held:
    sizes = [len(each) // 8 for each in hashes]
    holders = np.repeat(np.array(positions, dtype=np.int64), sizes)
    return np.frombuffer(b"".join(hashes), dtype=np.uint64), holders


def _hashed(keys: Mapping[int, Sequence[str]]) -> Held:
    hashes, numbers = held(keys.values())
    return hashes, np.array([*keys], dtype=np.int64)[numbers]


def _together(one: Held, other: Held) -> Held:
    return np.concatenate([one[0], other[0]]), np.concatenate([one[1], other[1]])
