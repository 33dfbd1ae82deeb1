"""A labelled set made larger: replicas of its works that are other works, printed with noise.

A replica's words are ciphered, so that words which were alike stay alike and those that are rare stay
rare; its years, volumes, pages and identifiers are renumbered. What is one work in the set is one in the
replica. Each word has one of `ALPHABETS` forms, so that works of two replicas share some of theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from zlib import crc32

ALPHABETS = 6
"""How many forms a word has among all replicas; the first is its own."""
COMMON = 100
"""The most frequent words of titles stay as they are."""
_VOWELS, _CONSONANTS = "aeiouy", "bcdfghjklmnpqrstvwxz"
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"[^\W\d_]{2,}")
_SHARES = {"case": 0.1, "misspelt": 0.1, "dropped": 0.15, "abbreviated": 0.15}
_DROPPED = ("authors", "journal", "volume", "issue", "pages", "doi", "abstract")
Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class Replica:
    """The number of a replica, from 1, and the words of the set that stay."""

    number: int
    kept: frozenset[str]

    def record(self, record: Mapping[str, str]) -> Record:
        """Give the record of the other work that stands for this one's."""
        made = dict(record)
        for name in ("title", "abstract"):
            if made.get(name):
                made[name] = _WORD.sub(lambda found: self._word(found[0]), made[name])
        for name in ("authors", "editor"):
            if made.get(name):
                made[name] = _NAME.sub(lambda found: self._name(found[0]), made[name])
        for name, renumbered in _RENUMBERED.items():
            if made.get(name):
                made[name] = renumbered(made[name], self.number)
        return made | {"id": identifier(record["id"], self.number)}

    def _word(self, word: str) -> str:
        small = word.casefold()
        chosen = 0 if small in self.kept else self._drawn(small) % ALPHABETS
        return word.translate(_alphabet(chosen)) if chosen else word

    def _name(self, name: str) -> str:
        """No name stays: two works of one title are of other people."""
        return name.translate(_alphabet(1 + self._drawn(name.casefold()) % (ALPHABETS - 1)))

    def _drawn(self, small: str) -> int:
        # By its first letters alone, so that a word that is misspelt further on stays alike.
        return crc32(f"{self.number} {small[:2]}".encode())


def identifier(record: str, number: int) -> str:
    """Give what a record, or a work, is called in a replica; 0 is the set itself."""
    return f"{record}-{number}" if number else record


def common_words(titles: Iterable[str]) -> frozenset[str]:
    """Give the words that stay as they are in every replica."""
    counts = Counter(word for title in titles for word in _WORD.findall(title.casefold()))
    return frozenset(word for word, _ in counts.most_common(COMMON))


def noisy(record: Mapping[str, str]) -> Record:
    """Print a record in another way: capitals, a misspelling, a field dropped, a journal cut short.

    The same record is always printed in the same way.
    """
    random, made = Random(record["id"]), dict(record)
    if random.random() < _SHARES["case"]:
        made["title"] = random.choice((str.upper, str.lower))(made["title"])
    if random.random() < _SHARES["misspelt"]:
        made["title"] = _misspelt(made["title"], random)
    if random.random() < _SHARES["dropped"]:
        there = [name for name in _DROPPED if made.get(name)]
        made |= dict.fromkeys(random.sample(there, min(1, len(there))), "")
    if random.random() < _SHARES["abbreviated"] and made.get("journal"):
        made["journal"] = re.sub(r"\b(\w{4})\w{2,}", r"\1.", made["journal"])
    return made


def _misspelt(title: str, random: Random) -> str:
    """Let two letters of a word change places."""
    places = [found.start() for found in re.finditer(r"\w{5,}", title)]
    if not places:
        return title
    at = random.choice(places) + random.randint(1, 3)
    return title[:at] + title[at + 1] + title[at] + title[at + 2 :]


@lru_cache(maxsize=ALPHABETS)
def _alphabet(chosen: int) -> dict[int, str]:
    """Give an alphabet in which vowels stand for vowels, so that words can be spoken."""
    random = Random(chosen)
    letters: dict[int, str] = {}
    for kind in (_VOWELS, _CONSONANTS):
        turn = random.randrange(1, len(kind))
        for letter, other in zip(kind, kind[turn:] + kind[:turn], strict=True):
            letters |= {ord(letter): other, ord(letter.upper()): other.upper()}
    return letters


def _year(value: str, number: int) -> str:
    return re.sub(r"\d{4}", lambda found: str(int(found[0]) - number % 9), value)


def _volume(value: str, number: int) -> str:
    return re.sub(r"\d+", lambda found: str(int(found[0]) + number % 23), value, count=1)


def _pages(value: str, number: int) -> str:
    """Put a figure before each page; one that is cut short (139-54) stays."""
    first = re.search(r"\d+", value)
    least = len(first[0]) if first else 0
    figure = str(number % 9 + 1)
    return re.sub(r"\d+", lambda f: figure + f[0] if len(f[0]) >= least else f[0], value)


def _doi(value: str, number: int) -> str:
    return re.sub(r"(10\.\d{4,9}(?:/|%2[fF]))", rf"\g<1>r{number}.", value)


def _long_numbers(value: str, number: int) -> str:
    return re.sub(r"\d{5,}", lambda found: f"{number}{found[0]}", value)


_RENUMBERED = {
    "year": _year, "volume": _volume, "pages": _pages, "doi": _doi, "url": _long_numbers,
}  # fmt: skip


def enlarged(records: Iterable[Mapping[str, str]], size: int) -> Iterator[Record]:
    """Yield `size` records: the set itself, then replica after replica of it, the last one cut."""
    held = [dict(record) for record in records]
    kept = common_words(record["title"] for record in held)
    yield from held[:size]
    for count in range(len(held), size, len(held)):
        replica = Replica(count // len(held), kept)
        for record in held[: size - count]:
            yield noisy(replica.record(record))
