"""Two readings of one reference, by a rule and by the model -> the best of both.

A sum of named scores says whose title is right; the other fields come from the same reading, but
for authors that it misses or misreads, and for what it does not have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evidence_refs.extraction.certainty import certainty
from evidence_refs.extraction.fields.dates import is_date
from evidence_refs.extraction.fields.journals import is_journal
from evidence_refs.extraction.fields.names import NamesReading
from evidence_refs.extraction.fields.organisations import is_organisation, is_proper_name
from evidence_refs.extraction.learned.reading import read_learned
from evidence_refs.extraction.learned.shape import defects
from evidence_refs.extraction.learned.words import GIVEN
from evidence_refs.extraction.settling import settle
from evidence_refs.extraction.settling.title_lost import is_phrase
from evidence_refs.extraction.styles.author_year import add_sources
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.model import Name, Organisation, Person
from evidence_refs.source import Slice

_BY_RULE = ("law", "conversation")
"""Styles that read the whole of a text, and only what is certain."""
_UNSURE = {"author_title": 0.75, "title_issuer": 0.82}
"""Styles that are tried at the edge of what they know, and below which confidence they are."""

WEIGHTS: Mapping[str, float] = {
    "always": 0.5,
    "rule: page_first": 2.0, "rule: author_year marked": 1.0, "rule: title_issuer marked": 1.5, "rule: marked": 0.9, "rule: marked words": 1.0, "rule: author_title": 0.5,
    "rule: author_title unsure": -1.0, "rule: address": -0.8, "rule: title_issuer unsure": -0.4,
    "rule: none": -0.4, "rule: one word": -0.8, "rule: number first": -2.0, "rule: body last": -0.7,
    "rule: subtitle left": -0.6, "rule: volume": -0.6, "rule: junk": -0.5, "rule: brackets": -0.5,
    "rule: small": -0.3, "rule: et al first": -2.0, "rule: publisher last": -1.0, "model: publisher last": 1.0,
    "model: quotes": 1.5, "rule: quotes": -1.5, "rule: letter": 1.5,
    "model longer by a name": 1.3, "rule longer by a name": -1.0, "rule goes on after a dash": 1.0,
    "rule: not in text": -0.3, "rule: person first": -0.6, "rule: body": -0.6,
    "rule: preposition": -1.0,
    "model: bracket cut": 1.6, "model: ends within": 2.0, "model: none": 1.6, "model: begins within": 2.0,
    "model: small": 0.7, "model: number first": 0.6, "model: brackets": 0.6, "model: twice": 1.5,
    "model: body": 1.0, "model: after colon": 0.3, "model: year cut": 1.4, "model: dash cut": 1.2, "model: preposition": 1.0,
    "model: person first": 0.6,
    "model: sure": -0.8, "model: probability": -0.7, "model: whole": -0.4,
    "rule longer at the front": 1.2, "model longer at the front": 1.0, "rule longer": 0.3, "model longer": 0.3,
    "rule has no authors": -1.2, "model: odd authors": 0.8, "rule: odd authors": -1.0,
}  # fmt: skip
"""What each sign adds to the sum that speaks for the rule (above 0) or for the model."""


def read_best(piece: Slice, by_rule: StyleReading | None) -> StyleReading | None:
    """Read one reference.

    Args:
        piece: the text of one reference.
        by_rule: what the styles make of it; None where all refuse it.
    """
    by_model = None if by_rule and by_rule.by in _BY_RULE else read_learned(piece)
    best = _best(piece.text, by_rule, by_model)
    if best is None:
        return None
    best = replace(best, fields=settle(best.fields, piece.text))
    return replace(best, confidence=certainty(piece.text, best, by_rule, by_model))


def _best(text: str, rule: StyleReading | None, model: StyleReading | None) -> StyleReading | None:
    if rule is None or model is None:
        return rule or model
    # Of one title, the rule knows better what the rest means.
    same = rule.fields.get("title") == model.fields.get("title")
    if same or sum(scores(text, rule, model).values()) > 0:
        return _completed(rule, model, text)
    return _completed(model, rule, text)


def scores(text: str, rule: StyleReading, model: StyleReading) -> dict[str, float]:
    """Give the named scores whose sum decides: above 0 the rule's title, else the model's."""
    found = signs(text, rule, model)
    return {name: value * WEIGHTS[name] for name, value in found.items() if name in WEIGHTS}


def signs(text: str, rule: StyleReading, model: StyleReading) -> dict[str, float]:
    """Give what can be seen of two readings of a text, by name: 1 where it is so, or a chance."""
    found = {"always": 1.0, f"rule: {_kind(rule)}": 1.0}
    ours, theirs = rule.fields.get("title"), model.fields.get("title")
    found["rule: marked words"] = float(rule.by == "marked" and len(str(ours).split()) > 5)
    found |= {f"rule: {name}": 1.0 for name in defects(ours, text)}
    found |= {f"model: {name}": 1.0 for name in defects(theirs, text)}
    sure = _probability(model, "title")
    found |= {"model: sure": float(sure > 0.9), "model: probability": sure}
    found["model: whole"] = _probability(model, "reference")
    if ours and theirs and ours != theirs:
        found |= {
            "model longer": float(theirs.startswith(ours)),
            "rule longer": float(ours.startswith(theirs)),
            "rule longer at the front": float(ours.endswith(theirs)),
            "model longer at the front": float(theirs.endswith(ours)),
            "rule goes on after a dash": float(bool(_DASHED.match(ours.removeprefix(theirs)))),
            "model longer by a name": float(_ends_in_name(theirs, ours)),
            "rule longer by a name": float(_ends_in_name(ours, theirs)),
        }
    missed = _who(model) != () and _who(rule) == () and not str(theirs or "")[:1].islower()
    found["rule has no authors"] = float(missed and not is_phrase(_who(model)))
    found["rule: odd authors"] = float(_odd(_who(rule)) and not _odd(_who(model)))
    found["model: odd authors"] = float(_odd(_who(model)) and not _odd(_who(rule)))
    found["model has no authors"] = float(_who(rule) != () and _who(model) == ())
    return {name: value for name, value in found.items() if value}


_DASHED = re.compile(r"\s[-–—]\s[a-z]")


def _ends_in_name(longer: str, shorter: str) -> bool:
    """Say whether all that a longer title has more is a name: a publisher's, a site's."""
    more = longer.removeprefix(shorter) if longer.startswith(shorter) else ""
    return len(more.split()) <= 5 and more.upper() != more.lower() and is_proper_name(more)


def _kind(rule: StyleReading) -> str:
    """Name the rule as far as it tells how sure it is."""
    if rule.confidence < _UNSURE.get(rule.by, 0.0):
        return f"{rule.by} unsure"
    marked = rule.by in ("author_year", "title_issuer") and rule.confidence >= 0.95
    return f"{rule.by} marked" if marked else rule.by


def _probability(model: StyleReading, field: str) -> float:
    return next((e.probability or 0.0 for e in model.evidence if e.field == field), 0.0)


def _who(reading: StyleReading) -> tuple[Name, ...]:
    return tuple(reading.fields.get("authors") or reading.fields.get("editors") or ())


_PLACE = re.compile(r"^[A-Z][\w. -]{2,25}:\s+(?=[A-Z])")
_VISIT_NEXT = re.compile(r"\s?\[\d{1,2}[/.]\d")
_YEAR_LAST = re.compile(r"[.,]?\s(?P<year>(?:19|20)\d\d)$")
_TO_ADDRESS = re.compile(r"\s(?:available )?(?:from|at|via|URL)$")
_LOOSE = ("accessed", "doi", "pmid", "pmcid", "isbn", "issn", "url", "edition")
_CONTAINER = ("journal", "volume", "issue", "pages")
_DATED = ("date", "date_text", "undated", "date_updated")


def _completed(chosen: StyleReading, other: StyleReading, text: str) -> StyleReading:
    """Give the chosen reading with what the other has and it lacks."""
    fields = dict(chosen.fields)
    if title := fields.get("title"):
        fields["title"] = _TO_ADDRESS.sub("", title)
    year = _YEAR_LAST.search(title or "")
    at = text.find(title or "\0")
    if title and year and at >= 0 and _VISIT_NEXT.match(text, at + len(title)):
        fields["title"] = title[: year.start()]  # "Title 2025 [08/12/25]"
        fields |= {"date": year["year"], "date_text": year["year"]}
    if other.by == "address" and not other.fields.get("title") and _is_sentence(fields):
        fields["title"] = None
    letter = "letter" in defects(fields.get("title"), text)  # who wrote it is in its title
    sure = _probability(other, "authors") > 0.85
    titled = is_phrase(_who(other)) or _begins(title, _who(other))
    if not letter and not titled and _is_better(_who(other), _who(chosen), text, sure=sure):
        for role in ("authors", "editors", "authors_truncated"):
            fields.pop(role, None)
            if other.fields.get(role):
                fields[role] = other.fields[role]
        known = {name.literal for name in _who(chosen) if isinstance(name, Organisation)}
        fields["source"] = tuple(s for s in fields.get("source") or () if s not in known)
        add_sources(fields, NamesReading(fields.get("authors") or ()))
    missing = [*_LOOSE]
    if not fields.get("date") and not fields.get("undated"):
        missing += _DATED
    if fields.get("journal") and fields.get("journal") == other.fields.get("journal"):
        missing += ["volume", "issue", "pages"]
    elif _has_container(other, fields):
        missing += _CONTAINER
        fields.pop("source", None)
        fields["type"] = other.fields["type"]
    fields |= {n: other.fields[n] for n in missing if other.fields.get(n) and not fields.get(n)}
    if fields.get("volume") == fields.get("issue") and not chosen.fields.get("volume"):
        fields.pop("volume", None)
    _settle_issuers(fields, text)
    evidence = tuple(
        e
        for e in (*chosen.evidence, *other.evidence)
        if e.field == "reference" or (fields.get(e.field) and e.field not in chosen.fields)
        or e in chosen.evidence
    )  # fmt: skip
    locator = chosen.locator or other.locator
    if fields.get("pages") or fields.get("journal"):
        locator = chosen.locator
    return StyleReading(fields, locator, chosen.confidence, by=chosen.by, evidence=evidence)


def _is_sentence(fields: Mapping[str, Any]) -> bool:
    """Say whether a title without author, date and container is prose before an address."""
    told = ("authors", "editors", "date", "journal", "source")
    return len(str(fields.get("title")).split()) > 12 and not any(map(fields.get, told))


_RETRIEVED = re.compile(r"^Retrieved(?: from)?\s*:?\s*|\s*\(cited on.*$", re.IGNORECASE)
_DATE_LAST = re.compile(
    r",\s+(?:\d{1,2} )?(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d(?:, pp?\.? ?\d[\d–-]*)?$"
)


def _settle_issuers(fields: dict[str, Any], text: str) -> None:
    """Put right what is no issuer, no journal and no editor by its own words."""
    journal = fields.get("journal") or ""
    alone = not any(fields.get(name) for name in ("volume", "issue", "pages"))
    after = text[text.find(journal) + len(journal) :] if journal and journal in text else ""
    if journal.startswith("Retrieved") or (
        alone
        and not is_journal(journal)
        and (is_organisation(journal) or re.match(r"\s(?:and|of|for) [A-Z]", after))
    ):
        more = re.match(r"\s(?:and|of|for) [^.,;()]{2,60}", after)
        issuer = _RETRIEVED.sub("", journal) + (more[0] if more else "")
        del fields["journal"]
        fields["source"] = tuple(dict.fromkeys((*(fields.get("source") or ()), issuer)))
        fields["type"] = "report"
    if journal and (is_date(journal.strip(" ].[")) or journal.rstrip().endswith("]")):
        fields.pop("journal", None)
        fields["type"] = "report"
    if str(fields.get("date") or "")[:4] > _LAST_YEAR:  # a page's number
        years = re.findall(r"\b(?:19|20)\d\d\b", re.sub(r"\[[^\]]*\]", " ", text))
        year = next((year for year in years if year <= _LAST_YEAR), None)
        fields |= {"date": year, "date_text": year}
    if fields.get("editors") and not re.search(r"\bed(?:s|itors?|ited)?\b|\bhrsg\b", text, re.I):
        fields.pop("editors")
    cleaned = [_issuer(source) for source in fields.get("source") or ()]
    if cleaned:
        fields["source"] = tuple(dict.fromkeys(source for source in cleaned if source))


def _issuer(source: str) -> str:
    source = _DATE_LAST.sub("", _RETRIEVED.sub("", _PLACE.sub("", source))).strip(" ,;")
    if source.count("(") > source.count(")"):
        source += ")"
    return "" if is_date(source) or re.fullmatch(_MONTH_ALONE, source) else source


_LAST_YEAR = "2035"
_MONTH_ALONE = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"


def _has_container(other: StyleReading, fields: Mapping[str, Any]) -> bool:
    """Say whether the other reading surely has a journal or book, where this one has none."""
    return (
        bool(other.fields.get("journal"))
        and (
            is_journal(other.fields["journal"])
            or any(other.fields.get(name) for name in ("volume", "issue", "pages"))
        )
        and not any(fields.get(name) for name in ("journal", "series", "number"))
        and other.fields.get("title") == fields.get("title")
        and all(_probability(other, n) >= 0.5 for n in _CONTAINER if other.fields.get(n))
    )


_INITIALS_LAST = re.compile(r"\s[A-Z]{1,3}$")
_ONLY_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")
_NAME_AND_INITIAL = re.compile(r"[A-Z][a-z]{2,} [A-Z]{1,3}\.?")
_PEOPLE_INSIDE = re.compile(r"[A-Z][\w’'-]+ [A-Z]{1,3}(?:[.,]|$)|\b[A-Z]\.,")
_SHARED_WORDS = re.compile(r"[a-z]{2,} [a-z]{3,}|\d|\)")


def _is_better(other: tuple[Name, ...], chosen: tuple[Name, ...], text: str, *, sure: bool) -> bool:
    """Say whether the other reading's names are those at the head of the reference, and these not.

    `sure` says that the other reading is the model's, which has little doubt of them.
    """
    if not other or other == chosen:
        return False
    if not chosen:
        return _stands_first(other[0], text) and not _odd(other)
    if _odd(chosen) != _odd(other):
        return _odd(chosen)
    one, two = chosen[0], other[0]
    if len(chosen) == len(other) == 1 and isinstance(one, Organisation):
        # The short form in brackets stays: `Public Health England (PHE)`.
        if isinstance(two, Organisation):
            return two.literal.startswith(f"{one.literal} (")
        # `Dan Koph (2017)`: to a rule, words without a comma are a body.
        return sure and len(one.literal.split()) in (2, 3) and not is_organisation(one.literal)
    # `London Economics`, `Homeless Link`: two words with capitals look like a person.
    return (
        isinstance(one, Person)
        and all(isinstance(name, Organisation) for name in other)
        and isinstance(two, Organisation)
        and len((one.given or "").rstrip(".")) > 2
        and text.split()[0].casefold() not in GIVEN
        and "," not in text[: len(two.literal)]
    )


def _begins(title: str | None, names: tuple[Name, ...]) -> bool:
    """Say whether a title begins with what was read as its author: `Diet, nutrition and health`."""
    first = names[0] if names else None
    return isinstance(first, Organisation) and str(title or "").startswith(
        (f"{first.literal}, ", f"{first.literal} ")
    )


def _stands_first(name: Name, text: str) -> bool:
    return 0 <= text.find(name.family if isinstance(name, Person) else name.literal) <= 25


def _odd(names: tuple[Name, ...]) -> bool:
    """Say whether names have marks of a list that was divided in the wrong places."""
    bare = sum(isinstance(name, Person) and not name.given for name in names)
    if 0 < bare < len(names):
        return True
    given = [name.given or "" for name in names if isinstance(name, Person)]
    initials = sum(bool(_ONLY_INITIALS.fullmatch(each)) for each in given)
    if initials > 1 and any(_NAME_AND_INITIAL.fullmatch(each) for each in given):
        return True
    for name in names:
        if isinstance(name, Organisation):
            if _PEOPLE_INSIDE.search(name.literal):
                return True
        elif _SHARED_WORDS.search(f"{name.family} {name.given or ''}") or (
            _INITIALS_LAST.search(name.family) and name.given
        ):
            return True
    return False
