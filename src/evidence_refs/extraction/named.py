"""Who wrote a work, put right: bodies that were read as people, and words of titles as bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from evidence_refs.extraction.fields.dates import is_date
from evidence_refs.extraction.fields.names import read_names, read_person
from evidence_refs.extraction.fields.organisations import (
    LISTING,
    is_organisation,
    is_proper_name,
)
from evidence_refs.extraction.fields.types import type_of_title
from evidence_refs.extraction.learned.words import GIVEN
from evidence_refs.model import Name, Organisation, Person

_LETTERS = re.compile(r"[A-Z]{3,}")
_OF_A_BODY = frozenset("UK FM TV USA EU".split())
_BEFORE_COMMA = re.compile(r"(?P<words>[A-Z][^.;:,“”\[\]]{8,140}), ")
_STOPPED = re.compile(r"(?P<body>[A-Z][\w’& ]{4,80})\. (?P<title>[A-Z].{8,})")
_COMMA = re.compile(r"(?P<body>[A-Z][\w’& ]{4,80}), (?P<title>[A-Z].{8,})")
_DATED = re.compile(
    r"\(?(?P<body>[A-Z][^.()\d]{2,90}?),? \(?(?P<year>(?:19|20)\d\d)\)?[.:,]?\s+(?P<title>[A-Z“‘\"].{5,})"
)
_DASHED = re.compile(r"(?P<body>[A-Z][\w’& ]{1,60}) [–—] [“\"]?(?P<title>[A-Z].{8,}?)[”\"]?")
_REPORT_OF = re.compile(
    r"(?:.{0,40}\b)?(?:Report|Review|Survey|Minutes|Inquiry|Evaluation) (?:of|on|into)(?: the)? $"
)
_SPAN = re.compile(r"\b(?:to|ending|ended|until|between|from)$")
_INITIALS_FIRST = re.compile(
    r"(?P<given>[A-Z]{2}|(?:[A-Z]\.){1,3}) (?P<family>[A-Z][a-z’-]{2,}|Mc[A-Z][a-z]+)"
)
_NO_INITIALS = frozenset("UK EU UN US BT EY TV IT HM AI GP".split())
_HEAD = re.compile(
    r",?(?: [A-Z]\.?(?:[ -]?[A-Z]\.?)*| et al)*\.? ?(?:\((?:19|20)\d\d[a-z]?\)[.,:]?)?\s*(?P<words>[A-Z][^.:;“”()]{12,120}): "
)
_DOCUMENT = re.compile(r"(?:Report|Review|Survey|Statement|Minutes) (?:of|on|into) ")
_TEXT = re.compile(
    r"(?:[A-Z]\w+ ){0,3}(?:Charter|Convention|Declaration|Strategy|Treaty) (?:of|on|for)\b"
)
_MONTH_LAST = re.compile(
    r"\s(?:January|February|March|April|June|July|August|September|October|November|December)$"
)
_EDITED = re.compile(r"(?P<who>[A-Z][\w’., -]{2,80}?)\s*[\[(]eds?\.?[\])]\.?")
_CONFERENCE = re.compile(r"(?:The )?(?:[A-Z0-9][\w&/’-]* ){0,7}(?:Conference|Congress|Symposium)\b")
_LAW_LAST = re.compile(
    r"\b(?:Regulation|Directive|Decision|Resolution)(?: \(EU\)| No\.?| (?:19|20)\d\d)?$"
)
_LAW_NUMBER_HALF = re.compile(r"/\d{1,4}(?:/[A-Z]{2,4})?\b")
_LAW_NUMBER = re.compile(r" (?:\(EU\) )?(?:No\.? )?\d{1,4}/\d{1,4}(?:/[A-Z]{2,4})?")
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
_CALLED = re.compile(
    r"(?P<who>(?:Dr|Prof|Professor|Sir|Dame|Lord|Baroness|Mr|Mrs|Ms)\.? (?:[A-Z][\w’'.-]* ?){1,4})"
)
_COINED = re.compile(r"[A-Z][a-z]{3,}[A-Z][a-z]\w+|[A-Z]{3,6}")  # `DrugScope`, `AVA`
_TWO = re.compile(r"(?P<family>[A-Z][\w’'-]+) (?P<given>[A-Z]{1,3})\. (?P<second>[A-Z][\w’'-]+)")
_COLLECTIVES = frozenset(("Collaborators", "Investigators", "Collaboration", "Consortium"))
_KINDS = frozenset(("press release", "news", "news release", "blog", "report", "statement"))
_SENTENCE = re.compile(r"(?P<body>(?:The )?[A-Z][\w’' ]{4,60}[a-z])\.\s+(?P<more>[A-Z].*)")


def settle_names(fields: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Give the fields of one reference with its authors put right. `text` is what it was read from."""
    settled = dict(fields)
    names = tuple(settled.get("authors") or ())
    alone = len(names) == 1
    url = str(settled.get("url") or "")
    named = tuple(
        _site(name, url, alone=alone)
        or _body(name, text, alone=alone)
        or _person(name)
        or _undated(name)
        for each in names
        for name in _apart(each)
    )
    title = str(settled.get("title") or "")
    if len(named) == 1 and isinstance(named[0], Organisation):
        named = (_without_title(named[0], title),)
    if len(named) == 1 and _whole(named[0]) == settled.get("title"):
        named = () if isinstance(named[0], Person) else named
    if named != names:
        settled["authors"] = named
        old = {name.literal for name in names if isinstance(name, Organisation)}
        source = [s for s in settled.get("source") or () if s not in old]
        settled["source"] = tuple(source) or tuple(_literals(named))
    _give_ends(settled, text)
    _give_back(settled, text)
    _take_first(settled, text)
    return settled


def _body(name: Name, text: str, *, alone: bool) -> Organisation | None:
    """Give the body whose name was read as that of a person: `West Sussex PHSRU`, `Spirit FM`."""
    if not isinstance(name, Person):
        return None
    if not name.given:
        return Organisation(literal=name.family) if _COINED.fullmatch(name.family) else None
    forwards, backwards = f"{name.given} {name.family}", f"{name.family} {name.given}"
    if alone and name.given in _OF_A_BODY and backwards in text:
        return Organisation(literal=backwards)
    first = name.given.split()[0]
    if name.family in _COLLECTIVES and forwards in text:
        return Organisation(literal=forwards)
    shortened = _LETTERS.fullmatch(name.family) and len(first) > 2 and first.casefold() not in GIVEN
    if shortened and forwards in text:
        return Organisation(literal=forwards)
    if shortened and f"{name.family}, {name.given}" in text:
        return Organisation(literal=name.family)
    words = len(first) > 2 and forwards in text
    if words and (is_organisation(forwards) or _are_words(name.given)):
        return Organisation(literal=forwards)
    return None


def _apart(name: Name) -> tuple[Name, ...]:
    """Give the two people of `Peters J. Parry G`, where a stop stands for the comma."""
    two = _TWO.fullmatch(name.family) if isinstance(name, Person) and name.given else None
    if not two or not isinstance(name, Person):
        return (name,)
    first = Person(family=two["family"], given=two["given"])
    return first, Person(family=two["second"], given=name.given)


def _site(name: Name, url: str, *, alone: bool) -> Organisation | None:
    """Give the body of one word whose site the work is on: `Arun. Rent an allotment` at arun.gov.uk."""
    if not alone or not isinstance(name, Person) or name.given:
        return None
    host = url.partition("//")[2].partition("/")[0].split(".")
    return Organisation(literal=name.family) if name.family.casefold() in host else None


def _without_title(body: Organisation, title: str) -> Organisation:
    """Give a body without the title's first words: `West Sussex JSNA. West Sussex`."""
    first, stop, more = body.literal.partition(". ")
    return Organisation(literal=first) if stop and title.startswith(more) else body


def _are_words(given: str) -> bool:
    """Say whether given names are none: two or more whole words of which none is known as one."""
    words = given.split()
    return (
        len(words) > 1
        and all(re.fullmatch(r"[A-Z][a-z]{2,}", word) for word in words)
        and not any(word.casefold() in GIVEN for word in words)
    )


def _person(name: Name) -> Person | None:
    """Give the person whose name was read as that of a body: `Tammy Boyce`."""
    literal = name.literal if isinstance(name, Organisation) else ""
    if called := _CALLED.fullmatch(literal):
        return read_person(called["who"])
    initials = _INITIALS_FIRST.fullmatch(literal)
    if initials and initials["given"] not in _NO_INITIALS and not is_organisation(literal):
        return Person(family=initials["family"], given=initials["given"])
    words = literal.split()
    if len(words) not in (2, 3) or words[0].casefold() not in GIVEN:
        return None
    if is_organisation(" ".join(words)) or not all(
        re.fullmatch(r"[A-Z][a-z’'-]+|[A-Z]\.?", w) for w in words
    ):
        return None
    return Person(family=words[-1], given=" ".join(words[:-1]))


def _undated(name: Name) -> Name:
    """Give a body's name without a month: `NICE January 2009`."""
    bare = _MONTH_LAST.sub("", name.literal) if isinstance(name, Organisation) else ""
    return Organisation(literal=bare) if bare else name


def _whole(name: Name) -> str:
    if isinstance(name, Organisation):
        return name.literal
    return " ".join(filter(None, (name.family, name.given)))


def _give_ends(fields: dict[str, Any], text: str) -> None:
    """Give a title the number of the law in it, or the words after the study that signs it.

    `Guidelines on consent under Regulation 2016/679`; `et al. PARTNER Study Group. Sexual activity …`.
    """
    title = str(fields.get("title") or "")
    at = text.find(title) if title else -1
    after = text[at + len(title) :] if at >= 0 else ""
    number = _LAW_NUMBER.match(after) or _LAW_NUMBER_HALF.match(after)
    if number and _LAW_LAST.search(title):
        fields["title"] = title + number[0]
        if str(fields.get("date") or "-") in number[0]:
            fields |= {"date": None, "date_text": None}
    dated = str(fields.get("date_text") or "")
    if dated and _SPAN.search(title) and after.startswith(f" {dated}"):
        fields |= {"title": f"{title} {dated}", "date": None, "date_text": None}
    if (span := _YEARS.match(after)) and _YEAR_END.search(title):
        fields["title"] = title + span[0]
    _give_year(fields, title, after)
    following = _NEXT.match(after)
    signed = fields.get("authors") and _TEAM.fullmatch(title)
    if following and (signed or title.casefold() in _KINDS):
        fields["title"] = following["title"]


def _give_year(fields: dict[str, Any], title: str, after: str) -> None:
    """Give a title its year back where another one dates the work: `… in England, 2007. NHS, 2009`."""
    own = _OWN_YEAR.match(after)
    if not own or str(fields.get("date") or "") != own["year"]:
        return
    rest = _NO_DATE.sub(" ", after[own.end() :])
    years = [year[0] for year in _LATER.finditer(rest) if year[0] >= own["year"]]
    if years:
        fields |= {"title": f"{title}{own[0]}", "date": years[0], "date_text": years[0]}


def _give_back(fields: dict[str, Any], text: str) -> None:
    """Give a title its first words back, which were read as a body: `Diet, nutrition and health`."""
    authors, title = fields.get("authors") or (), str(fields.get("title") or "")
    law = fields.get("type") in ("legal_case", "legislation")
    if (
        not authors
        and title
        and not law
        and (before := _BEFORE_COMMA.fullmatch(text[: text.find(title)]))
    ):
        if not any(before["words"] in str(value) for value in fields.values()):
            fields["title"] = f"{before['words']}, {title}"
        return
    _give_back_head(fields, authors, title, text)
    if len(authors) != 1 or not isinstance(authors[0], Organisation):
        return
    words = authors[0].literal
    if edited := _EDITED.fullmatch(words):
        _drop(fields, words)
        fields["editors"] = read_names(edited["who"]).names
        return
    body, dash, more = words.partition(" - ")
    if dash and is_organisation(body) and f"{words} {title}" in text:
        _drop(fields, words)
        source = dict.fromkeys((*(fields.get("source") or ()), body))
        fields |= {"authors": (Organisation(literal=body),), "source": tuple(source)}
        fields["title"] = f"{more} {title}"
        return
    if _CONFERENCE.match(title) and not is_organisation(words):
        _drop(fields, words)
        fields["title"] = words
        return
    if is_date(title) and (_TEXT.match(words) or not is_organisation(words)):
        _drop(fields, words)
        fields["title"] = words
        return
    if words == title and text.count(words) < 2:
        _drop(fields, words)
        return
    if type_of_title(words) and is_organisation(title) and not is_organisation(words):
        _drop(fields, words)
        source = dict.fromkeys((*(fields.get("source") or ()), title))
        fields |= {"title": words, "source": tuple(source)}
        return
    at = text.find(words)
    report = _REPORT_OF.fullmatch(text[:at]) if at > 0 else None
    if report and text.startswith(f"{words} {title}", at):
        _drop(fields, words)
        fields["title"] = f"{report[0]}{words} {title}"
        return
    start = text.find(title, at + len(words)) if title and at >= 0 else -1
    sign = text[at + len(words) : start] if start > 0 else ""
    sentence = _SENTENCE.fullmatch(words)
    if sentence and sign.strip() == "," and is_proper_name(sentence["body"]):
        _drop(fields, words)
        body = Organisation(literal=sentence["body"])
        source = dict.fromkeys((*(fields.get("source") or ()), body.literal))
        fields |= {
            "authors": (body,),
            "source": tuple(source),
            "title": f"{sentence['more']}{sign}{title}",
        }
    elif (sign.strip() in (",", ".", ":") or _DOCUMENT.match(words)) and (
        (sign.strip() == "," and title[:1].islower()) or is_phrase(authors)
    ):
        _drop(fields, words)
        fields["title"] = f"{words}{sign}{title}"


def _give_back_head(fields: dict[str, Any], authors: Sequence[Name], title: str, text: str) -> None:
    """Give a title its head back: `Whitty CJM. Annual Report 2021: Health in Coastal Communities`."""
    last = authors[-1].family if authors and isinstance(authors[-1], Person) else None
    at = text.find(title) if title and last else -1
    head = _HEAD.fullmatch(text[text.find(last) + len(last) : at]) if last and at > 0 else None
    if head and not is_organisation(head["words"]):
        fields["title"] = f"{head['words']}: {title}"


def _take_first(fields: dict[str, Any], text: str) -> None:
    """Make a body that is printed first an author: `UKHarvest. Food hubs`, `HSCIC – Statistics`."""
    if fields.get("authors") or fields.get("editors"):
        return
    title, source = str(fields.get("title") or ""), tuple(fields.get("source") or ())
    first = next((s for s in source if text.startswith(s) and is_proper_name(s)), None)
    dashed = _DASHED.fullmatch(title) or _STOPPED.fullmatch(title)
    headed = _COMMA.fullmatch(title)
    if headed and type_of_title(headed["title"]) and not LISTING.match(headed["body"]):
        dashed = dashed or headed
    dated = _DATED.fullmatch(title)
    if dated and is_organisation(dated["body"]):
        fields["title"] = dated["title"]
        fields |= {"date": dated["year"], "date_text": dated["year"]}
        dashed = dated
    if first and text[len(first) : len(first) + 1] in ".,:" and not title.startswith(first):
        fields["authors"] = (Organisation(literal=first),)
    elif dashed and is_organisation(dashed["body"]) and is_proper_name(dashed["body"]):
        fields["title"] = dashed["title"]
        fields["authors"] = (Organisation(literal=dashed["body"]),)
        fields["source"] = tuple(dict.fromkeys((*source, dashed["body"])))


def is_phrase(names: Sequence[Name]) -> bool:
    """Say whether a body's name is none: `IHR core capacity monitoring framework`."""
    if len(names) != 1 or not isinstance(names[0], Organisation):
        return False
    words = names[0].literal
    if _DOCUMENT.match(words):
        return True
    small = [word for word in words.split() if word.islower() and len(word) > 3]
    return len(small) >= 3 and not is_organisation(words) and "(" not in words


def _drop(fields: dict[str, Any], words: str) -> None:
    fields.pop("authors", None)
    fields["source"] = tuple(s for s in fields.get("source") or () if s != words)


def _literals(names: Sequence[Name]) -> list[str]:
    return [name.literal for name in names if isinstance(name, Organisation)]
