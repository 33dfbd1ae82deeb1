"""The words that the model labels as authors -> names. Organisations are never divided into people."""

from __future__ import annotations

import re

from evidence_refs.extraction.fields.names import NamesReading, read_person
from evidence_refs.extraction.fields.organisations import is_organisation, split_organisations
from evidence_refs.extraction.learned.words import GIVEN
from evidence_refs.model import Name, Organisation, Person

_TRUNCATED = re.compile(
    r"[,;]?\s*(?:\bet[\s.]+al\b\.?|\b(?:and|&)\s+others\b\.?|…|\.\.\.)\s*$", re.IGNORECASE
)
_COMMA_STOP = re.compile(r",\.\s*")
_ROLE = re.compile(
    r"[\s,]*[\[(]?\b(?:[Ee]ds?|[Ee]ditors?|[Pp]roducers?|[Dd]irectors?|[Dd]ir|Hrsg|[Cc]omp|[Tt]rans|[Cc]hair)\b\.?[\])]?\.?(?=\s*(?:$|,|&|and\b))",
)
_HANDLE = re.compile(r"\s*[\[(]@[^\])]*[\])]?")
_LEAD = re.compile(r"^(?:(?:see(?: also)?|by|from|cf\.?|source:?)\s+)+", re.IGNORECASE)
_INITIALS = r"[A-ZÀ-Ý]\.?(?:[ -]?[A-ZÀ-Ý]\b\.?){0,4}(?: [a-z]\.)?"
_PARTICLE = r"(?:(?:van|von|der|den|de|du|dos|da|di|del|della|la|le|ter|ten|el|al|el-|Van|De|Di|Da|Le|La|Von)\s+){0,3}"
_FAMILY = rf"{_PARTICLE}[A-ZÀ-Ý'’][\w’'‐‑-]*[\w](?:[ -](?:(?:de|da|do|dos|del|van|von|y) )?(?=\S*[a-zà-ý])[A-ZÀ-Ý][\w’'‐‑-]+){{0,2}}"
_FIRST_INITIALS = re.compile(rf"(?P<given>{_INITIALS})\s+(?P<family>{_FAMILY})")
_LAST_INITIALS = re.compile(
    rf"(?P<family>{_FAMILY}),?\s+(?P<given>{_INITIALS})(?!\w)(?P<suffix>,?\s(?:Jr|Sr|II|III)\b\.?)?"
)
_ONLY_INITIALS = re.compile(_INITIALS)
_ABBREVIATED = re.compile(r"\b(?:Ltd|Inc|Co|Corp|[A-Z])\.$")
_WITHOUT_STOPS = re.compile(r"\b[A-Z]{1,4}(?=,|;|\s(?:and|&)\s)(?:[^.]*\.$)|\s[A-Z]{2,4}\.$")
_BEHALF = re.compile(r"^(?:on behalf of|for) (?:the )?(?=[A-Z])")
_WITH_TEAM = re.compile(
    rf"(?P<who>{_FAMILY},? {_INITIALS}),? (?:and|for|on behalf of) (?:the )?(?P<team>[A-Z].{{3,90}}?)\.?"
)
_PARTICLES = frozenset("van von der den de du dos da di del della la le ter ten el al".split())
_DIVIDER = re.compile(r"\s*(?:;|,?\s+(?:[Aa]nd|&|und|et|y)\s+|,\s*&)\s*,?\s*")


def read_people(text: str) -> NamesReading:
    """Read people in any order of names: `Smith, J.B., Jones K and A. Brown, et al.`."""
    text, truncated = _prepared(text)
    names = _with_initials(text) or _with_given(text)
    return NamesReading(tuple(names), truncated)


def read_bodies(text: str) -> NamesReading:
    """Read organisations: one, or several where each name stands alone."""
    text, truncated = _prepared(text)
    if with_team := _WITH_TEAM.fullmatch(text):  # "Wells TS and the Cohort Study Team"
        people = _with_initials(with_team["who"]) or []
        return NamesReading((*people, Organisation(literal=with_team["team"])), truncated)
    text = _BEHALF.sub("", text)
    text = text if _ABBREVIATED.search(text) else text.rstrip(" .")
    names = [part for slashed in _slashed(text) for part in _divided(slashed)]
    bare = [name.strip(" ,;:") for name in names]
    return NamesReading(tuple(Organisation(literal=name) for name in bare if name), truncated)


def _divided(text: str) -> tuple[str, ...]:
    """Divide at commas and `and` where each piece names a body by itself, else as bodies do."""
    pieces = [p.strip() for p in re.split(r",\s+(?:and\s+)?|\s+and\s+", text) if p.strip()]
    if len(pieces) > 2 and all(" " in p and is_organisation(p) for p in pieces):
        return tuple(pieces)
    return split_organisations(text)


def _slashed(text: str) -> list[str]:
    parts = [part.strip() for part in text.split("/")]
    return parts if len(parts) > 1 and all(len(part) > 2 for part in parts) else [text]


def _prepared(text: str) -> tuple[str, bool]:
    """Give the text on one line without what is no name, and whether it says that there are more."""
    text = _HANDLE.sub("", " ".join(text.split()))
    text = _COMMA_STOP.sub(", ", _LEAD.sub("", text)).strip(" ,;:(")
    text = _ROLE.sub("", text).strip(" ,;")
    text = re.sub(r"(?<=[a-z])- (?=[a-z])", "", text)  # a name broken at a line's end
    truncated = False
    while match := _TRUNCATED.search(text):
        truncated, text = True, text[: match.start()].rstrip(" ,;")
    text = re.sub(r"^(?:and|&)\s+", "", text)
    if text.endswith(".") and _WITHOUT_STOPS.search(text):
        text = text[:-1]  # the style's stop, not the initial's
    return text, truncated


def _with_initials(text: str) -> list[Name] | None:
    """Read a list in which every name has initials, before it or after it; None for any other."""
    names: list[Name] = []
    for part in _DIVIDER.split(text):
        at = 0
        part = part.strip(" ,")
        while at < len(part):
            match = _LAST_INITIALS.match(part, at) or _FIRST_INITIALS.match(part, at)
            if not match or (match.end() < len(part) and part[match.end()] not in ",. "):
                return None
            names.append(_person(match))
            at = match.end()
            while at < len(part) and part[at] in ",. ":
                at += 1
    return names or None


def _person(match: re.Match[str]) -> Person:
    groups = match.groupdict()
    suffix = (groups.get("suffix") or "").strip(" ,") or None
    return Person(family=groups["family"], given=groups["given"].strip(), suffix=suffix)


def _with_given(text: str) -> list[Name]:
    """Read people some of whom have whole given names, before the family name or after a comma."""
    parts = [[p for p in re.split(r"\s*,\s*", part) if p] for part in _DIVIDER.split(text)]
    pieces = [piece for part in parts for piece in part]
    if len(pieces) > 2 and all(_is_one_name(piece) for piece in pieces):
        given = [piece.casefold() in GIVEN for piece in pieces]
        if not any(given[1::2]):
            return [Person(family=piece) for piece in pieces]
    names: list[Name] = []
    for number, part in enumerate(parts):
        names += _read_part(part, first=number == 0, whole=len(pieces))
    return names


def _read_part(pieces: list[str], first: bool, whole: int) -> list[Name]:
    names: list[Name] = []
    at = 0
    while at < len(pieces):
        piece, following = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        if len(pieces) > 2 and is_organisation(piece):  # a study's team among its people
            names.append(Organisation(literal=piece))
            at += 1
            continue
        if _LAST_INITIALS.fullmatch(piece) and not _ONLY_INITIALS.fullmatch(following or ""):
            names += _read_one(piece)
            at += 1
            continue
        if (following and _ONLY_INITIALS.fullmatch(following)) or (
            following and _is_given(piece, following, first and at == 0, len(pieces))
        ):
            names.append(Person(family=piece, given=following))
            at += 2
        else:
            names += _read_one(piece)
            at += 1
    return names


def _is_given(family: str, given: str, opens: bool, count: int) -> bool:
    """Say whether a comma stands between a family name and its given names."""
    if len(family.split()) > 3 or len(given.split()) > 3:
        return False
    if given.split()[0].casefold().rstrip(".") in GIVEN and _is_family(family):
        return True
    return _is_family(family) and (opens or count == 2)


def _is_family(text: str) -> bool:
    words = text.split()
    return (
        len(words) == 1
        or words[0].casefold() in _PARTICLES
        or (len(words) == 2 and words[0].casefold() not in GIVEN)
    )


def _read_one(piece: str) -> list[Name]:
    match = _LAST_INITIALS.fullmatch(piece) or _FIRST_INITIALS.fullmatch(piece)
    if match:
        return [_person(match)]
    person = read_person(piece.strip(" ."))
    return [person] if person.family else []


def _is_one_name(piece: str) -> bool:
    return " " not in piece and len(piece) > 2
