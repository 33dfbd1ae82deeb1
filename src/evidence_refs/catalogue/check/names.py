"""What looks wrong in the names of authors and editors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_refs.catalogue.check.finding import Finding, Loc, Rename
from evidence_refs.catalogue.text.scalar import scalar
from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.model import Name, Organisation, Person, Reference

# Words that no family is called by, as far as one can know.
_BODIES = re.compile(
    r"\b(?:NHS|Department|Ministry|Council|University|Institute|Association|Foundation|"
    r"Committee|Commission|Agency|Authority|Confederation|Federation|Network|"
    r"Partnership|Organi[sz]ation|Government|Alliance|Services?|Ltd|Limited|plc|Inc)\b"
)
_ET_AL = re.compile(r"(?:.*[\s,])?(?:et\.? ?al\.?|and others)|others", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|md|phd|mp|mbe|obe|cbe)\.?", re.IGNORECASE)
_WITH_COMMA = re.compile(r"([^,]+),\s*([^,]+)")
_WITH_INITIALS = re.compile(r"([A-Z][\w'’-]{2,})\s([A-Z]{1,3}|(?:[A-Z]\.[ -]?){1,3})")
_ORDINAL = re.compile(r"\b(?:2nd|3rd|[4-9]th)\b")  # Hook EW 3rd
_SEVERAL = re.compile(r"\s(?:and|&)\s|;")
_PERSON = re.compile(r"[A-Z][\w'’-]+,?\s(?:[A-Z]\.[ -]?){1,3}")


def doubts(reference: Reference, here: Loc) -> Iterator[Finding]:
    """Give what looks wrong in the names of the record at `here`."""
    for field in ("authors", "editors"):
        for nth, name in enumerate(getattr(reference, field)):
            found = _doubt(name, (*here, field, nth), reference.key)
            if found:
                yield found


def _doubt(name: Name, loc: Loc, key: str) -> Finding | None:
    if isinstance(name, Organisation):
        return _of_organisation(name.literal, loc, key)
    return (
        _et_al(name.family, loc, key)
        or _organisation(name, loc, key)
        or _several(name, loc, key)
        or _digits(name, loc, key)
    )


def _of_organisation(literal: str, loc: Loc, key: str) -> Finding | None:
    if found := _et_al(literal, loc, key):
        return found
    if not _PERSON.fullmatch(literal):
        return None
    family, given = re.split(r",?\s", literal, maxsplit=1)
    return Finding(
        "person-as-organisation",
        loc,
        f"`{literal}` looks like a person, entered as an organisation",
        _person(family, given),
        key,
    )


def _et_al(text: str, loc: Loc, key: str) -> Finding | None:
    if not _ET_AL.fullmatch(text):
        return None
    hint = "take it out of the names, and write `authors_truncated: true`"
    return Finding("et-al-as-name", loc, f"`{text}` is no name", hint, key)


def _organisation(name: Person, loc: Loc, key: str) -> Finding | None:
    whole = f"{name.given} {name.family}" if name.given else name.family
    certain = not (name.given or name.suffix) and " " in whole and bool(_BODIES.search(whole))
    if not certain and not (_is_body(name) and not name.suffix):
        return None
    return Finding(
        "organisation-as-person",
        loc,
        f"`{whole}` looks like an organisation, entered as a person",
        f"write {{literal: {scalar(whole, flow=True)}}}",
        key,
        mend=Rename((*loc, "family"), "literal") if certain else None,
    )


def _is_body(name: Person) -> bool:
    """Say whether a name is that of a body, or one that was cut in two at its last word."""
    if not name.given:
        return is_organisation(" ".join(name.family.split()))
    return bool(_BODIES.fullmatch(name.family)) and len(name.given.strip(". ")) > 2


def _several(name: Person, loc: Loc, key: str) -> Finding | None:
    family = name.family
    if _SEVERAL.search(family):
        message = f"`{family}` looks like several people in one name"
        return Finding("name-in-one-field", loc, message, "write each as a person", key)
    match = (
        None if name.given else _WITH_COMMA.fullmatch(family) or _WITH_INITIALS.fullmatch(family)
    )
    if not match or _SUFFIX.fullmatch(match[2]):
        return None
    return Finding(
        "name-in-one-field",
        loc,
        f"`{family}` holds given names too",
        _person(match[1], match[2]),
        key,
    )


def _digits(name: Person, loc: Loc, key: str) -> Finding | None:
    text = f"{name.given or ''} {name.family}"
    if not re.search(r"[\d*†‡§]", _ORDINAL.sub("", text)):
        return None
    message = f"`{text.strip()}` holds a sign that no name has"
    hint = "take out what points to a note or an address"
    return Finding("digits-in-name", loc, message, hint, key)


def _person(family: str, given: str) -> str:
    return f"write {{family: {scalar(family, flow=True)}, given: {scalar(given, flow=True)}}}"
