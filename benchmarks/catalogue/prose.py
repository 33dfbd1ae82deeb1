"""Prose of no meaning whose words are as frequent as those of a language: few common, most rare.

The word of rank r is drawn with a weight of 1 / (r + 2.7) (Mandelbrot's form of Zipf's law). The
common words are English, the others are made of syllables; some of these have accents.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from random import Random

from training import words

VOCABULARY = 30_000
ABSTRACT = 1200
"""How many words there are, and how long an abstract is, in characters."""

COMMON = "participants"
PAIR = ("respondents", "baseline")
RARE = "marlodine"
PHRASE = "social prescribing"
"""What is searched for: a word in every third abstract, two in every tenth, one in 250, and a subject
of many titles. No other word contains one of these, so that a search for parts of words finds no
more, and they stand in no address.
"""

_FUNCTION = """
the of and in to a for with that is on as by are be from this or at was which were it an have not
their has but more these they than among between during where who can may
""".split()
_SYLLABLES = (
    "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu tal men cor dis for".split()
)
_ENDINGS = "tion ment ing ness ity ed al ive er ous".split()
_ACCENTS = {"a": "á", "e": "é", "i": "ï", "o": "ö", "u": "ü"}
_PAIR_RANK, _RARE_RANK = 120, 5000


@cache
def vocabulary() -> tuple[str, ...]:
    """Give all words, the most frequent first; the same ones each time."""
    random = Random("vocabulary")
    topics = " ".join(words.TOPICS + words.AUDIENCES + words.SUBTITLES)
    english = sorted(set(re.findall(r"\b[a-z]{4,}\b", topics)) - {*_FUNCTION})
    random.shuffle(english)
    known = dict.fromkeys([*_FUNCTION, COMMON, *english])
    while len(known) < VOCABULARY - 3:
        known[_coined(random)] = None
    ranked = list(known)
    ranked[_PAIR_RANK:_PAIR_RANK] = PAIR
    ranked.insert(_RARE_RANK, RARE)
    return tuple(ranked)


def _coined(random: Random) -> str:
    word = "".join(random.choices(_SYLLABLES, k=random.randint(2, 3))) + random.choice(_ENDINGS)
    if random.random() < 0.03:
        letter = random.choice("aeiou")
        word = word.replace(letter, _ACCENTS[letter], 1)
    return word


@cache
def _weights() -> tuple[float, ...]:
    """Give the weight of each word, added to those of all before."""
    return tuple(accumulate(1 / (rank + 2.7) for rank in range(1, VOCABULARY + 1)))


def abstract(random: Random) -> str:
    """Give a paragraph of some ten sentences, every second of which names a subject."""
    text = ""
    while len(text) < ABSTRACT - 60:
        text += (" " if text else "") + _sentence(random)
    return text


def some_words(random: Random, number: int) -> str:
    """Give as many words, in lower case."""
    return " ".join(random.choices(vocabulary(), cum_weights=_weights(), k=number))


def _sentence(random: Random) -> str:
    sentence = some_words(random, random.randint(5, 11))
    if random.random() < 0.5:
        sentence += f" {random.choice(words.TOPICS)}"
    sentence += f" {some_words(random, random.randint(5, 11))}"
    return sentence[0].upper() + sentence[1:] + "."
