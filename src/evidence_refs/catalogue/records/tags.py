"""The librarian's own words for records: put on, taken off, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from evidence_refs.catalogue.records.assign import plain
from evidence_refs.catalogue.records.edit import with_values
from evidence_refs.matching.keys import fold
from evidence_refs.model import Reference


def tagged(reference: Reference, add: Collection[str], remove: Collection[str]) -> Reference:
    """Give a record with tags put on and taken off, the same object where that changes nothing.

    Case and blanks do not matter: `Stroke` is not put beside `stroke`. Signs do: C++ is not C.

    Raises:
        UsageError: a tag is empty, or has more than one line.
    """
    off = set(map(plain, remove))
    tags = [tag for tag in reference.tags if plain(tag) not in off]
    for tag in add:
        if plain(tag) not in map(plain, tags):
            tags.append(tag)
    if tuple(tags) == reference.tags:
        return reference
    return with_values(reference, {"tags": tuple(tags)})


def counts(tags: Iterable[Iterable[str]]) -> dict[str, int]:
    """Give how many records have each tag, by the alphabet. `tags` are those of each record."""
    counted = Counter(tag for each in tags for tag in each)
    return dict(sorted(counted.items(), key=lambda item: (fold(item[0]), item[0])))
