"""Names as databases and reference managers print them, made people and organisations.

What cannot be told stays whole, as an organisation: nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence_refs.formats.bodies import are_national, is_body
from evidence_refs.formats.values import line, protected
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
_SCOPUS_NUMBER = re.compile(r"\s*\(\d{5,}\)$")
_ORCID = re.compile(
    r"[,;\s]{1,4}\(?(?:ORCID\b:?\s*)(?:https?://orcid\.org/)?\d{4}(?:-\d{4}){2}-\d{3}[\dX]\)?$",
    re.I,
)
# `Wei Wang 0001`, whom DBLP tells from others of the name.
_NAMESAKE = re.compile(r"\b0\d{3}$")
_SUFFIX = re.compile(r"(?:jr|sr|jnr|snr)\.?|ii|iii|iv|2nd|3rd", re.I)
PARTICLES = frozenset(
    """van von der den de del della di da dos das do du la le ter ten te zu zum zur af av el al bin
    ibn ben vom vander vande y e d' 't""".split()
)  # fmt: skip
"""Words in small letters that begin a family name."""
_JOINING = ("y", "e")
_LONGEST_PERSON = 6


def without_et_al(text: str) -> tuple[str, bool]:
    """Give a list of names without the words that say that there are more, and whether it had them."""
    if "al" in text[-8:] or text[-1:] in (".", "…") or "others" in text[-9:]:
        cut = text[:-_LAST] + _ET_AL.sub("", text[-_LAST:])
        return cut, cut != text
    return text, False


def several(texts: Iterable[str], *, truncated: bool = False) -> People:
    """Give the names of texts that each hold one."""
    bare = []
    for text in texts:
        if _is_et_al(text):
            truncated = True
            continue
        text, is_cut = without_et_al(text)
        truncated = truncated or is_cut
        bare.append(text)
    names = each_of(bare, one)
    return People(names, truncated and bool(names))


def each_of(texts: Sequence[str], one: Callable[[str], Name | None]) -> tuple[Name, ...]:
    """Give the names of a list, of which `one` gives each by itself."""
    if are_national(texts):
        return tuple(Organisation(literal=text) for text in map(line, texts) if text)
    return tuple(filter(None, map(one, texts)))


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
    if "orcid" in text.lower():
        text = _ORCID.sub("", text)
    if not text.strip(" ,;.{}") or says_nobody(text):
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


def says_nobody(text: str) -> bool:
    """Whether a text says that there is no author: `[No authors listed]`."""
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
        len(words) > _LONGEST_PERSON + sum(word in PARTICLES for word in words)
        or any(char.isdigit() for char in _NAMESAKE.sub("", text))
        or is_body(text)
        or "&" in words
    ):
        return _organisation(text)
    if len(words) > 2 and _NAMESAKE.fullmatch(words[-1]):
        words = words[:-1]
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
    """Give the place of the first particle, as BibTeX does; else of the last word.

    In `José Ortega y Gasset` the particle joins two names.
    """
    if words[0].islower() and words[0] in PARTICLES:
        return 0
    for at, word in enumerate(words[1:-1], 1):
        if word in PARTICLES:
            return at - 1 if word in _JOINING and at > 1 else at
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES and words[at - 1] != "Y":
        at -= 1
    return at


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
