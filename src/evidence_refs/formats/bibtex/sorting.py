"""What sorts and labels a work of nobody: said in `key`, and known again by the reader."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_refs.formats.addresses import site
from evidence_refs.model import Work


def sort_keys(work: Work, key: str) -> Iterator[str]:
    """Give what may sort a work of nobody, the best first.

    A site goes without `www.`: `alpha` makes labels of three letters and tells only 26 alike apart.
    """
    yield work.title or ""
    for address in filter(None, (work.url, work.url_text)):
        yield site(address).removeprefix("www.")
    yield key
