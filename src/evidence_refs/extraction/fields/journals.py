"""`BMJ Open 12(4), pp. e049296` -> journal, volume, issue, pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAGES = r"[A-Za-z]{0,3}\d[\w.:/]{0,14}(?:\s?[-–]\s?[A-Za-z]{0,3}\d\w{0,9})?"
_TAIL = re.compile(
    rf"""
    (?P<name>\S.*?)
    (?:[\s,]+(?:vol(?:ume)?\.?\s*)?(?P<volume>\d{{1,4}})
       (?:\s*\(\s*(?P<issue>[\w .\-–/&]{{1,20}}?)\s*\)|,?\s*(?:no|issue)\.?\s*(?P<no>\d{{1,4}}))?)?
    (?:[\s,;:]+(?:pp?\.?|pages?)\s*(?P<pages>{_PAGES})
      |\s*[:;]\s*(?P<bare>{_PAGES})
      |,?\s+(?P<article>[a-z]{{1,6}}\d{{3,9}})
      |,\s+(?P<plain>[A-Za-z]{{0,2}}\d{{1,5}}(?:\s?[-–]\s?[A-Za-z]{{0,2}}\d{{1,5}})?))?
    \s*[.,;]*
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_NAME_OF_JOURNAL = re.compile(
    r"\b(?:journal|annals|archives|bulletin|quarterly|review of|reviews|letters|proceedings"
    r"|transactions|studies in|bmj|bjgp|lancet|plos|jama|bmc|nejm)\b"
    r"|(?-i:(?:^|\b(?:Am|Br|Brit|Int|Eur|Can|Scand|N Engl|Clin|Nord|Pediatr|Aust N Z|Indian) )J [A-Z])"
    r"|(?-i:\b(?:N Engl|Can Med Assoc|Med) J\b)",
    re.IGNORECASE,
)
_MAGAZINE = re.compile(
    r"(?:the\s+)?(?:health service journal|hsj|nursing times|nursing standard|pulse|gp online"
    r"|local government chronicle|lgc|public finance|the economist|economist|new statesman"
    r"|community care|inside housing|municipal journal|the mj|third sector|new scientist"
    r"|times higher education|prospect)\b",
    re.IGNORECASE,
)
_NEWSPAPER = re.compile(
    r"(?:the\s+)?(?:guardian|times|sunday times|telegraph|daily telegraph|daily mail|independent"
    r"|observer|financial times|mirror|sun|new york times|washington post|scotsman|herald)"
    r"(?: online)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class JournalReading:
    """A journal's name and the place in it, as printed; ranges with `-`."""

    journal: str
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def read_journal(text: str) -> JournalReading:
    """Read a whole printed journal field."""
    text = " ".join(text.split())
    match = _TAIL.fullmatch(text)
    if not match:
        return JournalReading(text.strip(" ,.;"))
    pages = match["pages"] or match["bare"] or match["article"] or match["plain"]
    return JournalReading(
        match["name"].strip(" ,;"),
        match["volume"],
        (match["issue"] or match["no"] or "").strip() or None,
        re.sub(r"\s*[–—-]\s*", "-", pages) if pages else None,
    )


def is_journal(name: str) -> bool:
    """Say whether the name is, by its own words, that of a journal."""
    return bool(_NAME_OF_JOURNAL.search(name)) and not is_magazine(name)


def is_magazine(name: str) -> bool:
    """Say whether it is a trade or general magazine."""
    return bool(_MAGAZINE.match(name.strip()))


def is_newspaper(name: str) -> bool:
    """Say whether it is a newspaper."""
    return bool(_NEWSPAPER.fullmatch(name.strip()))
