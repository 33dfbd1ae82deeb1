"""Which pairs are worth comparing: those that share something rare.

Each work is put under a few words of its own: identifiers, addresses, its title and the title's
beginnings, the address's words, its rarest words. Only works that share one are compared, so that
the work grows with the number of works and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from evidence_refs.matching.keys import content_words, slug_of
from evidence_refs.matching.profile import Profile

_RARE_WORDS = 4
_CROWD = 60
"""A word shared by more works than this tells too little."""


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield each pair worth comparing once, as positions (lower, higher), in order."""
    pairs: set[tuple[int, int]] = set()
    for block in _blocks(profiles).values():
        if len(block) <= _CROWD:
            pairs.update(combinations(block, 2))
        else:
            # A crowd under one title ("Editorial"): each is compared with those that stand near it.
            near = sorted(block, key=lambda at: (profiles[at].dates, sorted(profiles[at].issuers)))
            for at, one in enumerate(near):
                pairs.update((min(one, x), max(one, x)) for x in near[at + 1 : at + 20])
    yield from sorted(pairs)


def _blocks(profiles: Sequence[Profile]) -> dict[str, list[int]]:
    words = Counter(word for profile in profiles for word in _words(profile))
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for name in sorted(_sure_keys(profile)):
            blocks[name].append(at)
        shared = sorted((words[w], w) for w in _words(profile) if 1 < words[w] <= _CROWD)
        for _, word in shared[:_RARE_WORDS]:
            blocks[f"word {word}"].append(at)
    return blocks


def _sure_keys(profile: Profile) -> set[str]:
    keys = {f"id {key}" for key in profile.identifiers} | {f"url {key}" for key in profile.urls}
    for title in profile.titles:
        keys.update(_title_key(text) for text in (title.folded, *title.heads))
    if not profile.titles:
        keys.update(_title_key(slug_of(url)) for url in profile.urls)
    return keys - {"title "}


def _title_key(folded: str) -> str:
    return "title " + "".join(content_words(folded) or folded.split())


def _words(profile: Profile) -> set[str]:
    texts = [title.content for title in profile.titles]
    texts = texts or [content_words(slug_of(url)) for url in profile.urls]
    return {word for text in texts for word in text}
