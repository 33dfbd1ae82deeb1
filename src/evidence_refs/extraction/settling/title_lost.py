"""What a title lost: its first words, read as who wrote it, and its last ones, read as a date.

Each rule looks at one sign of it in the text and gives the fields that change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from evidence_refs.extraction.fields.dates import is_date
from evidence_refs.extraction.fields.names import read_names
from evidence_refs.extraction.fields.organisations import (
    LISTING,
    is_organisation,
    is_proper_name,
)
from evidence_refs.extraction.fields.types import type_of_title
from evidence_refs.extraction.settling.credits import issued_by, written_by
from evidence_refs.model import Name, Organisation, Person

_Fields = Mapping[str, Any]

_LAW_LAST = re.compile(
    r"\b(?:Regulation|Directive|Decision|Resolution)(?: \(EU\)| No\.?| (?:19|20)\d\d)?$"
)
_LAW_NUMBER_HALF = re.compile(r"/\d{1,4}(?:/[A-Z]{2,4})?\b")
_LAW_NUMBER = re.compile(r" (?:\(EU\) )?(?:No\.? )?\d{1,4}/\d{1,4}(?:/[A-Z]{2,4})?")
_MONTH_YEAR = re.compile(r"\d{1,2}/(?:19|20)\d\d")
_DECISION_LAST = re.compile(
    r"\b(?:Decision|Guidelines?|Opinions?|Recommendations?|Regulation|Directive|Endorsement|Statement|Resolution|No\.?) ?$"
)
_SPAN = re.compile(r"\b(?:to|ending|ended|until|between|from)$")
_YEARS = re.compile(r"/\d\d(?:\s?[-–]\s?(?:19|20)\d\d/\d\d)?\b")
_YEAR_END = re.compile(r"\b(?:19|20)\d\d$")
_OWN_YEAR = re.compile(r",? (?P<year>(?:19|20)\d\d)(?=\. )")
_NO_DATE = re.compile(
    r"\[[^\]]*\]|https?://\S+|\b(?:accessed|retrieved|cited|viewed|available)\b.*", re.IGNORECASE
)
_LATER = re.compile(r"\b(?:19|20)\d\d(?=[.;,)]|\s*$)")
_TEAM = re.compile(
    r"(?:[A-Z][\w/-]+ ){1,6}(?:Group|Team|Investigators|Collaborators|Consortium|Collaboration)"
)
_NEXT = re.compile(r"\.\s+(?P<title>[A-Z0-9][^.?!]{10,300}\??)(?=[.?!])")
_KINDS = frozenset(("press release", "news", "news release", "blog", "report", "statement"))
_BEFORE_COMMA = re.compile(r"(?P<words>[A-Z][^.;:,“”\[\]]{8,140}), ")
_HEAD = re.compile(
    r",?(?: [A-Z]\.?(?:[ -]?[A-Z]\.?)*| et al)*\.? ?(?:\((?:19|20)\d\d[a-z]?\)[.,:]?)?\s*(?P<words>[A-Z][^.:;“”()]{12,120}): "
)
_EDITED = re.compile(r"(?P<who>[A-Z][\w’., -]{2,80}?)\s*[\[(]eds?\.?[\])]\.?")
_CONFERENCE = re.compile(r"(?:The )?(?:[A-Z0-9][\w&/’-]* ){0,7}(?:Conference|Congress|Symposium)\b")
_TEXT = re.compile(
    r"(?:[A-Z]\w+ ){0,3}(?:Charter|Convention|Declaration|Strategy|Treaty) (?:of|on|for)\b"
)
_REPORT_OF = re.compile(
    r"(?:.{0,40}\b)?(?:Report|Review|Survey|Minutes|Inquiry|Evaluation) (?:of|on|into)(?: the)? $"
)
_DOCUMENT = re.compile(r"(?:Report|Review|Survey|Statement|Minutes) (?:of|on|into) ")
_SENTENCE = re.compile(r"(?P<body>(?:The )?[A-Z][\w’' ]{4,60}[a-z])\.\s+(?P<more>[A-Z].*)")
_STOPPED = re.compile(r"(?P<body>[A-Z][\w’& ]{4,80})\. (?P<title>[A-Z].{8,})")
_COMMA = re.compile(r"(?P<body>[A-Z][\w’& ]{4,80}), (?P<title>[A-Z].{8,})")
_DATED = re.compile(
    r"\(?(?P<body>[A-Z][^.()\d]{2,90}?),? \(?(?P<year>(?:19|20)\d\d)\)?[.:,]?\s+(?P<title>[A-Z“‘\"].{5,})"
)
_DASHED = re.compile(r"(?P<body>[A-Z][\w’& ]{1,60}) [–—] [“\"]?(?P<title>[A-Z].{8,}?)[”\"]?")


def give_back(fields: _Fields, text: str) -> dict[str, Any]:
    """Give the fields of one reference with its title whole. `text` is what it was read from."""
    settled = dict(fields)
    for rule in _ENDS:
        settled |= rule(settled, text)
    settled |= next((found for rule in _FRONTS if (found := rule(settled, text))), {})
    return settled | _printed_first(settled, text)


def is_phrase(names: Sequence[Name]) -> bool:
    """Say whether a body's name is none: `IHR core capacity monitoring framework`."""
    if len(names) != 1 or not isinstance(names[0], Organisation):
        return False
    words = names[0].literal
    if _DOCUMENT.match(words):
        return True
    small = [word for word in words.split() if word.islower() and len(word) > 3]
    return len(small) >= 3 and not is_organisation(words) and "(" not in words


def _title(fields: _Fields) -> str:
    return str(fields.get("title") or "")


def _after(fields: _Fields, text: str) -> str:
    """Give the text after the title."""
    title = _title(fields)
    at = text.find(title) if title else -1
    return text[at + len(title) :] if at >= 0 else ""


def _law_number(fields: _Fields, text: str) -> dict[str, Any]:
    """Give back the number of a law: `Guidelines on consent under Regulation 2016/679`."""
    title, after = _title(fields), _after(fields, text)
    number = _LAW_NUMBER.match(after) or _LAW_NUMBER_HALF.match(after)
    if not number or not _LAW_LAST.search(title):
        return {}
    dated = str(fields.get("date") or "-") in number[0]
    return {"title": title + number[0]} | ({"date": None, "date_text": None} if dated else {})


def _decision_number(fields: _Fields, text: str) -> dict[str, Any]:
    """Drop a date that is a number: `Binding Decision 1/2021`, `Guidelines 07/2020`."""
    dated = str(fields.get("date_text") or "")
    before = text[: text.find(dated)] if _MONTH_YEAR.fullmatch(dated) else ""
    return {"date": None, "date_text": None} if _DECISION_LAST.search(before) else {}


def _span(fields: _Fields, text: str) -> dict[str, Any]:
    """Give back the end of a time that a title covers: `… year ending 31 March 2011`."""
    title, dated = _title(fields), str(fields.get("date_text") or "")
    if not dated or not _SPAN.search(title) or not _after(fields, text).startswith(f" {dated}"):
        return {}
    return {"title": f"{title} {dated}", "date": None, "date_text": None}


def _years(fields: _Fields, text: str) -> dict[str, Any]:
    """Give back the rest of years: `… Armed Forces 2006/07-2010/11`."""
    title, rest = _title(fields), _YEARS.match(_after(fields, text))
    return {"title": title + rest[0]} if rest and _YEAR_END.search(title) else {}


def _own_year(fields: _Fields, text: str) -> dict[str, Any]:
    """Give back a title's year where another one dates the work: `… in England, 2007. NHS, 2009`."""
    after = _after(fields, text)
    own = _OWN_YEAR.match(after)
    if not own or str(fields.get("date") or "") != own["year"]:
        return {}
    rest = _NO_DATE.sub(" ", after[own.end() :])
    year = next((year[0] for year in _LATER.finditer(rest) if year[0] >= own["year"]), None)
    return {"title": _title(fields) + own[0], "date": year, "date_text": year} if year else {}


def _after_the_team(fields: _Fields, text: str) -> dict[str, Any]:
    """Give the title after the study that signs it: `et al. PARTNER Study Group. Sexual activity …`."""
    title, following = _title(fields), _NEXT.match(_after(fields, text))
    signed = fields.get("authors") and _TEAM.fullmatch(title)
    if following and (signed or title.casefold() in _KINDS):
        return {"title": following["title"]}
    return {}


def _words_first(fields: _Fields, text: str) -> dict[str, Any]:
    """Give back first words that nothing else took: `Diet, nutrition and health`."""
    title = _title(fields)
    law = fields.get("type") in ("legal_case", "legislation")
    if fields.get("authors") or not title or law:
        return {}
    before = _BEFORE_COMMA.fullmatch(text[: text.find(title)])
    if not before or any(before["words"] in str(value) for value in fields.values()):
        return {}
    return {"title": f"{before['words']}, {title}"}


def _head(fields: _Fields, text: str) -> dict[str, Any]:
    """Give back a title's head: `Whitty CJM. Annual Report 2021: Health in Coastal Communities`."""
    title = _title(fields)
    authors: Sequence[Name] = fields.get("authors") or ()
    last = authors[-1].family if authors and isinstance(authors[-1], Person) else None
    at = text.find(title) if title and last else -1
    head = _HEAD.fullmatch(text[text.find(last) + len(last) : at]) if last and at > 0 else None
    if not head or is_organisation(head["words"]):
        return {}
    return {"title": f"{head['words']}: {title}"}


def _body(fields: _Fields) -> str:
    """Give the name of the body that alone wrote the work, else an empty one."""
    authors: Sequence[Name] = fields.get("authors") or ()
    first = authors[0] if len(authors) == 1 else None
    return first.literal if isinstance(first, Organisation) else ""


def _without(fields: _Fields, words: str) -> dict[str, Any]:
    """Give no authors, and the issuers but for these words."""
    source = tuple(s for s in fields.get("source") or () if s != words)
    return {"authors": None, "source": source}


def _editors(fields: _Fields, text: str) -> dict[str, Any]:
    words = _body(fields)
    edited = _EDITED.fullmatch(words)
    if not edited:
        return {}
    return _without(fields, words) | {"editors": read_names(edited["who"]).names}


def _after_dash(fields: _Fields, text: str) -> dict[str, Any]:
    """`NHS Dale - Healthy lives for all`: what stands after the dash is the title's."""
    words, title = _body(fields), _title(fields)
    body, dash, more = words.partition(" - ")
    if not dash or not is_organisation(body) or f"{words} {title}" not in text:
        return {}
    bare = _without(fields, words)
    return bare | written_by(bare, body) | {"title": f"{more} {title}"}


def _whole(fields: _Fields, text: str) -> dict[str, Any]:
    """A title that stands where a body is named, before a conference or a date."""
    words, title = _body(fields), _title(fields)
    if not words:
        return {}
    conference = _CONFERENCE.match(title) and not is_organisation(words)
    dated = is_date(title) and (_TEXT.match(words) or not is_organisation(words))
    if conference or dated:
        return _without(fields, words) | {"title": words}
    if words == title and text.count(words) < 2:
        return _without(fields, words)
    if type_of_title(words) and is_organisation(title) and not is_organisation(words):
        bare = _without(fields, words)
        return bare | {"title": words} | issued_by(bare, title)
    return {}


def _report_of(fields: _Fields, text: str) -> dict[str, Any]:
    """`Report of the Dale NHS Trust Public Inquiry`: the body is named within the title."""
    words, title = _body(fields), _title(fields)
    at = text.find(words) if words else -1
    report = _REPORT_OF.fullmatch(text[:at]) if at > 0 else None
    if not report or not text.startswith(f"{words} {title}", at):
        return {}
    return _without(fields, words) | {"title": f"{report[0]}{words} {title}"}


def _phrase(fields: _Fields, text: str) -> dict[str, Any]:
    """Words with a comma, of which all or the last sentence are the title's."""
    words, title = _body(fields), _title(fields)
    at = text.find(words) if words else -1
    start = text.find(title, at + len(words)) if title and at >= 0 else -1
    sign = text[at + len(words) : start] if start > 0 else ""
    sentence = _SENTENCE.fullmatch(words)
    if sentence and sign.strip() == "," and is_proper_name(sentence["body"]):
        bare = _without(fields, words)
        return (
            bare
            | written_by(bare, sentence["body"])
            | {"title": f"{sentence['more']}{sign}{title}"}
        )
    parted = sign.strip() in (",", ".", ":") or _DOCUMENT.match(words)
    goes_on = sign.strip() == "," and title[:1].islower()
    if words and parted and (goes_on or is_phrase(fields["authors"])):
        return _without(fields, words) | {"title": f"{words}{sign}{title}"}
    return {}


def _printed_first(fields: _Fields, text: str) -> dict[str, Any]:
    """Make a body that is printed first an author: `UKHarvest. Food hubs`, `HSCIC – Statistics`."""
    if fields.get("authors") or fields.get("editors"):
        return {}
    title, source = _title(fields), tuple(fields.get("source") or ())
    first = next((s for s in source if text.startswith(s) and is_proper_name(s)), None)
    if first and text[len(first) : len(first) + 1] in ".,:" and not title.startswith(first):
        return {"authors": (Organisation(literal=first),)}
    dated = _DATED.fullmatch(title)
    if dated and is_organisation(dated["body"]):
        year = {"date": dated["year"], "date_text": dated["year"]}
        named = written_by(fields, dated["body"]) if is_proper_name(dated["body"]) else {}
        return {"title": dated["title"]} | year | named
    headed = _COMMA.fullmatch(title)
    if headed and (not type_of_title(headed["title"]) or LISTING.match(headed["body"])):
        headed = None
    parted = _DASHED.fullmatch(title) or _STOPPED.fullmatch(title) or headed
    if parted and is_organisation(parted["body"]) and is_proper_name(parted["body"]):
        return {"title": parted["title"]} | written_by(fields, parted["body"])
    return {}


_Rule = Callable[[_Fields, str], dict[str, Any]]
_ENDS: tuple[_Rule, ...] = (
    _law_number,
    _decision_number,
    _span,
    _years,
    _own_year,
    _after_the_team,
)
_FRONTS: tuple[_Rule, ...] = (
    _words_first,
    _head,
    _editors,
    _after_dash,
    _whole,
    _report_of,
    _phrase,
)
"""Of these the first that finds its sign decides."""
