"""A work as the matcher sees it: every value folded once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from evidence_refs import folding
from evidence_refs.matching.issuers import names_of
from evidence_refs.matching.keys import (
    arxiv_key,
    doi_key,
    fold,
    is_home_page,
    isbn_key,
    issn_key,
    pubmed_keys,
    url_key,
)
from evidence_refs.matching.persons import Name, name_of
from evidence_refs.matching.prints import is_damaged
from evidence_refs.matching.serial import (
    Container,
    Pages,
    containers_of,
    is_supplement,
    number_of,
    pages_of,
)
from evidence_refs.matching.titles import Title, titles_of
from evidence_refs.model import Organisation, Person, Reference, Work

_ABSTRACT = 400
_LONGEST = 1000
_LONGEST_ADDRESS = 400
_MOST = 100
"""So many signs, and so many people, tell one work from another; the rest would only be held."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A work's folded values. Of a record that holds alternates, theirs too: it was all of these."""

    id: str
    type: str
    titles: tuple[Title, ...]
    issuers: frozenset[str]
    persons: tuple[tuple[Name, ...], ...]
    dates: tuple[str, ...]
    urls: frozenset[str]
    identifiers: frozenset[str]
    isbn: str
    issn: str
    containers: tuple[Container, ...]
    volume: str
    issue: str
    pages: Pages | None
    is_supplement: bool
    number: str
    edition: str
    abstract: str
    documents: frozenset[str]
    is_site: bool
    is_damaged: bool

    @property
    def is_bare(self) -> bool:
        """Say whether nothing but a title is known: no issuer, author, date, address."""
        return not (self.issuers or self.persons or self.dates or self.urls or self.identifiers)


def profile_of(identifier: str, work: Work) -> Profile:
    """Fold a work, or a reference with its alternates, under an identifier of the caller's."""
    authors = _values(work, "authors")
    # An address as the print has it stands in only where none could be made of it.
    urls = _addresses(work, "url") or _addresses(work, "url_text")
    journals = [journal[:_LONGEST] for journal in _values(work, "journal") if journal]
    # Of what stands in a journal or a book, the publisher is no issuer.
    issuers = [] if journals else [name for names in _values(work, "source") for name in names]
    issuers += [n.literal for names in authors for n in names if isinstance(n, Organisation)]
    persons = (_names(names) for names in authors if names)
    keys = [key for key in map(url_key, urls) if key]
    return Profile(
        id=identifier,
        type=work.type or "",
        titles=tuple(
            t for title in _values(work, "title") if title for t in titles_of(title[:_LONGEST])
        ),
        issuers=frozenset[str]().union(*map(names_of, (*issuers[:_MOST], *journals))),
        persons=tuple(dict.fromkeys(names for names in persons if names)),
        dates=tuple(d for d in (*_values(work, "date"), *_values(work, "date_updated")) if d),
        urls=frozenset(key for key in map(_address, urls) if key and not is_home_page(key)),
        identifiers=_identifiers(work, urls),
        isbn=isbn_key(work.isbn) if work.isbn else "",
        issn=issn_key(work.issn),
        containers=tuple(c for journal in journals for c in containers_of(journal)),
        volume=_volume(work),
        issue=number_of(work.issue) if work.issue else "",
        pages=pages_of(work.pages) if work.pages else None,
        is_supplement=is_supplement(work.volume, work.issue),
        number=fold(work.number or ""),
        edition=fold(work.edition or ""),
        abstract=folding.fold(work.abstract[:_ABSTRACT]) if work.abstract else "",
        documents=_documents(work),
        is_damaged=is_damaged(work.title or ""),
        is_site=any(is_home_page(key) for key in keys),
    )


def _addresses(work: Work, field: str) -> list[str]:
    """Give a work's addresses, without what a link resolver makes of a whole record."""
    return [text for text in _values(work, field) if text and len(text) <= _LONGEST_ADDRESS]


def _volume(work: Work) -> str:
    """Give the number of the volume; where that is the year, there is none."""
    volume = number_of(work.volume) if work.volume else ""
    return "" if volume and volume == (work.date or "")[:4] else volume


def _names(names: Iterable[Person | Organisation]) -> tuple[Name, ...]:
    people = islice((name for name in names if isinstance(name, Person)), _MOST)
    found = (name_of(n.family[:_LONGEST], (n.given or "")[:_LONGEST]) for n in people)
    return tuple(name for name in found if name)


def _documents(work: Work) -> frozenset[str]:
    cited = work.cited_in if isinstance(work, Reference) else ()
    return frozenset(place.document for place in cited)


def _values(work: Work, field: str) -> list[Any]:
    """Give a field's value and, of a reference, its alternates."""
    if not isinstance(work, Reference):
        return [getattr(work, field)]
    held = work.alternates.get(field, ())
    return [getattr(work, field), *(other.value for other in held)]


def _address(url: str) -> str:
    # A relative or cut address names a page too, as long as it is printed in the same way.
    return url_key(url) or (f"/{fold(url)}" if len(url) > 12 else "")


def _identifiers(work: Work, urls: list[str]) -> frozenset[str]:
    found = {f"doi:{key}" for key in map(doi_key, (work.doi, *_doi_urls(urls))) if key}
    found |= {f"arxiv:{key}" for key in map(arxiv_key, (work.doi, *urls)) if key}
    pubmed = [(work.pmid and fold(work.pmid), work.pmcid and fold(work.pmcid))]
    pubmed += map(pubmed_keys, urls)
    found |= {f"pmid:{key}" for key, _ in pubmed if key}
    found |= {f"pmcid:{key}" for _, key in pubmed if key}
    return frozenset(found)


def _doi_urls(urls: list[str]) -> list[str]:
    return [url for url in urls if "doi.org/" in url.casefold()]
