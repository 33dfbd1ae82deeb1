"""Names as databases and reference managers print them, made people and organisations.

One cell may hold all authors in a dozen ways (`Smith, J.; Doe, A.`, `Smith J, Doe AB`, `J. Smith and
A. Doe`, `Smith J.Doe A. B.`); which one is told by its signs. What cannot be told stays whole, as an
organisation: nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from evidence_refs.formats.bodies import is_body, rejoined
from evidence_refs.formats.values import entities, line, protected
from evidence_refs.model import Name, Organisation, Person


@dataclass(frozen=True, slots=True)
class People:
    """Names in their order; `truncated` where the print says that there are more."""

    names: tuple[Name, ...] = ()
    truncated: bool = False


NOBODY = People()

_NOBODY = frozenset(
    ("anonymous", "anon", "anon.", "no authors listed", "no author name available", "unknown", "nan",
     "n/a", "na", "none", "null", "not available", "no author", "author unknown", "-", "?", "n.n.")
)  # fmt: skip
_ET_AL = re.compile(
    r"[\s,;&]*(?:\band\s+)?(?:\bet\.?\s+al\b\.?|\band others\b|(?-i:\bu\.\s?a\.)$|…|\.\.\.)[\s.,;]*$",
    re.I,
)
_LAST = 40
_BLANKS = re.compile(r"[^\S\n]{2,}")
_MANY_LINES = re.compile(r"\s*\n\s*")
_AND = re.compile(r"\s*,?\s+(?:and|AND|&)\s+")
_RUN_ON = re.compile(r"(?<=\w\.)(?=[^\W\d_a-z][\w'’-]{0,30}[^\W\d_A-Z.][\w'’ -]{0,30}\s\S\.?)")
_SCOPUS_NUMBER = re.compile(r"\s*\(\d{5,}\)$")
_SUFFIX = re.compile(r"(?:jr|sr|jnr|snr)\.?|ii|iii|iv|2nd|3rd", re.I)
_PARTICLES = frozenset(
    """van von der den de del della di da dos das do du la le ter ten te zu zum zur af av el al bin
    ibn ben vom vander vande y e d' 't""".split()
)  # fmt: skip
_LONGEST_PERSON = 6


def cell(text: str, *, pair: bool = False) -> People:
    """Give the names of a cell that holds all of them.

    `pair` says that a lone `Garcia Lopez, Maria Jose` is one person, since other cells of its table
    keep names apart by other signs.
    """
    text = _BLANKS.sub(" ", entities(text)).strip()
    if not text or _says_nobody(text):
        return NOBODY
    text, truncated = without_et_al(text)
    return several(_parts(text, pair), truncated=truncated)


def without_et_al(text: str) -> tuple[str, bool]:
    """Give a list of names without the words that say that there are more, and whether it had them."""
    if "al" in text[-8:] or text[-1:] in (".", "…") or "others" in text[-9:]:
        cut = text[:-_LAST] + _ET_AL.sub("", text[-_LAST:])
        return cut, cut != text
    return text, False


def several(texts: Iterable[str], *, truncated: bool = False) -> People:
    """Give the names of texts that each hold one."""
    names = []
    for text in texts:
        if _is_et_al(text):
            truncated = True
            continue
        text, is_cut = without_et_al(text)
        truncated = truncated or is_cut
        name = one(text)
        if name:
            names.append(name)
    return People(tuple(names), truncated and bool(names))


def _is_et_al(text: str) -> bool:
    return len(text) < 12 and text.strip(" .,").lower() in ("et al", "al", "others", "and others")


@lru_cache(maxsize=32768)  # who wrote one work wrote others
def one(text: str) -> Name | None:
    """Give the person or organisation of a text that holds one name; None where it names nobody.

    An organisation is in braces (BibTeX), ends with a comma (EndNote), or is told by its words.
    """
    text = line(text)
    if text.endswith(")"):
        text = _SCOPUS_NUMBER.sub("", text)
    if not text.strip(" ,;.{}") or _says_nobody(text):
        return None
    if text[0] == "{" and text[-1] == "}" and "}" not in text[:-1]:
        return _organisation(text[1:-1])
    text = text.replace("{", "").replace("}", "").strip("; ")
    if "," in text:
        return _with_commas(text)
    return of_words(text.split())


def inverted(name: Name) -> str:
    """Give a name so that `one` reads it back, as far as can be: `Smith, J., Jr`.

    A comma ends an organisation that looks like a person.
    """
    if isinstance(name, Organisation):
        literal = line(protected(name.literal))
        return literal if one(literal) == name else f"{literal.replace(',', ',,')},"
    if not name.given and not name.suffix:
        return name.family
    parts = [name.family, name.given or "", name.suffix or ""]
    return ", ".join(parts if name.suffix else parts[:2])


def is_suffix(text: str) -> bool:
    """Whether a word is `Jr`, `III` or the like."""
    return bool(_SUFFIX.fullmatch(text))


def _says_nobody(text: str) -> bool:
    return len(text) < 30 and text.strip(" []().").lower() in _NOBODY


def _organisation(text: str) -> Organisation | None:
    text = text.strip()
    return Organisation(literal=text) if text else None


def person(family: str, given: str = "", suffix: str = "") -> Name | None:
    """Give a person of the parts of its name; None where they are all empty."""
    family, given, suffix = family.strip(" ,"), given.strip(" ,"), suffix.strip(" ,")
    if not family:
        family, given = given, ""
    if not family:
        return None
    return Person(family=family, given=given or None, suffix=suffix or None)


def _with_commas(text: str) -> Name | None:
    if text.endswith(","):
        return _organisation(text[:-1].replace(",,", ","))
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 1:
        return person(parts[0])
    family, *rest = parts
    if " " in family and is_body(family) and not is_initials(rest[0]):
        return _organisation(text)
    if len(rest) == 1:
        return _family_and_given(family, rest[0])
    if len(rest) == 2 and is_suffix(rest[0]):
        return person(family, rest[1], rest[0])
    if len(rest) == 2:
        return person(family, rest[0], rest[1])
    return _organisation(text)


def _family_and_given(family: str, given: str) -> Name | None:
    if is_suffix(given):
        return person(family, "", given)
    for whole in (family, given):
        before, _, last = whole.rpartition(" ")
        if before and is_suffix(last) and not (whole is given and len(last) < 3 and last.isupper()):
            return person(before, given, last) if whole is family else person(family, before, last)
    return person(family, given)


def of_words(words: list[str]) -> Name | None:
    """Give the name of words without a comma: `Jan van der Berg`, `Berg J`, `NHS England`."""
    if not words:
        return None
    text = " ".join(words)
    if len(words) == 1:
        return _organisation(text) if len(text) > 2 and text.isupper() else person(text)
    if (
        len(words) > _LONGEST_PERSON
        or any(char.isdigit() for char in text)
        or is_body(text)
        or "&" in words
    ):
        return _organisation(text)
    suffix = ""
    if len(words) > 2 and is_suffix(words[-1]) and not words[-1].startswith("I"):
        *words, suffix = words
    at = len(words)
    while at > 1 and is_initials(words[at - 1]):
        at -= 1
    if at < len(words):
        return person(" ".join(words[:at]), " ".join(words[at:]), suffix)
    at = _where_family_begins(words)
    return person(" ".join(words[at:]), " ".join(words[:at]), suffix)


def _where_family_begins(words: list[str]) -> int:
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES and words[at - 1] != "Y":
        at -= 1
    return 0 if words[0].islower() and words[0] in _PARTICLES else at


def is_initials(text: str) -> bool:
    """Whether a text is initials: `J`, `AB`, `A. B.`, `J.-P.`."""
    if len(text) <= 3 and text.isalpha():
        return text.isupper()
    tokens = text.replace(".", " ").replace("-", " ").split()
    if not tokens or len(text) > 16:
        return False
    if all(len(token) == 1 and token.isalpha() for token in tokens):
        return True
    return (
        "." in text
        and all(len(token) <= 2 and token.isalpha() and token[0].isupper() for token in tokens)
    ) or (len(tokens) == 1 and len(text) <= 4 and text.isalpha() and text.isupper())


# --- A cell of many ---------------------------------------------------------------------------


def _parts(text: str, pair: bool) -> list[str]:
    if "{" in text:
        return _outside_braces(text)
    for sign in ";|":
        if sign in text:
            return text.replace("\n", " ").split(sign)
    if "\n" in text:
        return _MANY_LINES.split(text)
    many = _AND.split(text) if " " in text else [text]
    if len(many) > 1:
        return [name for part in rejoined(many) for name in _by_commas(part, pair=True)]
    if "," not in text and "." in text:
        return _RUN_ON.split(text)
    return _by_commas(text, pair=pair)


def parts_otherwise(text: str) -> bool:
    """Whether a cell keeps names apart by other signs than commas."""
    return ";" in text or " and " in text or "|" in text


def _outside_braces(text: str) -> list[str]:
    """Part a cell of BibTeX at each `and` that stands in no braces; or at `;`."""
    separator = re.compile(r";" if ";" in re.sub(r"\{[^{}]*\}", "", text) else r"\s+and\s+", re.I)
    parts, start, depth = [], 0, 0
    for match in re.finditer(rf"[{{}}]|{separator.pattern}", text, re.I):
        if match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif not depth:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def _by_commas(text: str, *, pair: bool = False) -> list[str]:
    """Part a list whose names are kept apart by commas, which may also part family and given name.

    `pair` says that two are surely family and given name, unless both have initials.
    """
    if "," not in text:
        return [text]
    items = [item for item in map(str.strip, text.split(",")) if item]
    if all(map(_ends_with_initials, items)):
        return items
    if len(items) < 4 and any(is_suffix(item.split()[-1]) for item in items):
        return [text]
    if len(items) == 2:
        names = [item for item in items if " " in item and not is_initials(item)]
        return items if len(names) == 2 and not (pair or _begins_with_particle(text)) else [text]
    if len(items) % 2 == 0 and all(map(is_initials, items[1::2])):
        return _in_pairs(items)
    if is_body(text) and not any(map(_ends_with_initials, items)):
        return [text]
    if len(items) % 2 == 0 and not any(" " in item for item in items[::2]):
        return _in_pairs(items)
    return items


def _in_pairs(items: list[str]) -> list[str]:
    return [f"{family}, {given}" for family, given in zip(items[::2], items[1::2], strict=True)]


def _begins_with_particle(text: str) -> bool:
    return text.split(None, 1)[0].lower() in _PARTICLES


def _ends_with_initials(text: str) -> bool:
    before, _, last = text.rpartition(" ")
    return bool(before) and is_initials(last) and not is_initials(before)
