"""Printed titles -> the title as the catalogue writes it."""

from __future__ import annotations

import re

_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("«", "»"))
_LABEL = re.compile(
    r"^(?:conference abstract|conference paper|board paper|press release|case study|editorial"
    r"|commentary|letter|podcast|video|webinar|blog(?: post)?|report|infographic|poster)\s*[:.]\s+"
    r"(?-i:(?=[A-Z‘“'\"]))",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]\.){2,}|\b(?:etc|no|vol|inc|ltd|co|jr|sr|dr|st|u\.s|e\.g|i\.e)\.)$",
    re.IGNORECASE,
)

_DATED = re.compile(
    r"\((?P<before>(?:19|20)\d\d)\)\s*(?P<title>[A-Z‘“'\"].+)|(?P<titled>[A-Z‘“'\"].+?)\s*\((?P<after>(?:19|20)\d\d)\)"
)


def clean_title(text: str) -> str | None:
    """Give the title on one line, without quotation marks round it and its final full stop.

    `?` and `!` stay, and so does the stop of an abbreviation. None where nothing is left.
    """
    title = " ".join(text.split()).strip(" ,;–—").rstrip(":")
    for opening, closing in _QUOTES:
        if title.startswith(opening) and title.rstrip(".,").endswith(closing) and len(title) > 2:
            inside = title.rstrip(".,")[1:-1]
            if opening not in inside and closing not in inside.replace(f"{closing}s ", ""):
                title = inside
    if title.endswith(".") and not _ABBREVIATION.search(title) and not title.endswith(".."):
        title = title[:-1].rstrip()
    title = title.strip(" ,;")
    return title if re.search(r"\w", title) else None


def take_label(text: str) -> tuple[str, str | None]:
    """Give the title without a label before it (`Conference abstract:`), and the label."""
    match = _LABEL.match(text)
    if not match:
        return text, None
    return text[match.end() :], match[0].strip(" :.").casefold()


def take_year(text: str) -> tuple[str, str | None]:
    """Divide `(2017) The Lammy Review` and `The Lammy Review (2017)` into title and year.

    A single word with a year is no title: `Report (2017)` is left whole.
    """
    match = _DATED.fullmatch(text.strip())
    if not match or len(text.split()) < 3:
        return text, None
    return match["title"] or match["titled"], match["before"] or match["after"]
