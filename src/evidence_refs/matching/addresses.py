"""What the addresses of two works say of their being one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from evidence_refs.matching.keys import host_of, slug_of
from evidence_refs.matching.pair import Pair, Signal
from evidence_refs.matching.profile import Profile
from evidence_refs.matching.slugs import is_garbled_slug, is_slug_of, tells_subtitle

SPELT = "the address of one spells the title of the other"
SPELT_IN_PART = "the address of one spells the main title of the other, or ends with its title"
# Folders of a site that hold what is about a work, or around it, under the work's own name.
_ABOUT_FOLDERS = frozenset(
    "audio blog blogs case-studies category collections consultations courses event events"
    " media news podcast podcasts press-release press-releases programmes projects search slides"
    " speeches tag tags topics videos webinar webinars".split()
)
_OF_FOLDERS = frozenset(("interview", "motion_picture", "post", "post-weblog", "speech"))
"""Types of works that such a folder holds themselves."""


def address_names_title(pair: Pair) -> Iterator[Signal]:
    """Yield that the address of one work spells the other's title, or the subtitle that it lacks."""
    a, b = pair.a, pair.b
    untitled, titled = (b, a) if a.titles else (a, b)
    if titled.titles and not untitled.titles:
        spelt = {
            is_slug_of(slug_of(url), title)
            for url, title in product(untitled.urls, titled.titles)
            if titled.type in _OF_FOLDERS or _ABOUT_FOLDERS.isdisjoint(url.split("/"))
        } - {""}
        if spelt:
            reason = SPELT if "title" in spelt else SPELT_IN_PART
            yield Signal("address-title", reason)
    elif pair.relation == "subtitle" and (_tells(a, b) or _tells(b, a)):
        yield Signal(
            "address-title:subtitle", "the address of one has the words of the other's subtitle"
        )


def _tells(short: Profile, long: Profile) -> bool:
    """Say whether a work's address tells the subtitle that its title leaves out."""
    return any(
        tells_subtitle(slug_of(url), one, other)
        for url, one, other in product(short.urls, short.titles, long.titles)
        if one.folded in other.heads
    )


def address(pair: Pair) -> Iterator[Signal]:
    """Yield that two works stand at one address, or at two of one site."""
    a, b = pair.a, pair.b
    if a.urls & b.urls:
        yield Signal("address:same", "same address")
    elif not a.titles and not b.titles and any(_garbled(x, y) for x, y in product(a.urls, b.urls)):
        yield Signal("address:garbled", "addresses differ in one letter")
    elif a.containers and b.containers:
        return  # databases give each record of an article an address of their own
    elif {host_of(url) for url in a.urls} & {host_of(url) for url in b.urls}:
        yield Signal("address:site", "two addresses on one site")


def _garbled(one: str, other: str) -> bool:
    folders = one.rpartition("/")[0], other.rpartition("/")[0]
    return folders[0] == folders[1] and is_garbled_slug(slug_of(one), slug_of(other))
