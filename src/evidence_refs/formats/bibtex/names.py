"""Names in an `author` field, read: parted as BibTeX does it (Patashnik, BibTeXing, 1988, section 4).

They are parted before LaTeX is taken out of them, since braces say what belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence_refs.formats import names
from evidence_refs.formats.bibtex.latex_reading import unicode_text
from evidence_refs.formats.bodies import rejoined
from evidence_refs.formats.braces import AND, SEMICOLON, split
from evidence_refs.formats.names import People, is_initials
from evidence_refs.formats.values import line
from evidence_refs.model import Name, Organisation, Person

_AMPERSAND = re.compile(r"[{}]|\s\\?&\s")
_COMMA = re.compile(r"[{}]|,")
_BLANKS = re.compile(r"[{}]|(?:\s|~|\\ )+")
_NAMED_PART = re.compile(r"(?:family|given|prefix|suffix|useprefix|id)(?:-i)?\s*=", re.IGNORECASE)
_PLAIN = re.compile(r"[^{}\\~=&]*")


def people(text: str) -> People:
    """Give the names of an `author` field, as it stands in the file."""
    if not text.strip():
        return names.NOBODY
    bare: list[str] = []
    truncated = False
    parts = rejoined(split(" ".join(text.split()), AND))
    for each in (_unwrapped(name) for part in parts for name in _several(part)):
        name, is_cut = ("", True) if each.lower() == "others" else names.without_et_al(each)
        truncated = truncated or is_cut
        bare.append(name)
    found = names.each_of(list(filter(None, bare)), one)
    return People(found, truncated and bool(found))


def _unwrapped(text: str) -> str:
    """Give `{et al.}` without the braces, in which it is no name either."""
    bare = text.strip("{}")
    return bare if bare.lower().strip(" .,") == "et al" else text


def _several(text: str) -> list[str]:
    """Part names that were joined by other signs than `and`: `Smith, J.; Jones, A.`, `Smith, J. & Jones, A.`."""
    if ";" in text:
        return split(text, SEMICOLON)
    if "&" in text:
        parts = split(text, _AMPERSAND)
        if all("," in part or is_initials(part.split(" ")[0]) for part in parts):
            return parts
    return [text]


def bodies(text: str) -> list[str]:
    """Give the names of a list such as `publisher`; not tidied yet.

    An `and` beside a name in braces parts two: elsewhere it may stand inside of one, as in `Department of
    Health and Social Care`.
    """
    parts = [each for each in split(text, AND) if each]
    if not any(map(_is_enclosed, parts)):
        parts = [text.strip()]
    return [unicode_text(each) for each in parts if each]


def in_one_group(text: str) -> str:
    """Give a list of names that have two pairs of braces each with one."""
    return " and ".join(each[1:-1] for each in split(text, AND) if each)


def stand_ins(text: str) -> set[str]:
    """Give the names of a list whose every name has two pairs of braces; none of another."""
    if not text.startswith("{{"):
        return set()
    parts = [each for each in split(text, AND) if each]
    if all(is_one_group(each) and is_one_group(each[1:-1]) for each in parts):
        return set(map(clean, parts))
    return set()


def one(text: str) -> Name | None:
    """Give the name of a person or an organisation; None where it names nobody."""
    if _PLAIN.fullmatch(text):
        return names.one(text)
    written = split(text, _COMMA)
    if all(map(_NAMED_PART.match, written)):
        return _of_named_parts(map(clean, written))
    parts = list(map(clean, written))
    if len(parts) == 1:
        if is_one_group(text):
            literal = clean(text)
            return Organisation(literal=literal) if literal else None
        return names.of_words([word for word in map(clean, split(text, _BLANKS)) if word])
    if len(parts) == 2:
        return _person(parts[0], parts[1])
    return _person(parts[0], " ".join(parts[2:]), parts[1])


def _person(family: str, given: str, suffix: str = "") -> Name | None:
    """Give a person of parts that stand as they are, a comma in braces too."""
    if not family:
        family, given = given, ""
    return Person(family=family, given=given or None, suffix=suffix or None) if family else None


def clean(text: str) -> str:
    """Give a part of a name, or the name of a body, as print has it."""
    return line(unicode_text(text))


def is_one_group(text: str) -> bool:
    r"""Whether braces enclose all of a name: an organisation, unless they hold one letter `{\'E}`."""
    return not text.startswith("{\\") and _is_enclosed(text)


def _is_enclosed(text: str) -> bool:
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at == len(text) - 1
    return False


def _of_named_parts(parts: Iterable[str]) -> Name | None:
    """BibLaTeX's `family=Berg, given=Jan, prefix=van der`."""
    pairs = (part.partition("=") for part in parts)
    said = {name.strip().lower(): text.strip(' "') for name, _, text in pairs}
    family = " ".join(filter(None, (said.get("prefix", ""), said.get("family", ""))))
    return names.person(family, said.get("given", ""), said.get("suffix", ""))
