"""What is wrong with the shape of a title: signs that a reading cut it too early or too late."""

from __future__ import annotations

import re

from evidence_refs.extraction.fields.organisations import is_organisation

_NUMBER_FIRST = re.compile(
    r"\(?\d{4}[a-z]?\b[):.,]|\d{1,3}\)|\W*(?:19|20)\d\d\b(?=[:,. ])|\W*pp?\.? ?\d|paras? \d"
)
_PERSON_FIRST = re.compile(
    r"(?:(?:van|von|de|ten|der|den) )?[A-ZÀ-Þ][\w’'‐‑-]+,? (?:[A-ZÀ-Þ]\.?[ -]?){1,4}(?=[.,;&( ]|$)"
    r"|[A-Z][\w’'-]+, [A-Z](?:\.|$)"
)
_JUNK = re.compile(
    r"https?:|www\.|\[\d{1,2}/\d|\[(?:internet|online|cited)|\bcited \d{4}|available (?:at|from)|\baccessed\b|\b(?:retrieved|got) (?:on )?\d|\bdoi\b",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"\d{4};\s?\d|\b\d{1,4}\s?\(\d{1,3}\)|\b\d{1,3}:\s?[eE]?\d{2,}|\bpp?\.? ?\d+[-–]\d"
)
_SITE = re.compile(r"[A-Z]{3,6}|[\w-]+\.(?:org|co|gov)[\w.]*")
_QUOTE_FIRST = re.compile(r"[‘“'\"][^’”\"]{4,}?[’”'\"][,.]?\s+\S|[‘“\"][^’”\"]*$")
_LETTER = re.compile(
    r"(?:Letter|E-?mail|Interview|Minutes|(?:Written|Oral) evidence|(?:Witness )?[Ss]tatement|Submission) (?:from|of|by|to|with)\b"
)
_PIECE = re.compile(r"(?:[,:.]|\?)\s")
_BRACKET_NEXT = re.compile(
    r"\s?\((?!\d{4}|[Ee]d|[A-Z][a-z]+ \d{4}|n\.?d|[A-Z][a-z]+:|\d|£|C[mP]|H[CL])[^)]{2,40}\)"
)
_YEAR_NEXT = re.compile(
    r"[,:]?\s(?:\w+ |\d{1,2} \w+ )?(?:19|20)\d\d(?:[-–/]\d{2,4})?(?=[.\s]*(?:\[|[A-Z]|$)|\. )"
)  # `… in England: 2023. Release date …`: with another date to come, the year is the title's
_SUBTITLE_NEXT = re.compile(r"\s+[A-Z][a-z]*\s[a-z]+.{10,150}?\.\s+[A-Z]")


def defects(title: str | None, text: str) -> frozenset[str]:
    """Name what is odd about a title that was read from the text of a reference."""
    if not title:
        return frozenset({"none"})
    pieces = _PIECE.split(title)
    signs = {
        "number first": _NUMBER_FIRST.match(title) and text.count(title[:4]) < 2,
        "person first": _PERSON_FIRST.match(title),
        "junk": _JUNK.search(title),
        "volume": _VOLUME.search(title),
        "preposition": re.search(
            r"\s(?:from|at|via|of|for|and|the|to|by|with|among|into|between|through|about|in|on|ending|URL)$",
            title,
        ),
        "brackets": title.count("(") != title.count(")") or title.count("[") != title.count("]"),
        "small": title[0].islower(),
        "body": title == "GOV.UK"
        or (":" not in title and len(title.split()) <= 8 and is_organisation(title)),
        "quotes": _QUOTE_FIRST.match(title),
        "letter": _LETTER.match(title),
        "body last": len(pieces) > 1
        and (is_organisation(pieces[-1]) or _SITE.fullmatch(pieces[-1])),
        "publisher last": re.search(r"\.\s+[A-Z][\w &-]{1,30}: [A-Z][a-z]+$", title),
        "et al first": title.startswith("et al"),
        "twice": len(pieces) >= 2 and pieces[-1].casefold().startswith(pieces[0].casefold()),
        "one word": len(title.split()) == 1 and len(title) < 12,
    }
    at = text.find(title)
    if at < 0:
        signs["not in text"] = True
    else:
        signs |= _edges(text[:at], title, text[at + len(title) :])
    return frozenset(name for name, found in signs.items() if found)


def _edges(before: str, title: str, after: str) -> dict[str, object]:
    """Look at what stands beside the title: the print ends it with a sign."""
    stop = before.rstrip()
    return {
        "begins within": (stop[-1:].isalpha() and not stop.endswith("et al"))
        or (title[0].isdigit() and re.search(r"\d[,.]$", before)),
        "after colon": stop.endswith((":", "?", "!")),
        "ends within": after[:1].isalnum() or bool(re.match(r"[*_]? [a-z]", after)),
        "bracket cut": _BRACKET_NEXT.match(after),
        "year cut": _YEAR_NEXT.match(after)
        and re.search(r"\b(?:19|20)\d\d\b", f"{before} {after[12:]}"),
        "dash cut": re.match(r"\s[-–—]\s(?!GOV\.UK|[A-Z]+\b)[A-Z]", after),
        "subtitle left": title.endswith(("?", "!")) and _SUBTITLE_NEXT.match(after),
    }
