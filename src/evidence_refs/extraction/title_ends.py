"""What a title took with it: the people before it, the issuer after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evidence_refs.extraction.fields.names import read_names, read_person
from evidence_refs.extraction.fields.organisations import is_organisation, is_proper_name
from evidence_refs.model import Organisation

_AFTER_ET_AL = re.compile(r"(?P<who>[A-Z][^:]{3,240}?,? et al)[.,]*\s+(?P<title>[A-Z‘“'\"].{9,})")
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
_TEAM_FIRST = re.compile(
    r"(?P<who>[A-Z][\w’'-]+ [A-Z]{1,3}),? (?:and|for|on behalf of) the (?P<team>[^.:]{3,80}?\b(?:Group|Team|Investigators|Collaborators|Consortium|Network|Collaboration))\.\s+(?P<title>[A-Z].{9,})"
)
_GROUP_FIRST = re.compile(
    r"(?P<team>(?:[A-Z][\w/-]+ ){1,6}(?:Group|Team|Investigators|Collaborators|Consortium|Collaboration))\.\s+(?P<title>[A-Z].{9,})"
)
_JOURNAL_LAST = re.compile(r"(?P<title>.{15,}?[.?!])\s+(?P<journal>[A-Z][^.:;]{3,70})")
_AUTHORS_LAST = re.compile(r"\.\s+(?:Authors?|Edited by|Written by):?\s[A-Z].*$")
_PUBLISHER_LAST = re.compile(
    r"(?P<title>.{8,}?)[.?]?\s+[A-Z][\w’ -]{2,25} \([A-Z]{2,3}\)\s?:\s(?P<publisher>[A-Z].{2,80})"
)
_GUIDELINE_FIRST = re.compile(
    r"(?:(?P<body>NICE)[ ,]+)?(?:(?:clinical |public health )?(?:guidance|guidelines?)|quality standard)\s?"
    r"\(?(?P<number>(?:NG|CG|PH|QS|TA)\s?\d{1,3})\)?\s*[–:-]\s+(?P<title>\S.{7,})",
    re.IGNORECASE,
)
_UPDATED_LAST = re.compile(
    r"[.,]?\s+(?:last )?(?:updated|published|released|revised)$", re.IGNORECASE
)
_CONFERENCE_LAST = re.compile(
    r"(?P<title>.{12,}?[.?!])\s+(?P<conference>(?:The )?(?:[A-Z0-9][\w&/’-]* ){0,7}(?:Conference|Congress|Symposium)\b.*)"
)
_FILE_LAST = re.compile(r"[.,]\s+[\w-]{6,}\.(?:pdf|docx?|pptx?|xlsx?)$", re.IGNORECASE)
_OPEN_LAST = re.compile(r"[\s,.;]*\([^()]{0,60}$")
_FETCHED = re.compile(r"Retrieved from (?=[A-Z])")
_SITE_LAST = re.compile(r"(?P<title>.{5,}\S)\s+[-–—|]\s+(?P<site>[^|]{2,70})")


def trim_title(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a reading with what is not the title's in its own field.

    `Hale R, Reed S, et al Walking to school` has authors; `Rough sleeping, London, Home Office` an issuer.
    """
    trimmed = dict(fields)
    title = str(trimmed.get("title") or "")
    match = _AFTER_ET_AL.fullmatch(title)
    names = read_names(match["who"]).names if match else ()
    if match and names:
        title = match["title"]
        known = trimmed.get("authors") or names
        trimmed |= {"title": title, "authors": known, "authors_truncated": True}
    if title.count("(") == title.count(")") + 1 and (opened := _OPEN_LAST.search(title)):
        title = title[: opened.start()]  # a bracket of what follows: `… (unpublished`
    title = _UPDATED_LAST.sub("", _AUTHORS_LAST.sub("", _FILE_LAST.sub("", title)))
    if guideline := _GUIDELINE_FIRST.fullmatch(title):
        title = guideline["title"]
        trimmed["number"] = trimmed.get("number") or guideline["number"]
        if guideline["body"] and not trimmed.get("authors"):
            body = guideline["body"]
            trimmed["authors"] = (Organisation(literal=body),)
            trimmed["source"] = tuple(dict.fromkeys((*trimmed.get("source", ()), body)))
    if conference := _CONFERENCE_LAST.fullmatch(title):
        title = conference["title"].rstrip(".")
    if publisher := _PUBLISHER_LAST.fullmatch(title):
        title = publisher["title"]
        trimmed["source"] = tuple(
            dict.fromkeys((publisher["publisher"], *trimmed.get("source", ())))
        )
    team = _TEAM_FIRST.fullmatch(title)
    if team and trimmed.get("authors"):
        title = team["title"]
        more = (read_person(team["who"]), Organisation(literal=team["team"]))
        trimmed |= {"title": title, "authors": (*trimmed["authors"], *more)}
    group = _GROUP_FIRST.fullmatch(title)
    if group and trimmed.get("authors_truncated"):  # "Rodger A, et al. PARTNER Study Group. …"
        title = group["title"]
    title = _MEDIUM_LAST.sub("", _FETCHED.sub("", _ON_BEHALF.sub("", title)))
    if session := _SESSION.search(title):
        title = title[: session.start()]
        trimmed = {n: v for n, v in trimmed.items() if n not in ("date", "date_text")}
    trimmed["title"] = title or None
    year = _YEAR_LAST.fullmatch(title)
    if year and str(trimmed.get("date") or year["year"]).startswith(year["year"]):
        title = year["title"]
        dated = {} if trimmed.get("date") else {"date": year["year"], "date_text": year["year"]}
        trimmed |= {"title": title, **dated}
    if command := _COMMAND.search(title):
        title = title[: command.start()]
        trimmed |= {"title": title, "number": trimmed.get("number") or command["number"]}
    if series := _SERIES.fullmatch(title):
        title = series["title"]
        trimmed |= {"title": title, "series": trimmed.get("series") or series["series"]}
    if str(trimmed.get("journal") or "").casefold() in ("volume", "vol", "issue"):
        trimmed["journal"] = None
    last = _JOURNAL_LAST.fullmatch(title)
    numbered = trimmed.get("volume") and not trimmed.get("journal")
    if last and numbered and is_proper_name(last["journal"]):
        title = last["title"].rstrip(".")
        trimmed |= {"title": title, "journal": last["journal"], "type": "article-journal"}
    if re.fullmatch(r"(?:19|20)\d\d", title):
        title, trimmed["title"] = "", None
    title = _without_site(title, trimmed)
    match = _ISSUER_LAST.fullmatch(title)
    if match and _is_issuer(match["issuer"]):
        source = dict.fromkeys((*trimmed.get("source", ()), match["issuer"]))
        trimmed |= {"title": match["title"], "source": tuple(source)}
    return trimmed


def _without_site(title: str, fields: dict[str, Any]) -> str:
    """Take off the name of the site with which a browser ends the title of a page.

    `Free school meals | Healthy Surrey`: the address has the name's words, or their first letters.
    """
    host = _HOST.match(str(fields.get("url") or ""))
    while host and (match := _SITE_LAST.fullmatch(title)) and _names(match["site"], host["host"]):
        title = match["title"]
        source = dict.fromkeys((*fields.get("source", ()), match["site"]))
        fields |= {"title": title, "source": tuple(source)}
    return title


def _names(site: str, host: str) -> bool:
    """Say whether words name the site at a host: by what they are, or as the host spells them."""
    if is_organisation(site) and is_proper_name(site):
        return True
    words = [word for word in re.findall(r"[a-z0-9]+", site.casefold()) if word not in _SMALL]
    labels = [label for label in host.casefold().split(".") if label not in _COMMON]
    initials = "".join(word[0] for word in words)
    return bool(words) and (
        any(label == initials or "".join(words).startswith(label) for label in labels)
        or all(any(word in label for label in labels) for word in words if word != "uk")
    )


_HOST = re.compile(r"https?://(?P<host>[^/:?#]+)")
_SMALL = frozenset("of for and the in on to at a an".split())
_COMMON = frozenset("www co org gov ac nhs uk com net eu int".split())


def _is_issuer(words: str) -> bool:
    """Say whether the last words of a title are the name of a body, each with its capital."""
    return is_organisation(words) and is_proper_name(words)
