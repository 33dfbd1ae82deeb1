"""What two prints of one work have in common: text, addresses and identifiers, folded.

Every function takes text as printed and gives text to compare, never text to show.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from evidence_refs import folding

STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "how",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "so",
        "that",
        "the",
        "their",
        "these",
        "this",
        "to",
        "up",
        "was",
        "we",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "your",
    ]
)
"""Words that tell nothing of a title's subject; the ones that a print or an address drops."""

_ACRONYM_NOTE = re.compile(r"\s+\([A-Z][A-Za-z&]{0,7}[A-Z]s?\)")
# What it may begin with is said first: at most places nothing else is then tried.
_SUBTITLE = re.compile(
    r"(?=[\s:—])(?:\s*:\s+|\s+[-‐‑‒–—―]+\s+|\s*[—]\s*|(?<=[?!])\s+|(?<=\w{2}\.)\s+(?=[A-Z]))"
)
_may_part = re.compile(r"[:?!—]|\.\s|\s[-‐‑‒–―]").search
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|_ga|_gl|_hs.*|igshid|cmpid|ref_src", re.IGNORECASE
)
_PLAIN_PATH = re.compile(r"[\w/~!$'()*,;:@&=+.-]*", re.ASCII)
_LONGEST_QUERY = 200
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/[^/]+/(?=https?:)", re.IGNORECASE)
_INDEX_PAGE = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+", re.IGNORECASE)
_PUBMED = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d+)", re.IGNORECASE
)
_ISSN = re.compile(r"(?<![\d-])(\d{4})-?(\d{3}[\dXx])(?![\d-])")
_ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf|html)/|10\.48550/arxiv\.)([a-z-]+/\d{7}|\d{4}\.\d{4,5})",
    re.IGNORECASE,
)
_PMC = re.compile(r"/(PMC\d+)", re.IGNORECASE)


fold = lru_cache(maxsize=65536)(folding.fold)
"""Fold text; matching asks for the same values again and again."""


def fold_title(title: str) -> str:
    """Fold a title: as `fold`, without a leading article and acronyms in brackets (`(ICSs)`)."""
    plain = _ACRONYM_NOTE.sub("", title) if "(" in title else title
    words = folding.fold(plain or title).split()
    return " ".join(words[1:] if words[1:] and words[0] in ("a", "an", "the") else words)


def segments(title: str) -> tuple[str, ...]:
    """Split a title, as printed, into its main title and subtitles."""
    if not _may_part(title):
        return (title,) if title.strip() else ()
    return tuple(part for part in _SUBTITLE.split(title) if part.strip())


def unbroken(text: str) -> str:
    """Give text whose UTF-8 was once read as Windows-1252 (`MÃ¼hle`) as it was."""
    if "Ã" not in text and "â€" not in text and "Î" not in text:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def content_words(folded: str) -> tuple[str, ...]:
    """Give the words of folded text that tell something."""
    return tuple([intern(word) for word in folded.split() if word not in STOP_WORDS])


@lru_cache(maxsize=4096)
def url_key(url: str) -> str:
    """Fold an address: scheme, `www.`, port, last slash, fragment, tracking parameters, archive.

    Gives `host/path?query`, empty where `url` is no address of the web. The path keeps its case
    where it is a single word, as in the addresses that shorteners give.
    """
    url = _ARCHIVED.sub("", url.strip())
    try:
        parts = urlsplit(url if re.match(r"[a-z]+:", url, re.IGNORECASE) else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if "." not in host or parts.scheme not in ("http", "https"):
        return ""
    path = _INDEX_PAGE.sub("/", parts.path)
    if not _PLAIN_PATH.fullmatch(path):
        path = quote(unquote(path), safe="/~!$'()*,;:@&=+")
    path = path.rstrip("/.,;")
    if path.count("/") > 1:
        path = path.casefold()
    if len(parts.query) > _LONGEST_QUERY:  # a link resolver's, which says all of a record
        return f"{host}{path}?{parts.query}"
    pairs = [pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])]
    return host + path + (f"?{urlencode(sorted(pairs))}" if pairs else "")


def host_of(key: str) -> str:
    """Give the host of an address that `url_key` folded."""
    return re.split(r"[/?]", key, maxsplit=1)[0]


def is_home_page(key: str) -> bool:
    """Say whether an address that `url_key` folded names a site, not a page of it."""
    return "/" not in key and "?" not in key


def slug_of(key: str) -> str:
    """Give the last part of a folded address as folded words: what the page says it is."""
    last = unquote(key.partition("?")[0].partition("/")[2].rpartition("/")[2])
    return fold(re.sub(r"\.(?:html?|php|aspx?|pdf)$", "", last))


def doi_key(text: str | None) -> str:
    """Give the DOI in `text` (bare, `doi:`, or an address), folded; empty where there is none."""
    match = _DOI.search(unquote(text)) if text else None
    return match[0].casefold().rstrip(".,;)]>\"'") if match else ""


def pubmed_keys(url: str | None) -> tuple[str, str]:
    """Give the PubMed and the PubMed Central number in an address, empty where absent."""
    if not url or not ("pubmed" in (small := url.casefold()) or "pmc" in small):
        return "", ""
    pmid, pmcid = _PUBMED.search(url), _PMC.search(url)
    return pmid[1] if pmid else "", pmcid[1].casefold() if pmcid else ""


def arxiv_key(text: str | None) -> str:
    """Give the arXiv number in an address or DOI, without its version; empty where there is none."""
    match = _ARXIV.search(text) if text and "arxiv" in text.casefold() else None
    return match[1].casefold() if match else ""


def isbn_key(text: str | None) -> str:
    """Give an ISBN as its 13 digits, so that both forms of one number are equal; else empty."""
    digits = re.sub(r"[^0-9Xx]", "", text or "").upper()
    if len(digits) == 13:
        return digits
    if len(digits) != 10:
        return ""
    body = "978" + digits[:9]
    check = -sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(body)) % 10
    return f"{body}{check}"


def issn_key(text: str | None) -> str:
    """Give the first ISSN in `text`, its eight signs; empty where there is none."""
    match = _ISSN.search(text or "")
    return (match[1] + match[2]).casefold() if match else ""
