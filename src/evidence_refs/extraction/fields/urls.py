"""Addresses in text: found, repaired where the print broke them, told apart by what they lead to."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, urljoin, urlsplit

_FORBIDDEN = r"\s<>\"\[\]{}|\\^`“”"
ABSOLUTE = re.compile(rf"(?:https?://|www\.)[^{_FORBIDDEN}]+", re.IGNORECASE)
"""An absolute address, with what trails it."""

WITHOUT_SCHEME = re.compile(
    rf"(?<![\w@/.-])(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|int|info|eu|uk|ie|nhs|io)/[^{_FORBIDDEN}]*",
    re.IGNORECASE,
)
"""An address with neither scheme nor `www.`: a host and a path."""

_TRAILING = ".,;:!?'’‘*"
_HOST = re.compile(r"[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(?::\d+)?", re.IGNORECASE)


def clean_url(text: str) -> str | None:
    """Give the address without brackets, stops and spaces that are the sentence's; None if none.

    Ligatures and soft hyphens that a PDF leaves are undone; `www.…` gets the `https://` that makes
    it an address.
    """
    url = unicodedata.normalize("NFKC", text) if not text.isascii() else text
    url = re.sub(r"[\s\u00ad\u200b\ufeff]+", "", url).lstrip("<([")
    url = re.sub(r"\.?(?:%20)+\[?(?:accessed|last|retrieved).*$", "", url, flags=re.IGNORECASE)
    url = url.replace("%28", "(").replace("%29", ")")  # as readers write them within `](…)`
    while url:
        if (
            url[-1] in _TRAILING
            or url[-1] in ">]"
            or (url[-1] == ")" and url.count("(") < url.count(")"))
        ):
            url = url[:-1]
        else:
            break
    return with_scheme(url) if is_url(url) or WITHOUT_SCHEME.fullmatch(url) else None


def is_url(url: str) -> bool:
    """Say whether `url` is an absolute web address that can be."""
    rest = re.sub(r"^https?://", "", url, flags=re.IGNORECASE)
    if rest == url and not url.lower().startswith("www."):
        return False
    return bool(_HOST.fullmatch(re.split(r"[/?#]", rest, maxsplit=1)[0]))


def host_of(url: str) -> str:
    """Give the host without `www.`, in lower case; empty where there is none."""
    return _split(url).netloc.lower().removeprefix("www.")


def path_of(url: str) -> str:
    """Give path and query, without the slash at the end."""
    parts = _split(url)
    return (parts.path.rstrip("/") or "") + (f"?{parts.query}" if parts.query else "")


def _split(url: str) -> SplitResult:
    """Give the parts of an address; of one that cannot be (`http://[abc`), empty ones."""
    try:
        return urlsplit(with_scheme(url))
    except ValueError:
        return SplitResult("", "", "", "", "")


def with_scheme(url: str) -> str:
    """Put `https://` before an address that was printed without a scheme."""
    return url if re.match(r"[a-z]+://", url, re.IGNORECASE) else f"https://{url}"


def resolve(relative: str, base: str) -> str:
    """Give the absolute address of `/path` as printed in the document at `base`."""
    try:
        return urljoin(with_scheme(base), "/" + relative.lstrip("/"))
    except ValueError:
        return relative


def is_home_page(url: str) -> bool:
    """Say whether the address is that of a site as a whole."""
    return path_of(url).casefold() in ("", "/home", "/index.html", "/index.htm", "/default.aspx")


def slug_words(url: str) -> tuple[str, ...]:
    """Give the words of the last part of the path, without file suffix."""
    last = _split(url).path.rstrip("/").rsplit("/", 1)[-1]
    last = re.sub(r"\.(?:pdf|html?|aspx?|php|docx?)$", "", last, flags=re.IGNORECASE)
    return tuple(word for word in re.split(r"[^a-z0-9]+", last.casefold()) if word)
