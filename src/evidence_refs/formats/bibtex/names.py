"""Names in an `author` field, read: parted as BibTeX does it (Patashnik, BibTeXing, 1988, section 4).

They are parted before LaTeX is taken out of them, since braces say what belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence_refs.formats import names
from evidence_refs.formats.bibtex.latex_reading import unicode_text
from evidence_refs.formats.names import People
from evidence_refs.formats.values import line
from evidence_refs.model import Name, Organisation, Person

_AND = re.compile(r"[{}]|\s+and(?=\s)", re.IGNORECASE)
_COMMA = re.compile(r"[{}]|,")
_BLANKS = re.compile(r"[{}]|(?:\s|~|\\ )+")
_NAMED_PART = re.compile(r"(?:family|given|prefix|suffix|useprefix|id)(?:-i)?\s*=", re.IGNORECASE)
_PLAIN = re.compile(r"[^{}\\~=&]*")


def people(text: str) -> People:
    """Give the names of an `author` field, as it stands in the file."""
    if not text.strip():
        return names.NOBODY
    found: list[Name] = []
    truncated = False
    for each in split(" ".join(text.split()), _AND):
        if each.lower() in ("others", "et al", "et al."):
            truncated = True
        else:
            name = one(each)
            if name:
                found.append(name)
    return People(tuple(found), truncated and bool(found))


def bodies(text: str) -> list[str]:
    """Give the names of a list such as `publisher`, in which `and` parts them; not tidied yet."""
    return [unicode_text(each) for each in split(text, _AND) if each] if text.strip() else []


def stand_ins(text: str) -> set[str]:
    """Give the names of a list whose every name has two pairs of braces; none of another."""
    if not text.startswith("{{"):
        return set()
    parts = [each for each in split(text, _AND) if each]
    if all(is_one_group(each) and is_one_group(each[1:-1]) for each in parts):
        return set(map(clean, parts))
    return set()


def split(text: str, at: re.Pattern[str]) -> list[str]:
    """Part a text at each match that stands in no braces; `at` matches braces too."""
    if "{" not in text and "}" not in text:
        return [part.strip() for part in at.split(text)]
    parts, start, depth = [], 0, 0
    for match in at.finditer(text):
        if match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif depth == 0:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


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
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
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
