"""Printed authors -> people and organisations.

Orders known: `Family, Given;Family, Given and Family, Given`, `Family, I., Family, I. and Family,
I.`, `Family I, Family I`, `Given Family and Given Family`, `Family and Family`, `Family et al.`;
organisations among them. Spelling and capitals stay as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_refs.extraction.fields.organisations import is_organisation, split_organisations
from evidence_refs.model import Name, Organisation, Person

_TRUNCATED = re.compile(
    r"[,;]?\s*(?:\bet\.?\s+all?\b\.?|\b(?:and|&)\s+others\b\.?|…|\.\.\.)\s*$", re.I
)
_LEFT_OUT = re.compile(r"\s(?:\.\s?){3,}|\s?…\s")
_BY = re.compile(r"^\s*(?:by|authors?(?:\(s\))?:)\s+", re.IGNORECASE)
_ROLE = re.compile(r"\s*[\[(](?:eds?\.?|editors?|chair|lead author)[\])]\.?", re.IGNORECASE)
_DEGREE = re.compile(r",?\s+(?:PhD|MD|MBE|OBE|CBE|RN|FRCP|MPH|MSc|BSc|MRCP|FRCGP)\b")
_TITLE = re.compile(r"^(?:Dr|Prof(?:essor)?|Sir|Dame|Lord|Baroness|Mr|Mrs|Ms|Rt Hon|Cllr)\.?\s+")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[\s-]?){1,4}(?:\s?[a-z]\.)?|[A-ZÀ-Þ]{1,3}")
_INITIALS_LAST = re.compile(r"[a-zß-ÿ’'-]\s[A-ZÀ-Þ]{1,4}$|^[A-Z] [A-Z]$")
_PARTICLES = frozenset("van von der den de du da dos das di del della la le ter ten al el".split())
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_LISTED_FAMILIES = re.compile(r"(?:[A-Z][\w'’-]{2,}, )+[A-Z][\w'’-]{2,} (?:and|&) [A-Z][\w'’-]{2,}")
# Of `Kent and Medway Health Partnership`: no person before a body has a family name alone.
_PLACE = re.compile(r"(?:(?:North|South|East|West|Mid|Greater|Inner|Outer)\s+)?[A-Z][\w’'-]+")
_AND = re.compile(r"\s*,?\s+(?:[Aa]nd|&)\s+")


@dataclass(frozen=True, slots=True)
class NamesReading:
    """The names in print order; `truncated` where the print says that there are more."""

    names: tuple[Name, ...]
    truncated: bool = False


def read_names(text: str) -> NamesReading:
    """Read a whole printed author field. Empty text gives no names."""
    text = _DEGREE.sub("", _ROLE.sub("", _BY.sub("", text))).strip().rstrip(";,: ")
    whole = _LEFT_OUT.sub(" ", text)  # `Smith, J., . . . Adams, J.`
    truncated, text = whole != text, whole
    while match := _TRUNCATED.search(text):
        truncated, text = True, text[: match.start()].rstrip(" ,;")
    names = [name for part in _divide(text) for name in _read_part(part)]
    return NamesReading(tuple(names), truncated)


def _divide(text: str) -> list[str]:
    """Divide at semicolons (and colons misread for them), the last piece at `and` too."""
    text = re.sub(r";?\s*on behalf of .*$", "", text, flags=re.IGNORECASE)
    parts = re.split(r"\s*;\s*|(?<=[a-z]):(?=[A-Z][\w'-]+, )", text)
    return [part.strip(" ,") for part in parts if part.strip(" ,.")]


def _read_part(text: str) -> list[Name]:
    """Read a piece without semicolons: one name, or several divided by commas and `and`."""
    pieces = _AND.split(text)
    if is_organisation(text) and (len(pieces) == 1 or _PLACE.fullmatch(pieces[0])):
        return [Organisation(literal=name) for name in split_organisations(text)]
    if len(pieces) > 1 and all(is_organisation(p) or not _is_person(p) for p in pieces):
        return [Organisation(literal=name) for name in split_organisations(text)]
    if _LISTED_FAMILIES.fullmatch(text):
        return [Person(family=name) for name in re.split(r",\s*|\s(?:and|&)\s", text)]
    # "Family, Given and Unit in X and the Y": what follows the first organisation belongs to it.
    names: list[Name] = []
    for number, piece in enumerate(pieces):
        if is_organisation(piece):
            rest = text[text.index(piece) :] if number else piece
            whole = split_organisations(rest if number else text)
            return names + [Organisation(literal=name) for name in whole]
        names += _read_people(piece)
    return names


def _is_person(text: str) -> bool:
    words = text.replace(",", " ").split()
    return (
        bool(words)
        and len(words) <= 12
        and not is_organisation(text)
        and all(w[0].isupper() or w.casefold() in _PARTICLES or w[0] in "'’" for w in words)
    )


def _read_people(text: str) -> list[Name]:
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if not pieces:
        return []
    if len(pieces) == 1:
        return [read_person(pieces[0])]
    ending = sum(bool(_INITIALS_LAST.search(piece)) for piece in pieces)
    if ending >= 2 and ending >= len(pieces) - 1:  # "Lang T, Neumann N, A S", "… , Sustain"
        return [
            Organisation(literal=piece) if is_organisation(piece) else read_person(piece)
            for piece in pieces
        ]
    if _first_is_inverted(pieces):  # "Allen, Liz, Jo Scott"
        return [_person(pieces[0], pieces[1]), *(read_person(piece) for piece in pieces[2:])]
    # "Family, Given" pairs, where the second pieces are initials or given names; else whole names.
    initials = [bool(_INITIALS.fullmatch(piece)) for piece in pieces]
    if any(initials[1::2]) or (len(pieces) == 2 and " " not in pieces[0]):
        return _pairs(pieces, initials)
    if len(pieces) == 2 and len(pieces[1].split()) <= 3 and len(pieces[0].split()) <= 4:
        whole = all(len(p.split()) >= 2 for p in pieces) and not _starts_family(pieces[0])
        if not whole:
            return [_person(pieces[0], pieces[1])]
    return [
        Organisation(literal=piece) if is_organisation(piece) else read_person(piece)
        for piece in pieces
    ]


def _first_is_inverted(pieces: list[str]) -> bool:
    """Say whether the first name alone is printed family first, as Chicago and MLA do."""
    return (
        len(pieces) > 2
        and " " not in pieces[0]
        and len(pieces[1].split()) < 3
        and all(" " in piece for piece in pieces[2:])
        and not any(_INITIALS.fullmatch(piece.split()[-1]) for piece in pieces[1:])
    )


def _starts_family(text: str) -> bool:
    return text.split()[0].casefold() in _PARTICLES


def _pairs(pieces: list[str], initials: list[bool]) -> list[Name]:
    names: list[Name] = []
    at = 0
    while at < len(pieces):
        if at + 1 < len(pieces) and (initials[at + 1] or len(pieces) == 2):
            names.append(_person(pieces[at], pieces[at + 1]))
            at += 2
        else:
            names.append(read_person(pieces[at]))
            at += 1
    return names


def read_person(text: str) -> Person:
    """Read one name without a comma: `Given Family`, `Family I`, or `Family` alone."""
    text = text.strip()
    while title := _TITLE.match(text):
        text = text[title.end() :]
    words = text.split()
    if len(words) < 2:
        return Person(family=" ".join(words) or text.strip())
    ends_in_initials = _INITIALS.fullmatch(words[-1]) and not _SUFFIX.fullmatch(words[-1])
    if ends_in_initials and not _INITIALS.fullmatch(words[0]):
        cut = len(words) - 1
        while cut > 1 and _INITIALS.fullmatch(words[cut - 1]):
            cut -= 1
        return _person(" ".join(words[:cut]), " ".join(words[cut:]))
    if re.match(r"(?:Mc|Mac|O['’])[A-Z]", words[0]):
        return Person(family=" ".join(words))  # "McCauley Smith": two family names
    suffix = words.pop() if _SUFFIX.fullmatch(words[-1]) and len(words) > 2 else None
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in _PARTICLES:
        cut -= 1
    return _person(" ".join(words[cut:]), " ".join(words[:cut]), suffix)


def _person(family: str, given: str, suffix: str | None = None) -> Person:
    given = given.strip(" ,;")
    parts = given.split()
    while parts and parts[-1] in _PARTICLES and len(parts) > 1:
        family = f"{parts.pop()} {family}"
    family = family.strip(" ,;")
    if len(family) > 3 and family[-2:-1].islower():  # "Wright. J., Williams. R."
        family = family.rstrip(".")
    return Person(family=family, given=" ".join(parts) or None, suffix=suffix)
