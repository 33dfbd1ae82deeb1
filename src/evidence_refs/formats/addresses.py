"""Addresses made safe for a link: no character that could end one, and no scheme that runs code."""

from __future__ import annotations

import re
from urllib.parse import quote

# What RFC 3986 leaves out of an address: blanks, controls, letters beyond ASCII, the marks that
# it names as delimiters of addresses in text, and a percent sign that encodes nothing.
_UNSAFE = re.compile(r"""[^\x21-\x7e]|[<>{}"|\\^`]|%(?![0-9A-Fa-f]{2})""")
_WEB = re.compile(r"(?:https?|ftp)://[^/?#\s]", re.IGNORECASE)


def encoded(address: str) -> str:
    """Percent-encode (UTF-8) what may not stand in an address; what may is left alone."""
    return _UNSAFE.sub(lambda match: quote(match[0], safe=""), address.strip())


def link_target(address: str | None) -> str | None:
    """Give the address that a link may lead to; None where it is not one of the web."""
    return encoded(address) if address and _WEB.match(address.strip()) else None
