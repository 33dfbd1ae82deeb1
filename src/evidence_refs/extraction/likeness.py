"""How much a text looks like a reference: a sum of named scores, which can say its reasons.

It decides where lists of references stand and where they end, not what the references say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.extraction.fields.urls import ABSOLUTE

_FAMILY = r"(?:(?:van|von|de|der|den|la|le|du|dos|da|di|ter|al|el|St)[ -]){0,3}[A-ZÀ-Þ][\w’'‐-]+(?:\s[A-ZÀ-Þ][\w’'‐-]+)?"
_INITIALS = r"[A-ZÀ-Þ]\.?(?:[ -]?[A-ZÀ-Þ]\.?){0,3}"
_FULL_NAME = r"[A-Z][a-z]+ (?:[A-Z]\. ?){0,2}(?:(?:van|von|de|der) ){0,2}[A-ZÀ-Þ][\w’'-]+"
_PEOPLE = re.compile(
    r"(?!(?:Appendix|Annex|Table|Figure|Fig|Section|Chapter|Part|Box|Volume|Vol|Schedule|Exhibit|Phase|Group|Class|Type|Model|Plan|Vitamin|Hepatitis)\b)"
    rf"(?:{_FAMILY},?\s{_INITIALS}(?=[.,;:&(\s]|$)(?!\w)|{_INITIALS}\s{_FAMILY}(?:[.,:]|\s(?:and|&))|{_FAMILY},\s[A-Z][a-z]+[.,(]"
    rf"|{_FULL_NAME}(?:, {_FULL_NAME}){{0,9}},? (?:and|&) {_FULL_NAME}[.,(])"
)
_REPEATED = re.compile(r"(?:[-–—_]{2,}[.,]?|—[.,])\s")
_YEAR_AFTER_WHO = re.compile(
    r"[^()]{2,200}?[(\[](?:c\.?\s?)?(?:1[89]|20)\d\d[a-z]?[^()]{0,25}[)\]]"
)
_UNDATED_AFTER_WHO = re.compile(
    r"[^()]{2,160}?\((?:n\.?\s?d\.?|no date|undated|forthcoming|in press)\)|[^.();]{2,100}, n\.\s?d\.\s[A-Z]",
    re.I,
)
_YEAR_BETWEEN_STOPS = re.compile(r"[^.();]{2,120}, (?:19|20)\d\d[a-z]?[.:]\s+(?=[A-Z“‘\"'])")
_NO_PLACE = re.compile(r"\bs\.\s?[ln]\.(?=[\s:,.]|$)")
_GUIDELINE = re.compile(r"\b(?:NG|CG|PH|QS|TA|MTG|DG)\s?\d{1,3}\b")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_ACCESS = re.compile(
    r"\[(?:internet|online|cited [^\]]{4,30}|accessed [^\]]{4,30}|viewed [^\]]{4,30})\]|\bavailable (?:at|from|online|via)\b"
    r"|\b(?:last )?accessed:? (?:on )?\d|\bretrieved (?:from|on|\w+ \d)|\baccessed \w+ \d{1,2}\b",
    re.IGNORECASE,
)
_DOI = re.compile(r"\bdoi\b|\b10\.\d{4,9}/|\bPMID\b|\bPMC\d|\bISBN\b|\bISSN\b", re.IGNORECASE)
_VOLUME = re.compile(
    r"\b\d{1,4}\s?\(\d{1,4}(?:[-–/]\d{1,4})?\)|\b\d{4};\s?\d+|\bvol(?:ume)?\.?\s?\d|\d:\s?[a-z]?\d{1,6}(?:[–-]\d+)?|\bno\.\s?\d",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\bpp?\.\s?[a-z]?\d|\b\d{1,4}[–-]\d{1,4}\b")
_PLACE = re.compile(r"\b[A-Z][\w. ]{2,25}:\s(?:[A-Z][\w&’' ]+)(?:[,;.]|$)")
_QUOTED = re.compile(r"[“‘\"'][A-Z][^”’\"]{8,250}[,.]?[”’\"']")
_LAW = re.compile(
    r"\b(?:Act|Regulations|Order|Bill)(?: \([\w ]+\))? (?:19|20)\d\d\b|\bSI \d{4}/\d|\b(?:Cm|Cmd|Cmnd|CP|HC|HL)\s?\d{2,5}\b"
    r"|\s\[(?:19|20)\d\d\]\s(?:\d+\s)?[A-Z]{2,6}\b"
)
_SITE_LAST = re.compile(r"\s[-–|]\s(?:GOV\.UK|[A-Z][\w .]{2,40}\bblog)[\s.]*$")
_EDITORS = re.compile(
    r"\b[Ii]n:? [A-Z].{2,120}\(?\b[Ee]ds?\b|\(eds?\.?\)|\bet al\b|\bedn\b|\b\d(?:st|nd|rd|th) ed\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|could|can|may|might|must|does|do|did|be|been|being"
    r"|shows?|showed|found|finds|suggests?|suggested|reported|identified|provides?|provided|includes?|included|takes?)\b"
)
_VOICE = re.compile(
    r"\b(?:we|our|they|their|this|these|those|however|therefore|although|because|which|who|it|its|there|also|such|than)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:The (?!\w+ (?:Trust|Foundation|Institute|Council|Association|Charity|Centre))|This|These|There|It|In (?!\w+ [A-Z]\w*,)|However|For|As|We|Our|If|When|While|"
    r"Although|They|All|Some|Many|Most|Further|Note|Data|Figures?|Table|Box|Source)\s"
)
_SENTENCES = re.compile(r"[a-z)]\.\s+[A-Z][a-z]+\s[a-z]+\s[a-z]+")
_LONG = 700


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum (about -6 to 12; 2 and more is like a reference) and its parts by name."""

    score: float
    reasons: tuple[tuple[str, float], ...]


@lru_cache(maxsize=2048)
def likeness(text: str, *, linked: bool = False) -> Likeness:
    """Say how much a text, without its list marker, looks like a reference.

    `linked` says that words of it are a link, whose address is not printed.
    """
    text = " ".join(text[: _LONG * 2].split())
    head, bare = text[:200], ABSOLUTE.sub(" ", text)
    prose = _QUOTED.sub(" ", bare)
    parts = {
        "people first": 2.5 * bool(_PEOPLE.match(text)),
        "repeated author": 2.5 * bool(_REPEATED.match(text)),
        "organisation first": 1.0
        * is_organisation(re.split(r"[.,(:]", head, maxsplit=1)[0].strip()),
        "year after who": 2.0
        * bool(
            _YEAR_AFTER_WHO.match(head)
            or _UNDATED_AFTER_WHO.match(head)
            or _YEAR_BETWEEN_STOPS.match(head)
        ),
        "a year": 1.0 * bool(_YEAR.search(bare)),
        "an address": 1.5 * (linked or bool(ABSOLUTE.search(text))),
        "words of access": 1.5 * bool(_ACCESS.search(text)),
        "an identifier": 2.0 * bool(_DOI.search(text)),
        "volume": 1.5 * bool(_VOLUME.search(bare)),
        "pages": 0.5 * bool(_PAGES.search(bare)),
        "place and publisher": 1.0 * bool(_PLACE.search(bare)),
        "a quoted title": 1.0 * bool(_QUOTED.search(text)),
        "site last": 2.0 * bool(_SITE_LAST.search(text)),
        "no place": 1.5 * bool(_NO_PLACE.search(bare)),
        "a guideline": 1.5 * bool(_GUIDELINE.search(bare)),
        "law or paper": 1.5 * bool(_LAW.search(text)),
        "editors or edition": 1.0 * bool(_EDITORS.search(bare)),
        "verbs": -0.8 * min(4, len(_VERB.findall(prose))),
        "words of prose": -0.6 * min(4, len(_VOICE.findall(prose))),
        "opens a sentence": -1.5 * bool(_OPENING.match(text)),
        "small letter first": -1.0 * text[:1].islower(),
        "sentences": -0.8 * min(3, len(_SENTENCES.findall(prose))),
        "long": -2.0 * (len(bare) > _LONG),
        "short": -1.0 * (len(text) < 25),
    }
    reasons = tuple((name, value) for name, value in parts.items() if value)
    return Likeness(sum(value for _, value in reasons), reasons)
