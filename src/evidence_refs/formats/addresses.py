"""Addresses made safe for a link: no character that could end one, and no scheme that runs code."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

# What RFC 3986 leaves out of an address: blanks, controls, letters beyond ASCII, the marks that
# it names as delimiters of addresses in text, and a percent sign that encodes nothing.
_UNSAFE = re.compile(r"""[^\x21-\x7e]|[<>{}"|\\^`]|%(?![0-9A-Fa-f]{2})""")
_SITE = re.compile(r"(?:\w+://(?:[^/?#@\s]*@)?|(?=[^/?#:@\s]+\.\w))([^/?#:@\s]+)")
_SUFFIX = re.compile(r"\.(?:[a-z]{2,4}|html|xhtml|article)$", re.IGNORECASE)
_LONGEST_QUERY = 40
_WEB = re.compile(r"(?:https?|ftp)://[^/?#\s]", re.IGNORECASE)


def encoded(address: str) -> str:
    """Percent-encode (UTF-8) what may not stand in an address; what may is left alone."""
    return _UNSAFE.sub(lambda match: quote(match[0], safe=""), address.strip())


def link_target(address: str | None) -> str | None:
    """Give the address that a link may lead to; None where it is not one of the web."""
    return encoded(address) if address and _WEB.match(address.strip()) else None


def site(address: str) -> str:
    """Give the name of the site that an address stands on, printed with or without `https://`.

    Empty where the address names none.
    """
    found = _SITE.match(address.strip())
    return found[1] if found else ""


def short_name(address: str) -> str:
    """Give an address in words: `scie.org.uk: logic model`, its site and the end of its path.

    A short query stays, since pages often differ only in that. Empty where it names no site.
    """
    host = site(address)
    if not host:
        return ""
    path, _, query = address.partition("#")[0].partition("?")
    end = path.partition(host)[2].partition("/")[2].strip("/ ").rpartition("/")[2]
    words = re.sub(r"[-_+\s]+", " ", unquote(_SUFFIX.sub("", end))).strip(" ")
    if query and len(query) <= _LONGEST_QUERY:
        words += f"?{unquote(query)}"
    return f"{host.removeprefix('www.')}: {words}" if words else host.removeprefix("www.")
