"""What a title took with it at its front: people, a body, the words of a sentence, a site's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from evidence_refs.extraction.fields.names import read_names, read_person
from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.extraction.fields.urls import host_of
from evidence_refs.extraction.learned.words import GIVEN
from evidence_refs.extraction.settling.credits import written_by
from evidence_refs.extraction.settling.sites import names_site
from evidence_refs.model import Name, Organisation, Person

_Fields = Mapping[str, Any]

_AFTER_ET_AL = re.compile(r"(?P<who>[A-Z][^:]{3,240}?,? et al)[.,]*\s+(?P<title>[A-Z‘“'\"].{9,})")
_ET_AL_FIRST = re.compile(
    r"(?:[A-Z]{1,3}\b\.?)?[,\s]*\bet al\b\.?[,\s]*(?:\(?(?:19|20)\d\d\)?[a-z]?)?[:.,]?\s+(?=[A-Z])"
)
_GIVEN_FIRST = re.compile(
    r"(?P<given>(?P<first>[A-Z][a-z’-]+)(?: [A-Z]\.?)*)(?P<editor> \(eds?\.?\))?, (?P<title>[A-Z].{4,})"
)
_KIND_FIRST = re.compile(
    r"(?:guidance|report|briefing|bulletin|statistics|statistical release|press release|blog),\s+(?=[A-Z])"
)
_OWN_WORDS = re.compile(
    r"(?:the (?P<body>[A-Z][\w ]{1,60})[’']s|their(?: joint)?|its) (?:guidance|report|review|paper|publication|study|book|leaflet|strategy),? (?P<title>[A-Z“‘].{5,})"
)
_GUIDELINE_FIRST = re.compile(
    r"(?:(?P<body>NICE)[ ,]+)?(?:(?:clinical |public health )?(?:guidance|guidelines?)|quality standard)\s?"
    r"\(?(?P<number>(?:NG|CG|PH|QS|TA)\s?\d{1,3})\)?\s*[–:-]\s+(?P<title>\S.{7,})",
    re.IGNORECASE,
)
_BODY_FIRST = re.compile(
    r"(?P<body>[A-Z][\w .&’-]{1,60}?),?\s(?P<title>(?:Guidelines?|Opinions?|Recommendations?|Statement|Resolution) \d{1,2}/(?:19|20)\d\d\b.*)"
)
_TEAM_FIRST = re.compile(
    r"(?P<who>[A-Z][\w’'-]+ [A-Z]{1,3}),? (?:and|for|on behalf of) the (?P<team>[^.:]{3,80}?\b(?:Group|Team|Investigators|Collaborators|Consortium|Network|Collaboration))\.\s+(?P<title>[A-Z].{9,})"
)
_GROUP_FIRST = re.compile(
    r"(?P<team>(?:[A-Z][\w/-]+ ){1,6}(?:Group|Team|Investigators|Collaborators|Consortium|Collaboration))\.\s+(?P<title>[A-Z].{9,})"
)
_SITE_FIRST = re.compile(r"(?P<site>[A-Z][\w&’' -]{2,60})\. (?P<title>[A-Z].{3,})")


def trim_front(fields: _Fields) -> dict[str, Any]:
    """Give the fields of a reading with what stands before its title in its own field."""
    trimmed = dict(fields)
    for step in _STEPS:
        if title := str(trimmed.get("title") or ""):
            trimmed |= step(title, trimmed)
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


def _own_words_first(title: str, fields: _Fields) -> dict[str, Any]:
    """Take off the words of a sentence: `the GMC’s guidance Good Medical Practice`."""
    if fields.get("authors") and (kind := _KIND_FIRST.match(title)):  # "PHE guidance, Alcohol …"
        return {"title": title[kind.end() :]}
    match = _OWN_WORDS.fullmatch(title)
    return {"title": match["title"], **_by(match["body"], fields)} if match else {}


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


def _team_first(title: str, fields: _Fields) -> dict[str, Any]:
    match = _TEAM_FIRST.fullmatch(title)
    if match and (authors := fields.get("authors")):
        more = (read_person(match["who"]), Organisation(literal=match["team"]))
        return {"title": match["title"], "authors": (*authors, *more)}
    group = _GROUP_FIRST.fullmatch(title)
    if group and fields.get("authors_truncated"):  # "Rodger A, et al. PARTNER Study Group. …"
        return {"title": group["title"]}
    return {}


def _site_first(title: str, fields: _Fields) -> dict[str, Any]:
    """Take off the name of the site with which a page is cited: `Sustain. Models of food projects`."""
    host = host_of(str(fields.get("url") or ""))
    match = _SITE_FIRST.fullmatch(title)
    if not host or not match or not names_site(match["site"], host):
        return {}
    return {"title": match["title"], **_by(match["site"], fields)}


def _by(body: str | None, fields: _Fields) -> dict[str, Any]:
    """Give the body that a title began with, where nobody else wrote the work."""
    return written_by(fields, body) if body and not fields.get("authors") else {}


_STEPS: tuple[Callable[[str, _Fields], dict[str, Any]], ...] = (
    _people_first,
    _given_first,
    _own_words_first,
    _guideline_first,
    _body_first,
    _team_first,
    _site_first,
)
"""Each gives the fields that change; the later see what the earlier left."""
