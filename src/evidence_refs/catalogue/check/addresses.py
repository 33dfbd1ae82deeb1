"""What an address says beside where it leads: a DOI, and the proxy of a library before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from evidence_refs.catalogue.check.finding import Add, Finding, Loc, Respell, to
from evidence_refs.catalogue.check.identifiers import is_doi, is_url
from evidence_refs.extraction.fields.identifiers import find_identifiers
from evidence_refs.model import Reference

# Hosts that stand between a reader and the work, and open for those who work there alone.
_PROXY = re.compile(
    r"(?:^|\.)(?:safelinks\.protection\.outlook\.com|urldefense(?:\.proofpoint)?\.com|l\.facebook\.com"
    r"|(?:[\w-]+\.)*ezproxy[\w.-]*|proxy\.openathens\.net|go\.openathens\.net|[\w-]+\.idm\.oclc\.org)$",
    re.IGNORECASE,
)
_GOES_ON = ("url", "qurl", "u")
"""The parameters that hold the address behind a proxy."""
_DOI_HOSTS = ("doi.org", "dx.doi.org")
_PARTS = re.compile(
    r"(?:/(?:abs(?:tract)?|e?pdf|full(?:text)?|html|meta|references|summary))+$|(?:\.full)?\.pdf$",
    re.IGNORECASE,
)
"""What a publisher's address has after the DOI."""


def doubts(reference: Reference, here: Loc) -> Iterator[Finding]:
    """Give what looks wrong in the addresses of the record at `here`."""
    if reference.url and is_url(reference.url):
        yield from _proxied(reference.url, here, reference.key)
        yield from _doi(reference, reference.url, here)


def _proxied(url: str, here: Loc, key: str) -> Iterator[Finding]:
    parts = urlsplit(url)
    if not _PROXY.search(parts.hostname or ""):
        return
    given = parse_qs(parts.query)
    inner = next((given[name][0] for name in _GOES_ON if name in given), None)
    whole = inner if inner and is_url(inner) else None
    yield Finding(
        "proxied-url",
        (*here, "url"),
        f"`url` leads through {parts.hostname}, which others may not be able to pass",
        f"write {whole}" if whole else "write the address that the work has itself",
        key,
        mend=Respell((*here, "url"), to(whole)) if whole else None,
    )


def _doi(reference: Reference, url: str, here: Loc) -> Iterator[Finding]:
    resolved = urlsplit(url).hostname in _DOI_HOSTS
    found = find_identifiers(url).get("doi", "")
    if not resolved:
        found = _PARTS.sub("", found)
    if not is_doi(found) or "doi" in reference.kept_empty:
        return
    if not reference.doi:
        yield Finding(
            "doi-in-url",
            (*here, "url"),
            f"`url` holds the DOI {found}, and there is no `doi`",
            f"write doi: {found}",
            reference.key,
            mend=Add(here, "doi", found) if resolved else None,
        )
    elif resolved and found.lower() != reference.doi.lower():
        yield Finding(
            "doi-in-url",
            (*here, "url"),
            f"`url` leads to the DOI {found}, and `doi` is {reference.doi}",
            "look up which of the two is the work's",
            reference.key,
        )
