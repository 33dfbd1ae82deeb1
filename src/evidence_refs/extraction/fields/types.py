"""What kind of work the print tells of: CSL types from words beside it, its title and address."""

from __future__ import annotations

import re

from evidence_refs.extraction.fields.urls import host_of, path_of
from evidence_refs.model import WorkType

_WORDS: tuple[tuple[str, WorkType], ...] = (
    (r"journal article|article-journal|research article|systematic review", "article-journal"),
    (r"conference (?:paper|abstract|proceedings?|poster)|poster", "paper-conference"),
    (r"(?:book )?chapter|book section", "chapter"),
    (r"book|e-?book|monograph", "book"),
    (r"thesis|dissertation|phd", "thesis"),
    (r"news(?:paper)?(?: article)?|press article", "article-newspaper"),
    (r"magazine(?: article)?", "article-magazine"),
    (r"blog(?: post)?", "post-weblog"),
    (r"web ?(?:page|site|resource)|online resource", "webpage"),
    (r"data ?set|statistics", "dataset"),
    (r"video|film|animation|podcast|webinar(?: recording)?", "motion_picture"),
    (r"legislation|act", "legislation"),
    (r"standard", "standard"),
    (r"software", "software"),
    (r"report|guidance|guideline|policy|white paper|briefing|grey literature", "report"),
    (r"speech|presentation|slides", "speech"),
    (r"interview", "interview"),
)
_PRINTED = tuple((re.compile(rf"(?:{words})s?\b", re.IGNORECASE), kind) for words, kind in _WORDS)
_ACT = re.compile(
    r"(?:[\w ,()'’&–-]+?)\b(?:Act|Measure)(?: \([A-Z][\w ]+\))? (?:1[6-9]|20)\d\d"
    r"|.+\b(?:Regulations|Order|Rules)(?: \([\w ]+\))? (?:19|20)\d\d"
)
_BILL = re.compile(r".+\bBill(?: \[HL\])?(?: (?:19|20)\d\d)?")
_VIDEO = re.compile(r"\b(?:animation|video|film|clip|podcast|webinar)\b", re.IGNORECASE)

LABELS: dict[str, WorkType] = {
    "conference abstract": "paper-conference",
    "conference paper": "paper-conference",
    "poster": "paper-conference",
    "blog": "post-weblog",
    "blog post": "post-weblog",
    "video": "motion_picture",
    "webinar": "motion_picture",
    "podcast": "motion_picture",
}
"""What a label before a title tells."""


def printed_type(words: str) -> WorkType | None:
    """Read a printed item type (`Journal Article`)."""
    for pattern, kind in _PRINTED:
        if pattern.match(words.strip()):
            return kind
    return None


def printed_type_length(words: str) -> int:
    """Give how many characters at the start of `words` are an item type."""
    return max(
        (match.end() for pattern, _ in _PRINTED if (match := pattern.match(words))), default=0
    )


def type_of_title(title: str | None) -> WorkType | None:
    """Give the type that a title tells by itself: an Act, a Bill, regulations."""
    if title and len(title) < 250 and _ACT.fullmatch(title):
        return "legislation"
    if title and len(title) < 120 and _BILL.fullmatch(title) and title[0].isupper():
        return "bill" if len(title.split()) <= 8 else None
    return None


def type_of_url(url: str | None, words: str = "") -> WorkType | None:
    """Give the type that an address tells, with the words beside it."""
    if not url:
        return None
    host, path = host_of(url), path_of(url).casefold()
    if (
        _is_host(host, "youtube.com", "youtu.be", "vimeo.com")
        or "/audio-video/" in path
        or "/video" in path
    ):
        return "motion_picture"
    if _is_host(host, "legislation.gov.uk"):
        return "legislation"
    if host.endswith(
        ("hsj.co.uk", "lgcplus.com", "nursingtimes.net", "pulsetoday.co.uk", "themj.co.uk")
    ):
        return "article-magazine"
    if host.endswith(
        ("theguardian.com", "bbc.co.uk", "telegraph.co.uk", "ft.com", "independent.co.uk")
    ):
        return "article-newspaper"
    if "/blog/" in path or "/blogs/" in path or host.startswith("blog"):
        return "post-weblog"
    if words and _VIDEO.search(words):
        return "motion_picture"
    return "report" if path.endswith(".pdf") else "webpage"


def _is_host(host: str, *names: str) -> bool:
    """Say whether a host is one of these or below it."""
    return any(host == name or host.endswith("." + name) for name in names)
