"""What an address says of its page: its last part, folded (`keys.slug_of`), beside a title."""

from __future__ import annotations

from typing import Literal

from rapidfuzz.distance import OSA

from evidence_refs.matching.issuers import is_acronym
from evidence_refs.matching.keys import STOP_WORDS, content_words
from evidence_refs.matching.rubrics import COMPANIONS
from evidence_refs.matching.titles import LONG, Title
from evidence_refs.matching.words import spell_out

_MORE = 3
"""So many words of a subtitle tell that it is this one."""

# Words before a title that make the page one about the work. Addresses drop small words, so that
# `guide-joining-up-care` may be a guide to it.
_ABOUT = COMPANIONS | frozenset(
    "about analysis assessment briefing evaluation guide impact launch lessons progress report"
    " review statement toolkit".split()
)


def is_garbled_slug(one: str, other: str) -> bool:
    """Say whether the folded last parts of two addresses are one, but for a misread letter."""
    a, b = one.split(), other.split()
    unlike = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) >= 4 and len(unlike) == 1 and _one_letter(*unlike[0])


def _one_letter(one: str, other: str) -> bool:
    words = min(len(one), len(other)) >= 6 and (one + other).isalpha()
    return words and OSA.distance(one, other, score_cutoff=1) <= 1


def is_slug_of(slug: str, title: Title) -> Literal["", "title", "head", "tail"]:
    """Say whether the folded last part of an address spells a title or its head, or ends with it.

    A long title that ends an address is the subtitle there, unless the words before it say that the
    page is about the work.
    """
    words = content_words(slug)
    if len(words) < 4:
        return ""
    if words in (title.content, _without_issuer(title)):
        return "title"
    if any(words == content_words(head) for head in title.heads):
        return "head"
    return "tail" if len(title.content) >= LONG and _ends_with(slug, title) else ""


def _without_issuer(title: Title) -> tuple[str, ...]:
    """Give a title's telling words without the acronym of its issuer, which the site says too."""
    return title.content[1:] if is_acronym(title.folded.partition(" ")[0]) else title.content


def _ends_with(slug: str, title: Title) -> bool:
    for spelt in (title.folded, " ".join(title.content)):
        if slug.endswith(f" {spelt}"):
            before = slug.removesuffix(spelt).split()
            return before[-1] not in STOP_WORDS and _ABOUT.isdisjoint(before)
    return False


def tells_subtitle(slug: str, short: Title, long: Title) -> bool:
    """Say whether an address spells a short title, and words of the subtitle that it leaves out."""
    words = set(spell_out(slug.split(), long.folded.split()))
    more = words.intersection(long.content) - set(short.content)
    return words.issuperset(short.content) and len(more) >= _MORE
