"""Can this identifier be? Shapes and check digits of DOI, ISBN, ISSN, PMID, PMCID and URL.

Sources: https://www.doi.org/doi-handbook/HTML/, https://www.isbn-international.org (ISO 2108),
https://www.issn.org (ISO 3297), RFC 3986.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMID = re.compile(r"[1-9]\d{0,8}")
_PMCID = re.compile(r"PMC[1-9]\d{0,8}(?:\.\d+)?")
_HOST = re.compile(
    r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]+\.?|localhost|\d+(?:\.\d+){3}|[0-9a-f:]+"
)
_SCHEMES = frozenset({"http", "https", "ftp"})


def is_doi(text: str) -> bool:
    """Say whether `text` is a DOI, without https://doi.org/."""
    return bool(_DOI.fullmatch(text))


def is_pmid(text: str) -> bool:
    """Say whether `text` is a number of PubMed."""
    return bool(_PMID.fullmatch(text))


def is_pmcid(text: str) -> bool:
    """Say whether `text` is a number of PubMed Central, with its PMC."""
    return bool(_PMCID.fullmatch(text))


def is_isbn(text: str) -> bool:
    """Say whether `text` is an ISBN of 10 or 13 digits with the right check digit."""
    digits = re.sub(r"[ \-–]", "", text).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return sum(_digit(sign) * (10 - n) for n, sign in enumerate(digits)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(sign) * (3 if n % 2 else 1) for n, sign in enumerate(digits)) % 10 == 0
    return False


def is_issn(text: str) -> bool:
    """Say whether `text` is an ISSN with the right check digit."""
    if not re.fullmatch(r"\d{4}[-–]?\d{3}[\dXx]", text):
        return False
    digits = re.sub(r"[-–]", "", text).upper()
    return sum(_digit(sign) * (8 - n) for n, sign in enumerate(digits)) % 11 == 0


def is_url(text: str) -> bool:
    """Say whether `text` is an absolute address on the web: scheme, host, no blanks."""
    if re.search(r"[\s<>\"\x00-\x1f\x7f]", text):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES and bool(host and _HOST.fullmatch(host))


def _digit(sign: str) -> int:
    return 10 if sign == "X" else int(sign)
