"""What the matcher asks of every work of a set, in little room: it can be kept, and read at once."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_refs.matching.candidates import hashes_of, place_keys, standing, sure_keys, words_of
from evidence_refs.matching.profile import Profile
from evidence_refs.matching.setting import container_of


@dataclass(frozen=True, slots=True)
class Sketch:
    """What brings a work together with others, and what it adds to the numbers of the whole set.

    `sure` and `places` are hashes of its keys, eight bytes each; `words` the telling words of its titles,
    parted by blanks; `standing` its place in a crowd; `container` the folded name of its journal.
    """

    sure: bytes
    places: bytes
    words: str
    standing: str
    container: str


def sketch_of(profile: Profile) -> Sketch:
    """Give the sketch of a work."""
    return Sketch(
        sure=hashes_of(sorted(sure_keys(profile))).tobytes(),
        places=hashes_of(place_keys(profile)).tobytes(),
        words=" ".join(sorted(words_of(profile))),
        standing=standing(profile),
        container=container_of(profile),
    )
