"""Which pairs are worth comparing: those that share something rare.

Each work is put under a few keys of its own: identifiers, addresses, its title and the title's
beginnings and end, pairs of its rarest words, its place in a volume, its first author. Only works
that share a key are compared, so that the work grows with their number and not with its square. Of the
pairs that only words and places brought together, those with unlike titles or authors are dropped
at once.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from xxhash import xxh3_64_intdigest

from evidence_refs.matching.keys import content_words, slug_of
from evidence_refs.matching.profile import Profile

Hashes = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.int64]
Pairs = npt.NDArray[np.int64]
"""Positions of works, two columns (lower, higher), sorted, each pair once."""

_RARE_WORDS = 4
_SELDOM = 12
"""A word of so few works brings them together alone."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Of up to `few` works of one key, each is compared with each; of more, with `near` beside it."""

    few: int
    near: int


SURE, LIKELY = Crowd(10, 6), Crowd(6, 3)
"""For identifiers, addresses, titles and places; and for keys that bring much together by chance."""
_END = 30
_LEAST_RATIO, _LEAST_WORDS = 55, 75
_NEAREST = 4
"""So many works of the likest titles are compared with a work, beside those that share a sure key."""
_PRINTED_TWICE = 200
"""Works with two titles are never left out: which of them are alike is not looked at."""
_COLUMNS = 8
_ALL = 2**64 - 1


def candidates(profiles: Sequence[Profile]) -> Pairs:
    """Give each pair worth comparing."""
    if len(profiles) < 2:
        return np.empty((0, 2), dtype=np.int64)

    def stands(at: int) -> str:
        return standing(profiles[at])

    sure = sharing(*held(map(sure_keys, profiles)), stands, SURE)
    likely = sharing(*held(_likely_keys(profiles)), stands, LIKELY)
    found: Pairs = np.unique(np.concatenate([sure, worth(profiles, likely)]), axis=0)
    return found


def held(keys: Iterable[Iterable[str]]) -> tuple[Hashes, Positions]:
    """Give the hashes of the keys of works, and beside each the position of the work."""
    hashes, holders = array("Q"), array("q")
    for at, names in enumerate(keys):
        found = hashes_of(names)
        hashes += found
        holders.extend([at] * len(found))
    return np.frombuffer(hashes, dtype=np.uint64), np.frombuffer(holders, dtype=np.int64)


def hashes_of(keys: Iterable[str]) -> array[int]:
    """Give the hashes of keys, in their order."""
    return array("Q", [xxh3_64_intdigest(key.encode()) for key in keys])


def sharing(
    hashes: Hashes, holders: Positions, stands: Callable[[int], str], crowd: Crowd
) -> Pairs:
    """Give the pairs of works that share a key, of a crowd those next to each other.

    `stands` gives where the work of a position stands in a crowd.
    """
    order = np.argsort(hashes, kind="stable")
    ends = np.flatnonzero(np.diff(hashes[order])) + 1
    by_hash = holders[order]
    starts = np.concatenate([[0], ends]).astype(np.int64)
    sizes = np.diff(np.concatenate([starts, [len(by_hash)]]))
    found = [np.empty((0, 2), dtype=np.int64)]
    for size in np.unique(sizes[sizes > 1]):
        blocks = by_hash[starts[sizes == size][:, None] + np.arange(size)]
        if size <= crowd.few:
            one, other = np.triu_indices(size, 1)
            found.append(np.stack([blocks[:, one].ravel(), blocks[:, other].ravel()], axis=1))
        else:
            found += [_neighbours(block, stands, crowd.near) for block in blocks.tolist()]
    pairs = np.unique(np.sort(np.concatenate(found), axis=1), axis=0)
    apart: Pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    return apart


def _neighbours(crowd: list[int], stands: Callable[[int], str], near: int) -> Pairs:
    """Pair the works of a crowd (`Editorial`) with those that stand next to them."""
    row = sorted(set(crowd), key=stands)
    pairs = [(one, x) for at, one in enumerate(row) for x in row[at + 1 : at + near]]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def standing(profile: Profile) -> str:
    """Give what works of a crowd are ordered by."""
    pages = profile.pages.first if profile.pages else ""
    year = profile.dates[0][:4] if profile.dates else ""
    issuers = sorted(profile.issuers)
    return "\0".join((year, _author(profile), profile.volume, pages, *issuers, profile.id))


def _author(profile: Profile) -> str:
    return profile.persons[0][0].last if profile.persons else ""


def sure_keys(profile: Profile) -> set[str]:
    """Give the keys of a work's identifiers, addresses, titles and first page."""
    keys = whole_keys(profile)
    keys.update(_title_key(head) for title in profile.titles for head in title.heads)
    if profile.pages and (profile.volume or profile.dates):
        keys.add(
            f"place {profile.pages.first} {profile.volume or profile.dates[0][:4]} {_author(profile)}"
        )
    return keys - {"title "}


def whole_keys(profile: Profile) -> set[str]:
    """Give the keys of a work's identifiers, addresses and whole titles."""
    keys = {f"id {key}" for key in profile.identifiers} | {f"url {key}" for key in profile.urls}
    titles = [title.folded for title in profile.titles] or [slug_of(url) for url in profile.urls]
    return keys | {_title_key(title) for title in titles} - {"title "}


def _title_key(folded: str) -> str:
    return "title " + "".join(content_words(folded) or folded.split())


def _likely_keys(profiles: Sequence[Profile]) -> Iterator[list[str]]:
    counts = Counter(word for profile in profiles for word in words_of(profile))
    for profile in profiles:
        yield place_keys(profile) + word_keys(words_of(profile), counts)


def word_keys(words: Iterable[str], counts: Mapping[str, int]) -> list[str]:
    """Give the keys of a work's rarest words, by how many works have each."""
    shared = sorted((counts[word], word) for word in words if counts[word] > 1)[:_RARE_WORDS]
    keys = [f"word {word}" for count, word in shared if count <= _SELDOM]
    return keys + [f"words {x} {y}" for x, y in combinations(sorted(w for _, w in shared), 2)]


def place_keys(profile: Profile) -> list[str]:
    """Give the keys of a work's place in a volume, its first author, its title's end, its abstract."""
    keys = list[str]()
    year = profile.dates[0][:4] if profile.dates else ""
    author = _author(profile)
    page = profile.pages.first if profile.pages else ""
    if page and profile.volume:
        keys.append(f"page {page} {profile.volume} {year}")
    if page and author:
        keys.append(f"author {author} {page}")
    for title in profile.titles:
        if author and year:
            keys.append(f"work {author} {year} {(*title.content, '')[0][:4]}")
        if len(title.folded) > 2 * _END:
            keys += [f"end {title.folded[-_END:]}", f"start {title.folded[:_END]}"]
    if len(profile.abstract) > 100:
        keys += [f"abstract {profile.abstract[20:60]}", f"abstract {profile.abstract[60:100]}"]
    return keys


def words_of(profile: Profile) -> set[str]:
    """Give the telling words of a work's titles, of its addresses where it has none."""
    texts = [title.content for title in profile.titles]
    texts = texts or [content_words(slug_of(url)) for url in profile.urls]
    return {word for text in texts for word in text}


def worth(profiles: Sequence[Profile], pairs: Pairs) -> Pairs:
    """Leave out pairs of unlike titles, and of people who have nobody in common, but for a page."""
    pairs = pairs[_by_some_of_the_same(profiles, pairs)]
    titles = [profile.titles[0].folded if profile.titles else "" for profile in profiles]
    one, other = ([titles[at] for at in column] for column in pairs.T.tolist())
    by_sign = process.cpdist(one, other, scorer=fuzz.ratio, dtype=np.uint8)
    by_word = process.cpdist(one, other, scorer=fuzz.token_set_ratio, dtype=np.uint8)
    several = np.array([len(profile.titles) != 1 for profile in profiles], dtype=np.bool_)
    # Without authors, a title is all that there is to go by.
    people = np.array([bool(profile.persons) for profile in profiles], dtype=np.bool_)
    least = np.where(people[pairs].all(axis=1), 15, 0)
    alike = (by_sign >= _LEAST_RATIO + least) | (by_word >= _LEAST_WORDS + least)
    printed_twice = several[pairs].any(axis=1)
    likeness = np.where(printed_twice, _PRINTED_TWICE, by_sign.astype(np.int64) + by_word)
    worthy = alike | printed_twice
    return _nearest(pairs[worthy], likeness[worthy])


def _nearest(pairs: Pairs, likeness: Positions) -> Pairs:
    """Leave out pairs of which neither is among those nearest to the other.

    Among many works some have like titles by chance, the more the more there are; a work printed
    twice is nearer than they. Of equals all stay, so that the order of works changes nothing.
    """
    ends = np.concatenate([pairs[:, 0], pairs[:, 1]])
    near = np.concatenate([likeness, likeness])
    order = np.lexsort((-near, ends))
    first = np.flatnonzero(np.diff(ends[order], prepend=-1))
    last = np.concatenate([first[1:], [len(ends)]]) - 1
    least = near[order][np.minimum(first + _NEAREST - 1, last)]
    stays = np.empty(len(ends), dtype=np.bool_)
    stays[order] = near[order] >= np.repeat(least, last - first + 1)
    either: npt.NDArray[np.bool_] = stays[: len(pairs)] | stays[len(pairs) :]
    return pairs[either]


def _by_some_of_the_same(profiles: Sequence[Profile], pairs: Pairs) -> npt.NDArray[np.bool_]:
    """Say of which pairs the authors may be the same, one of the two names none, or a page is.

    A name is known by the beginnings of its words, so that a misprint, or the order of family and
    given names, does not hide it. They are marked in so many bits that people seldom meet by chance.
    """
    marks = np.array([_marks(profile) for profile in profiles], dtype=np.uint64)
    marks = marks.reshape(-1, _COLUMNS)  # also of none
    pages = np.array([_page_mark(profile) for profile in profiles], dtype=np.uint64)
    one, other = pairs.T
    met: npt.NDArray[np.bool_] = (pages[one] == pages[other]) & (pages[one] != 0)
    for column in range(_COLUMNS):
        met |= (marks[one, column] & marks[other, column]) != 0
    return met


def _marks(profile: Profile) -> list[int]:
    if not profile.persons:
        return [_ALL] * _COLUMNS
    marks = [0] * _COLUMNS
    for name in (name for names in profile.persons for name in names):
        for word in name.words:
            if len(word) > 1:
                column, bit = divmod(xxh3_64_intdigest(word[:3].encode()) % (64 * _COLUMNS), 64)
                marks[column] |= 1 << bit
    return marks if any(marks) else [_ALL] * _COLUMNS


def _page_mark(profile: Profile) -> int:
    return xxh3_64_intdigest(profile.pages.first.encode()) if profile.pages else 0
