"""What a title took with it: the people before it, the issuer after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from evidence_refs.extraction.fields.journals import is_journal
from evidence_refs.extraction.fields.names import read_names, read_person
from evidence_refs.extraction.fields.organisations import is_organisation, is_proper_name
from evidence_refs.extraction.learned.words import GIVEN
from evidence_refs.model import Name, Organisation, Person

_Fields = Mapping[str, Any]

_AFTER_ET_AL = re.compile(r"(?P<who>[A-Z][^:]{3,240}?,? et al)[.,]*\s+(?P<title>[A-Z‘“'\"].{9,})")
_ET_AL_FIRST = re.compile(
    r"(?:[A-Z]{1,3}\b\.?)?[,\s]*\bet al\b\.?[,\s]*(?:\(?(?:19|20)\d\d\)?[a-z]?)?[:.,]?\s+(?=[A-Z])"
)
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
_OWN_WORDS = re.compile(
    r"(?:the (?P<body>[A-Z][\w ]{1,60})[’']s|their(?: joint)?|its) (?:guidance|report|review|paper|publication|study|book|leaflet|strategy),? (?P<title>[A-Z“‘].{5,})"
)
_KIND_FIRST = re.compile(
    r"(?:guidance|report|briefing|bulletin|statistics|statistical release|press release|blog),\s+(?=[A-Z])"
)
_GIVEN_FIRST = re.compile(
    r"(?P<given>(?P<first>[A-Z][a-z’-]+)(?: [A-Z]\.?)*)(?P<editor> \(eds?\.?\))?, (?P<title>[A-Z].{4,})"
)
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
_BODY_FIRST = re.compile(
    r"(?P<body>[A-Z][\w .&’-]{1,60}?),?\s(?P<title>(?:Guidelines?|Opinions?|Recommendations?|Statement|Resolution) \d{1,2}/(?:19|20)\d\d\b.*)"
)
_VERSION_LAST = re.compile(r",?\s\(?(?P<edition>version \d+(?:\.\d+)*)\)?$", re.IGNORECASE)
_PAPER_LAST = re.compile(
    r",\s\(?(?P<number>(?:WP|DP|RP|SN|CBP) ?\d{2,5}(?:,? ?rev\. ?\d{1,2})?)\)?$", re.IGNORECASE
)
_SITE_FIRST = re.compile(r"(?P<site>[A-Z][\w&’' -]{2,60})\. (?P<title>[A-Z].{3,})")
_HOST = re.compile(r"https?://(?P<host>[^/:?#]+)")
_SMALL = frozenset("of for and the in on to at a an".split())
_COMMON = frozenset("www co org gov ac nhs uk com net eu int".split())


def trim_title(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a reading with what is not the title's in its own field.

    `Hale R, Reed S, et al Walking to school` has authors; `Rough sleeping, London, Home Office` an issuer.
    """
    trimmed = dict(fields)
    if str(trimmed.get("journal") or "").casefold() in ("volume", "vol", "issue"):
        trimmed["journal"] = None
    for step in _STEPS:
        if title := str(trimmed.get("title") or ""):
            trimmed |= step(title, trimmed)
    trimmed["title"] = trimmed.get("title") or None
    return trimmed


def _people_first(title: str, fields: _Fields) -> dict[str, Any]:
    if fields.get("authors") and (end := _ET_AL_FIRST.match(title)):
        return {"title": title[end.end() :], "authors_truncated": True}
    match = _AFTER_ET_AL.fullmatch(title)
    names = read_names(match["who"]).names if match else ()
    if not match or not names:
        return {}
    authors = fields.get("authors") or names
    return {"title": match["title"], "authors": authors, "authors_truncated": True}


def _bare(title: str, fields: _Fields) -> dict[str, Any]:
    if title.count("(") == title.count(")") + 1 and (opened := _OPEN_LAST.search(title)):
        title = title[: opened.start()]  # a bracket of what follows: `… (unpublished`
    if _OPEN_END.search(title) and ". " in title:
        title = title.rpartition(". ")[0]  # "… Armed Forces. Briefing to the"
    for cut in (_NOWHERE_LAST, _FILE_LAST, _AUTHORS_LAST, _UPDATED_LAST):
        title = cut.sub("", title)
    return {"title": title}


def _own_words_first(title: str, fields: _Fields) -> dict[str, Any]:
    """Take off the words of a sentence: `the GMC’s guidance Good Medical Practice`."""
    if fields.get("authors") and (kind := _KIND_FIRST.match(title)):  # "PHE guidance, Alcohol …"
        return {"title": title[kind.end() :]}
    match = _OWN_WORDS.fullmatch(title)
    return {"title": match["title"], **_by(match["body"], fields)} if match else {}


def _given_first(title: str, fields: _Fields) -> dict[str, Any]:
    """Give an author the given name before the title: `Levin, David, Unsettling Opera`."""
    authors: Sequence[Name] = fields.get("authors") or ()
    match = _GIVEN_FIRST.fullmatch(title)
    first = authors[0] if len(authors) == 1 else None
    if not match or not isinstance(first, Person) or first.given:
        return {}
    if match["first"].casefold() not in GIVEN:
        return {}
    named = (Person(family=first.family, given=match["given"]),)
    role = {"authors": None, "editors": named} if match["editor"] else {"authors": named}
    return {"title": match["title"], **role}


def _remark_last(title: str, fields: _Fields) -> dict[str, Any]:
    """Take off what APA puts in brackets: a report's kind and number, a translator, a publisher."""
    if _REMARK_LAST.search(title):
        return {"title": _REMARK_LAST.sub("", title)}
    match = _PUBLISHED_LAST.search(title)
    if not match or not is_organisation(match["publisher"]):
        return {}
    source = tuple(dict.fromkeys((*(fields.get("source") or ()), match["publisher"])))
    return {"title": title[: match.start()], "source": source}


def _no_title(title: str, fields: _Fields) -> dict[str, Any]:
    """Read `ApJ, 650, 102` as the place of an article whose title is not printed."""
    match = _PLACE_ALONE.fullmatch(title)
    if not match or fields.get("journal"):
        return {}
    place = {name: match[name] for name in ("journal", "volume", "pages")}
    return {"title": None, "type": "article-journal", **place}


def _guideline_first(title: str, fields: _Fields) -> dict[str, Any]:
    match = _GUIDELINE_FIRST.fullmatch(title)
    if not match:
        return {}
    found = {"title": match["title"], "number": fields.get("number") or match["number"]}
    return found | _by(match["body"], fields)


def _body_first(title: str, fields: _Fields) -> dict[str, Any]:
    match = _BODY_FIRST.fullmatch(title)
    if not match or not (match["body"].isupper() or is_organisation(match["body"])):
        return {}
    return {"title": match["title"], **_by(match["body"], fields)}


def _by(body: str | None, fields: _Fields) -> dict[str, Any]:
    """Give the body that a title began with, where nobody else wrote the work."""
    if not body or fields.get("authors"):
        return {}
    source = tuple(dict.fromkeys((*(fields.get("source") or ()), body)))
    return {"authors": (Organisation(literal=body),), "source": source}


def _conference_last(title: str, fields: _Fields) -> dict[str, Any]:
    match = _CONFERENCE_LAST.fullmatch(title)
    return {"title": match["title"].rstrip(".")} if match else {}


def _publisher_last(title: str, fields: _Fields) -> dict[str, Any]:
    match = _PUBLISHER_LAST.fullmatch(title)
    if not match:
        return {}
    source = dict.fromkeys((match["publisher"], *(fields.get("source") or ())))
    return {"title": match["title"], "source": tuple(source)}


def _team_first(title: str, fields: _Fields) -> dict[str, Any]:
    match = _TEAM_FIRST.fullmatch(title)
    if match and (authors := fields.get("authors")):
        more = (read_person(match["who"]), Organisation(literal=match["team"]))
        return {"title": match["title"], "authors": (*authors, *more)}
    group = _GROUP_FIRST.fullmatch(title)
    if group and fields.get("authors_truncated"):  # "Rodger A, et al. PARTNER Study Group. …"
        return {"title": group["title"]}
    return {}


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
    source = dict.fromkeys((*(fields.get("source") or ()), match["issuer"]))
    return {"title": match["title"], "source": tuple(source)}


def _site_last(title: str, fields: _Fields) -> dict[str, Any]:
    """Take off the name of the site with which a browser ends the title of a page.

    `Free school meals | Healthy Surrey`: the address has the name's words, or their first letters.
    """
    host = _HOST.match(str(fields.get("url") or ""))
    sites = list[str]()
    while host and (match := _SITE_LAST.fullmatch(title)) and _names(match["site"], host["host"]):
        title = match["title"]
        sites.append(match["site"])
    if not sites:
        return {}
    return {"title": title, "source": tuple(dict.fromkeys((*(fields.get("source") or ()), *sites)))}


def _site_first(title: str, fields: _Fields) -> dict[str, Any]:
    """Take off the name of the site with which a page is cited: `Sustain. Models of food projects`."""
    host = _HOST.match(str(fields.get("url") or ""))
    match = _SITE_FIRST.fullmatch(title)
    if not host or not match or not _names(match["site"], host["host"]):
        return {}
    return {"title": match["title"], **_by(match["site"], fields)}


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


_STEPS: tuple[Callable[[str, _Fields], dict[str, Any]], ...] = (
    _people_first,
    _bare,
    _given_first,
    _own_words_first,
    _remark_last,
    _no_title,
    _guideline_first,
    _body_first,
    _conference_last,
    _publisher_last,
    _team_first,
    _words_of_the_medium,
    _session_last,
    _year_last,
    _numbers_last,
    _series_last,
    _journal_parted,
    _journal_last,
    _site_last,
    _site_first,
    _issuer_last,
)
"""Each gives the fields that change; the later see what the earlier left."""
