"""Addresses: those that lead nowhere, and whether words name the site that one is on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evidence_refs.extraction.fields.organisations import is_organisation, is_proper_name
from evidence_refs.extraction.fields.urls import is_url

_SMALL = frozenset("of for and the in on to at a an".split())
_COMMON = frozenset("www co org gov ac nhs uk com net eu int".split())


def settle_address(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields without an address that leads nowhere from outside its own site.

    The target of a link in a page that was saved: `/reports/plan` is kept as `url_text`, `../chapter8` is
    another part of the same publication.
    """
    url = str(fields.get("url") or "")
    if not url or is_url(url):
        return dict(fields)
    kept = url if url.startswith("/") else None
    return {**fields, "url": None, "url_text": fields.get("url_text") or kept}


def names_site(site: str, host: str) -> bool:
    """Say whether words name the site at a host: by what they are, or as the host spells them."""
    if is_organisation(site) and is_proper_name(site):
        return True
    words = [word for word in re.findall(r"[a-z0-9]+", site.casefold()) if word not in _SMALL]
    labels = [label for label in host.casefold().split(".") if label not in _COMMON]
    initials = "".join(word[0] for word in words)
    return bool(words) and (
        any(label == initials or "".join(words).startswith(label) for label in labels)
        or all(any(word in label for label in labels) for word in words if word != "uk")
    )
