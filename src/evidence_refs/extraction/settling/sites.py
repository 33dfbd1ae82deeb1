"""Whether words name the site that an address is on."""

from __future__ import annotations

import re

from evidence_refs.extraction.fields.organisations import is_organisation, is_proper_name

_HOST = re.compile(r"https?://(?P<host>[^/:?#]+)")
_SMALL = frozenset("of for and the in on to at a an".split())
_COMMON = frozenset("www co org gov ac nhs uk com net eu int".split())


def host_of(url: object) -> str:
    """Give the host of an address: `www.example.org`; an empty one of what is no address."""
    host = _HOST.match(str(url or ""))
    return host["host"] if host else ""


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
