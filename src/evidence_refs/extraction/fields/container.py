"""What follows a title: `Public Health, Vol 121, 482–484`, `Bristol: Quay Press; 2019`, `HC 112`.

Read from the print alone: journal or book with its volume, issue and pages; publisher and place;
edition, series and number; kind of thesis; a date where none stood before the title.
"""

from __future__ import annotations

import re
from typing import Any

from evidence_refs.extraction.fields.dates import find_dates, read_date
from evidence_refs.extraction.fields.journals import is_journal, is_magazine, is_newspaper
from evidence_refs.extraction.fields.names import read_names
from evidence_refs.extraction.fields.organisations import (
    is_organisation,
    is_proper_name,
    split_organisations,
)

_MEDIUM = re.compile(
    r"\s*[\[(](?P<words>internet|online|web ?page|website|data ?set|dataset|pdf|e-?book|film|video|podcast"
    r"|blog(?: post)?|(?:phd|msc|ma|doctoral|master'?s) (?:thesis|dissertation)|thesis|unpublished)[\])]\.?",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"\b(?:phd|dphil|msc|ma|mphil|doctoral|master'?s)\s+(?:thesis|dissertation)\b", re.I
)
_EDITION = re.compile(
    r"\b(?P<edition>\d{1,2}(?:st|nd|rd|th))\s+(?:edn|ed|edition)\b\.?", re.IGNORECASE
)
_PARLIAMENT = re.compile(
    r"\b(?P<number>(?:HC|HL Paper|HL|Cm|Cmd|CP|Cmnd)\.?\s?\d{1,5}(?:-[IVX]+)?)\b"
)
_INSTRUMENT = re.compile(r"\bSI\s+(?P<number>\d{4}/\d{1,4})\b")
_SERIES = re.compile(
    r"(?P<series>[A-Z][\w &’'-]{3,60}?)[\s,]+(?:no\.?|number|report|paper)\s+(?P<number>\d{1,4})\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?P<series>[A-Z][\w’'-]*(?: [A-Za-z&][\w’'-]*){0,5}?)\s+(?:no\.?|number|report|paper)?\s*"
    r"(?P<number>(?:\d{1,4}|[A-Z]{2,5}-?\d{2,5}))(?=[.,;)]|$)"
)
_IN = re.compile(
    r"^\W*[Ii]n:?\s+(?P<editors>[A-Z][^()]{2,120}?),?\s*\(?\b(?:eds?\.?|editors?)\)?[.,:]?\s+",
    re.DOTALL,
)
_VOLUME = re.compile(
    r"""
    (?P<name>[A-Z(][^\d;:]{1,90}?)
    [\s,.;]*
    (?:(?P<date>(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+)?(?:\d{1,2}\s+)?(?:19|20)\d\d(?:\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*)?(?:\s+\d{1,2})?)\s*[;,]\s*)?
    (?:vol(?:ume)?\.?\s*)?(?P<volume>\d{1,4})
    (?:\s*\(\s*(?P<issue>(?:suppl|special|s)?[\w .–-]{0,8}\d[\w .–-]{0,8}|suppl\w*)\s*\)|,?\s*(?:no|issue|iss)\.?\s*(?P<no>\d{1,4}))?
    (?P<tail>.*)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PAGES = re.compile(
    r"^[\s,:;.]*(?:pp?\.?\s*|pages?\s*|article\s*(?:no\.?\s*)?)?(?P<pages>[A-Za-z]{0,6}\d[\w.]{0,12}(?:\s?[-–—]\s?[A-Za-z]{0,3}\d{1,6})?)",
    re.IGNORECASE,
)
_BOOK_PAGES = re.compile(r"[,.;\s]*\bpp?\.?\s*(?P<pages>\w{1,8}(?:\s?[-–—]\s?\w{1,8})?)\.?\s*$")
_LOCATOR = re.compile(
    r"[,;.\s]+(?P<locator>(?:pp?\.|pages?|paras?\.?|paragraphs?|chapters?|col\.|section|annex)\s*[\dA-Z][\w.–, -]{0,20})\.?\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^(?P<place>[A-Z][A-Za-z .]{2,28}(?:, [A-Z][A-Za-z.]{1,12})?):\s*(?P<publisher>[^;]{2,120})"
)
_ISSUE_ONLY = re.compile(
    r"^(?P<name>[A-Z][^\d;:]{2,90}?),?\s+(?:(?:19|20)\d\d,?\s+)?(?:issue|iss\.?|no\.?)\s+(?P<issue>\d{1,3})\b(?P<tail>.*)",
    re.I,
)
_PUBLISHER_FIRST = re.compile(
    r"(?P<publisher>[A-Z][^:;]{2,28}: [^;]{2,80}?, pp\. ?[\d–-]+), (?P<book>[A-Z][^;]{8,150}?)\.?"
)
_KIND_OF_PAPER = re.compile(
    r"(?:[A-Z][a-z]+ ){0,2}(?:paper|report|briefing|debate pack|fact ?sheet|slides)", re.IGNORECASE
)
_IDENTIFIER = re.compile(
    r"\b(?:PMID|PMCID|ISBN|ISSN)(?:-1[03])?[:\s]*(?:PMC)?[\dXx][\dXx -]{4,20}(?:\s*\([a-z]{2,4}\))?[;.,]?\s*"
)
_NOISE = re.compile(
    r"\b(?:epub ahead of print|in press|published monthly|unpublished|out of print[^.]*|forthcoming"
    r"|[A-Z][\w-]+(?: [A-Z][\w-]+)? report of session \d{4}[-–]\d{2,4}|session \d{4}[-–]\d{2,4})[.,]?\s*",
    re.IGNORECASE,
)


def take_medium(text: str) -> tuple[str, str | None]:
    """Give the text without a medium in brackets (`[Internet]`, `[PhD thesis]`), and its words."""
    match = _MEDIUM.search(text)
    if not match:
        return text, None
    return f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip(' .,')}".strip(), match[
        "words"
    ].casefold()


def read_container(text: str, dated: bool, quoted: bool = False) -> dict[str, Any]:
    """Read what follows a title.

    Args:
        text: the print after the title, its address and identifiers taken out.
        dated: a date was read already; one found here is not the date of issue.
        quoted: the title stood in quotation marks, as those of articles do.
    """
    fields: dict[str, Any] = {}
    text, medium = take_medium(_IDENTIFIER.sub("", text).strip(" .,;"))
    fields |= of_medium(medium)
    text = _numbers(_NOISE.sub("", text), fields)
    chapter = _IN.match(text)
    if chapter:
        fields |= {"type": "chapter", "editors": read_names(chapter["editors"]).names}
        text = text[chapter.end() :]
        if publisher_first := _PUBLISHER_FIRST.fullmatch(text):
            text = f"{publisher_first['book']}. {publisher_first['publisher']}"
        pages = _BOOK_PAGES.search(_without_year(text, fields, dated)[0])
        text, _ = _without_year(text, fields, dated)
        if pages:
            fields["pages"] = _range(pages["pages"])
            text = text[: pages.start()]
        book, _, rest = text.partition(". ")
        fields["journal"] = book.strip(" .,'’‘") or None
        _publisher(rest, fields)
        return fields
    if _journal(text, fields, dated):
        return fields
    text, _ = _without_year(text, fields, dated)
    name = re.split(r"[,.(;]", text, maxsplit=1)[0].strip()
    if quoted and _is_name_of_journal(name):
        return fields | {"journal": name, "type": "article-journal"}
    _publisher(text, fields)
    return fields


def _is_name_of_journal(name: str) -> bool:
    """Say whether the name that follows a title in quotation marks is what contains the work."""
    return is_journal(name) or (
        is_proper_name(name) and len(name.split()) > 1 and not is_organisation(name)
    )


def take_locator(text: str) -> tuple[str, str | None]:
    """Give the text without a place in the work at its end (`, p. 41`, `, paragraph 3.14`)."""
    match = _LOCATOR.search(text)
    return (text[: match.start()], match["locator"].strip()) if match else (text, None)


def of_medium(words: str | None) -> dict[str, Any]:
    """Give the type that a medium in brackets tells, as a field, or nothing."""
    if not words:
        return {}
    if "thesis" in words or "dissertation" in words:
        return {"type": "thesis"}
    if "data" in words:
        return {"type": "dataset"}
    if words in ("film", "video", "podcast"):
        return {"type": "motion_picture"}
    if words.startswith("blog"):
        return {"type": "post-weblog"}
    return {"type": "webpage"} if words.startswith("web") else {}


def _numbers(text: str, fields: dict[str, Any]) -> str:
    """Take edition, command paper and statutory instrument out of the text."""
    if series := _SERIES.match(text):
        fields |= {"series": series["series"].strip(" ,"), "number": series["number"]}
        text = text[series.end() :]
    if _THESIS.search(text):
        fields["type"] = "thesis"
        text = _THESIS.sub("", text)
    for pattern, name, kind in (
        (_EDITION, "edition", "book"),
        (_PARLIAMENT, "number", "report"),
        (_INSTRUMENT, "number", "legislation"),
    ):
        if match := pattern.search(text):
            fields[name] = match[name]
            fields.setdefault("type", kind)
            text = f"{text[: match.start()].rstrip(' ,(')}{text[match.end() :].lstrip(')')}"
    return text.strip(" ,.;")


def _journal(text: str, fields: dict[str, Any], dated: bool) -> bool:
    """Read `Journal 14(2): 101-112` in its many forms; say whether it was one."""
    issue = _ISSUE_ONLY.match(text)
    match = None if issue else _VOLUME.match(text)
    if issue:
        pages = _PAGES.match(issue["tail"])
        fields |= {"journal": issue["name"].strip(" ,."), "issue": issue["issue"]}
    elif match is None or _is_year(match["volume"]):
        return _newspaper(text, fields, dated)
    else:
        pages = _journal_pages(match["tail"])
        name = match["name"].strip(" ,.;")
        told = match["issue"] or match["no"] or pages or match["date"]
        if not told or len(name.split()) > 12 or (is_organisation(name) and not pages):
            return _newspaper(text, fields, dated)
        fields |= {"journal": name, "volume": match["volume"]}
        fields["issue"] = (match["issue"] or match["no"] or "").strip() or None
    fields |= {"type": "article-journal", "pages": _range(pages["pages"]) if pages else None}
    dates = [] if dated else find_dates(text)
    if dates:
        fields |= {"date": dates[0].date, "date_text": text[dates[0].start : dates[0].end]}
    return True


def _journal_pages(tail: str) -> re.Match[str] | None:
    """Give the pages after volume and issue; a date may stand before them."""
    pages = _PAGES.match(tail)
    if not pages or _is_year(pages["pages"]):
        later = find_dates(tail)
        pages = _PAGES.match(tail[later[0].end :]) if later else None
    return pages if pages and not _is_year(pages["pages"]) else None


def _newspaper(text: str, fields: dict[str, Any], dated: bool) -> bool:
    """Read `The Conversation, 17 September 2020`: a paper or site named for its day."""
    dates = find_dates(text)
    name = re.split(r"[,.(]", text, maxsplit=1)[0].strip()
    day = (dates and dates[0].date and len(dates[0].date) >= 7) or re.search(
        r"\b\d{1,2} [A-Z][a-z]+\b", text
    )
    known = (
        is_newspaper(name)
        or is_magazine(name)
        or re.search(
            r"\b(?:Guardian|Times|Herald|Gazette|Courier|Telegraph|Post|Weekly|Magazine|Mail|Echo|News)\b",
            name,
        )
    )
    if not (day and known):
        return False
    fields |= {
        "journal": name,
        "type": "article-magazine"
        if is_magazine(name) or "Weekly" in name
        else "article-newspaper",
    }
    if dates and not dated:
        fields |= {"date": dates[0].date, "date_text": text[dates[0].start : dates[0].end]}
    return True


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", text))


def _without_year(text: str, fields: dict[str, Any], dated: bool) -> tuple[str, bool]:
    """Take a date at the end of the text, or after a semicolon, out of it."""
    text = text.strip(" .,;")
    for reading in reversed(find_dates(text)):
        before, after = text[: reading.start].rstrip(), text[reading.end :].strip(" .,;)")
        pages = re.fullmatch(r"(?:pp?\.?\s*\w+(?:\s?[-–]\s?\w+)?)?", after)
        if not pages:
            break
        if not dated and "date" not in fields:
            fields |= {"date": reading.date, "date_text": text[reading.start : reading.end]}
            if reading.date is None:
                fields["date_text"] = text[reading.start : reading.end]
        return f"{before.rstrip(' (,;')} {after}".strip(), True
    undated = re.search(r"[\s(,]*(?:undated|n\.d\.|no date)\)?$", text, re.IGNORECASE)
    if undated and read_date(
        text, undated.start() + len(undated[0]) - len(undated[0].lstrip(" (,"))
    ):
        fields["undated"] = True
        return text[: undated.start()], True
    return text, False


def _publisher(text: str, fields: dict[str, Any]) -> None:
    text = text.strip(" .,;()")
    place = _PLACE.match(text)
    if place:
        text = place["publisher"]
    pages = _BOOK_PAGES.search(text)
    if pages and not place:
        text = text[: pages.start()]
    elif pages:
        fields.setdefault("pages", _range(pages["pages"]))
        text = text[: pages.start()]
    text = text.strip(" .,;")
    if not text:
        return
    first = re.split(r"\.\s+|;\s*", text, maxsplit=1)[0].strip(" ,")
    if re.fullmatch(r"[A-Z][\w’' &-]+(?:, [A-Z][\w ]{1,25}){1,2}", first) and not is_organisation(
        first
    ):
        first = first.split(",")[0]  # "Elsevier, Maarssen, NL": a publisher and its place
    if _KIND_OF_PAPER.fullmatch(first):
        return
    series = _NUMBER.fullmatch(first)
    if series and not _is_year(series["number"]) and not place:
        fields |= {"series": series["series"], "number": series["number"]}
    elif (
        place
        or is_organisation(first)
        or fields.get("type") in ("thesis", "book", "chapter")
        or re.fullmatch(r"[A-Z][\w’'&-]*(?: (?:[A-Z][\w’'&-]*|of|for|and|the|in)){0,7}", first)
    ):
        fields["source"] = split_organisations(first)


def _range(text: str) -> str:
    return re.sub(r"\s*[–—-]\s*", "-", text.strip(" ."))
