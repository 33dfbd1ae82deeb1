"""What a title took with it at its end: an issuer, a year, a number, a series, a journal, a site."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from evidence_refs.extraction.fields.journals import is_journal
from evidence_refs.extraction.fields.organisations import is_organisation, is_proper_name
from evidence_refs.extraction.fields.urls import host_of
from evidence_refs.extraction.settling.credits import issued_by
from evidence_refs.extraction.settling.sites import names_site

_Fields = Mapping[str, Any]

_ISSUER_LAST = re.compile(
    r"(?P<title>.{15,}?[^,]),\s(?:(?P<place>[A-Z][a-z]+),\s)?(?P<issuer>[A-Z][^,:;]{5,80})"
)
_YEAR_LAST = re.compile(r"(?P<title>.{8,}?)[.,]?\s\((?P<year>(?:19|20)\d\d)\)")
_MEDIUM_LAST = re.compile(r"\s*\[(?:internet|on-?line|webpage|web page)\]\.?$", re.IGNORECASE)
_SESSION = re.compile(
    r",\s(?:(?:[A-Z]\w+[- ]){1,3}|\d{1,2}(?:st|nd|rd|th) )(?:Special )?Report (?:of|for) Session\b.*$"
)
_SERIES = re.compile(
    r"(?P<title>.{12,}?)[.,]\s(?P<series>[A-Z][\w&’' -]{2,50}\b(?:Series|Research Services|Working Papers?|Findings))(?:,? (?:No\.? ?)?\d[\d/]*)?"
)
_COMMAND = re.compile(
    r"[.,;]?\s\(?(?P<number>(?:Cmnd|Cmd|Cm|CP|C) ?\d{2,4}|Gateway ref(?:erence)?\s?:?\s?\d{3,6})\)?$"
)
_ON_BEHALF = re.compile(
    r"(?:on behalf of|for) the [^.:]{3,90}?\b(?:group|team|investigators|collaborators|consortium|network|collaboration)\.\s+(?=[A-Z])",
    re.IGNORECASE,
)
_JOURNAL_LAST = re.compile(r"(?P<title>.{15,}?[.?!])\s+(?P<journal>[A-Z][^.:;]{3,70})")
_AUTHORS_LAST = re.compile(r"\.\s+(?:Authors?|Edited by|Written by):?\s[A-Z].*$")
_PUBLISHER_LAST = re.compile(
    r"(?P<title>.{8,}?)[.?]?\s+[A-Z][\w’ -]{2,25} \([A-Z]{2,3}\)\s?:\s(?P<publisher>[A-Z].{2,80})"
)
_GUIDELINE_LAST = re.compile(
    r"[.,]?\s+(?:(?:NICE,? )?(?:(?:clinical|public health|social care) )?(?:guidelines?|guidance|quality standard)\s*)?"
    r"[\[(](?P<number>(?:NG|CG|PH|QS|TA|SC|SG|MTG|DG|IPG|CSG|MPG)\s?\d{1,3})[\])]$",
    re.IGNORECASE,
)
_UPDATED_LAST = re.compile(
    r"[.,]?\s+(?:last )?(?:updated|published|released|revised)$", re.IGNORECASE
)
_CONFERENCE_LAST = re.compile(
    r"(?P<title>.{12,}?[.?!])\s+(?P<conference>(?:The )?(?:[A-Z0-9][\w&/’-]* ){0,7}(?:Conference|Congress|Symposium)\b.*)"
)
_OPEN_END = re.compile(r"\b(?:the|of|and|for|in|to|with|an?|by|on|from)$")
_NOWHERE_LAST = re.compile(r"[.,]?\s+\[?s\. ?l\.?\]?\s*:\s*\[?s\. ?n\.?\]?\.?$")
_REMARK_LAST = re.compile(
    r"\s\((?:(?:(?:technical|research|working|policy|discussion|unpublished|doctoral|master['’]s|phd|occasional|briefing) )*"
    r"(?:report|brief|briefing|paper|dissertation|thesis|press release|data file|brochure|monograph)(?: (?:no\.? ?)?[\w./-]*\d[\w./-]*)?"
    r"|(?:translated by|trans\.|tr\.) [^()]{3,60})\)$",
    re.IGNORECASE,
)
_PUBLISHED_LAST = re.compile(r"\s\([A-Z][A-Za-z ]{2,20}[,:] (?P<publisher>[A-Z][^()]{3,60})\)$")
_PLACE_ALONE = re.compile(
    r"(?P<journal>[A-Z][A-Za-z&. ]{1,24}), (?P<volume>\d{1,4}[A-Z]?), (?P<pages>[A-Z]?\d{1,6}(?:[-–]\d{1,6})?)"
)
_FILE_LAST = re.compile(r"[.,]\s+[\w-]{6,}\.(?:pdf|docx?|pptx?|xlsx?)$", re.IGNORECASE)
_OPEN_LAST = re.compile(r"[\s,.;]*\([^()]{0,60}$")
_FETCHED = re.compile(r"Retrieved from (?=[A-Z])")
_SITE_LAST = re.compile(r"(?P<title>.{5,}\S)\s+[-–—|]\s+(?P<site>[^|]{2,70})")
_VERSION_LAST = re.compile(r",?\s\(?(?P<edition>version \d+(?:\.\d+)*)\)?$", re.IGNORECASE)
_PAPER_LAST = re.compile(
    r",\s\(?(?P<number>(?:WP|DP|RP|SN|CBP) ?\d{2,5}(?:,? ?rev\. ?\d{1,2})?)\)?$", re.IGNORECASE
)


def trim_ends(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a reading with what is not the title's in its own field.

    `Rough sleeping, London, Home Office` has an issuer, `The Commitment to our Forces Cm 7424` a number.
    """
    trimmed = dict(fields)
    if str(trimmed.get("journal") or "").casefold() in ("volume", "vol", "issue"):
        trimmed["journal"] = None
    for step in _STEPS:
        if title := str(trimmed.get("title") or ""):
            trimmed |= step(title, trimmed)
    trimmed["title"] = trimmed.get("title") or None
    return trimmed


def _bare(title: str, fields: _Fields) -> dict[str, Any]:
    if title.count("(") == title.count(")") + 1 and (opened := _OPEN_LAST.search(title)):
        title = title[: opened.start()]  # a bracket of what follows: `… (unpublished`
    if _OPEN_END.search(title) and ". " in title:
        title = title.rpartition(". ")[0]  # "… Armed Forces. Briefing to the"
    for cut in (_NOWHERE_LAST, _FILE_LAST, _AUTHORS_LAST, _UPDATED_LAST):
        title = cut.sub("", title)
    return {"title": title}


def _remark_last(title: str, fields: _Fields) -> dict[str, Any]:
    """Take off what APA puts in brackets: a report's kind and number, a translator, a publisher."""
    if _REMARK_LAST.search(title):
        return {"title": _REMARK_LAST.sub("", title)}
    match = _PUBLISHED_LAST.search(title)
    if not match or not is_organisation(match["publisher"]):
        return {}
    return {"title": title[: match.start()], **issued_by(fields, match["publisher"])}


def _no_title(title: str, fields: _Fields) -> dict[str, Any]:
    """Read `ApJ, 650, 102` as the place of an article whose title is not printed."""
    match = _PLACE_ALONE.fullmatch(title)
    if not match or fields.get("journal"):
        return {}
    place = {name: match[name] for name in ("journal", "volume", "pages")}
    return {"title": None, "type": "article-journal", **place}


def _conference_last(title: str, fields: _Fields) -> dict[str, Any]:
    match = _CONFERENCE_LAST.fullmatch(title)
    return {"title": match["title"].rstrip(".")} if match else {}


def _publisher_last(title: str, fields: _Fields) -> dict[str, Any]:
    match = _PUBLISHER_LAST.fullmatch(title)
    if not match:
        return {}
    source = dict.fromkeys((match["publisher"], *(fields.get("source") or ())))
    return {"title": match["title"], "source": tuple(source)}


def _words_of_the_medium(title: str, fields: _Fields) -> dict[str, Any]:
    return {"title": _MEDIUM_LAST.sub("", _FETCHED.sub("", _ON_BEHALF.sub("", title)))}


def _session_last(title: str, fields: _Fields) -> dict[str, Any]:
    session = _SESSION.search(title)  # its year is the session's
    return {"title": title[: session.start()], "date": None, "date_text": None} if session else {}


def _year_last(title: str, fields: _Fields) -> dict[str, Any]:
    if re.fullmatch(r"(?:19|20)\d\d", title):
        return {"title": None}
    match = _YEAR_LAST.fullmatch(title)
    if not match or not str(fields.get("date") or match["year"]).startswith(match["year"]):
        return {}
    dated = {} if fields.get("date") else {"date": match["year"], "date_text": match["year"]}
    return {"title": match["title"], **dated}


def _numbers_last(title: str, fields: _Fields) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if version := _VERSION_LAST.search(title):
        title = title[: version.start()]
        found = {"title": title, "edition": fields.get("edition") or version["edition"]}
    if number := (
        _COMMAND.search(title) or _PAPER_LAST.search(title) or _GUIDELINE_LAST.search(title)
    ):
        title = title[: number.start()]
        found |= {"title": title, "number": fields.get("number") or number["number"]}
    return found


def _series_last(title: str, fields: _Fields) -> dict[str, Any]:
    match = _SERIES.fullmatch(title)
    if not match:
        return {}
    return {"title": match["title"], "series": fields.get("series") or match["series"]}


def _journal_parted(title: str, fields: _Fields) -> dict[str, Any]:
    """Give back a title's second sentence that was read with the journal after it."""
    head, stop, journal = str(fields.get("journal") or "").rpartition(". ")
    if not stop or is_journal(head) or not is_journal(journal) or len(head.split()) < 3:
        return {}
    return {"title": f"{title}. {head}", "journal": journal}


def _journal_last(title: str, fields: _Fields) -> dict[str, Any]:
    match = _JOURNAL_LAST.fullmatch(title)
    numbered = fields.get("volume") and not fields.get("journal")
    if not match or not numbered or not is_proper_name(match["journal"]):
        return {}
    title = match["title"].rstrip(".")
    return {"title": title, "journal": match["journal"], "type": "article-journal"}


def _issuer_last(title: str, fields: _Fields) -> dict[str, Any]:
    match = _ISSUER_LAST.fullmatch(title)
    if not match or not (is_organisation(match["issuer"]) and is_proper_name(match["issuer"])):
        return {}
    return {"title": match["title"], **issued_by(fields, match["issuer"])}


def _site_last(title: str, fields: _Fields) -> dict[str, Any]:
    """Take off the name of the site with which a browser ends the title of a page.

    `Free school meals | Healthy Surrey`: the address has the name's words, or their first letters.
    """
    host = host_of(str(fields.get("url") or ""))
    sites = list[str]()
    while host and (match := _SITE_LAST.fullmatch(title)) and names_site(match["site"], host):
        title = match["title"]
        sites.append(match["site"])
    if not sites:
        return {}
    return {"title": title, **issued_by(fields, *sites)}


_STEPS: tuple[Callable[[str, _Fields], dict[str, Any]], ...] = (
    _bare,
    _remark_last,
    _no_title,
    _conference_last,
    _publisher_last,
    _words_of_the_medium,
    _session_last,
    _year_last,
    _numbers_last,
    _series_last,
    _journal_parted,
    _journal_last,
    _site_last,
    _issuer_last,
)
"""Each gives the fields that change; the later see what the earlier left."""
