"""A citation key for a record: `kingsfund2022place`.

Author or issuer, year, first telling word of the title; lower-case ASCII; unique. A key is made once
and never changed after that, so that what cites it goes on to work.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from itertools import chain, count
from urllib.parse import unquote, urlsplit

from evidence_refs.edtf import year_of
from evidence_refs.matching.issuers import is_acronym, owner_of
from evidence_refs.matching.keys import STOP_WORDS
from evidence_refs.model import Name, Person, Reference, Work

_LONGEST = 24

# Letters that Unicode does not take apart into a letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_WORD, _NOT_ASCII = re.compile(r"[^\W_]+"), re.compile(r"[^a-z0-9]")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&]{0,6}[A-Z])\)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"}
)
_COMMON_LABELS = frozenset({"co", "com", "org", "gov", "ac", "net", "nhs", "edu", "int"})
_FILE_ENDING = re.compile(r"\.(?:html?|pdf|aspx?|php|docx?)$", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+://\S+|www\.\S+", re.IGNORECASE)
_PREFIX = re.compile(r"(?<![^\W_])(co|de|e|re)-(?=[^\W\d_])", re.IGNORECASE)
# Steps of an address that are the same for every page of a site.
_PLAIN_STEPS = frozenset(
    "article content default document download file home index item node page post publication"
    " publications view watch".split()
)


def make_key(work: Work, taken: Container[str]) -> str:
    """Make a key for a record.

    Args:
        work: the record; of a reference without a title or address, the words of its first
            citation stand in for the title.
        taken: keys and aliases that there are; the new key is none of them.
    """
    stem = "".join(key_parts(work))
    return next(key for key in numbered(stem) if key not in taken)


def key_parts(work: Work) -> tuple[str, str, str]:
    """Give what a key is made of: author or issuer, year or `nd`, word of the title.

    The last may be empty.
    """
    who, year = _who(work), year_of(work.date)
    return who, "nd" if year is None else str(abs(year)), _what(work, who)


def numbered(stem: str) -> Iterator[str]:
    """Give the stem, then the stem with a, b, … z, aa, ab and so on."""
    yield stem
    for number in count(1):
        suffix = ""
        while number:
            number, letter = divmod(number - 1, 26)
            suffix = chr(ord("a") + letter) + suffix
        yield stem + suffix


def _who(work: Work) -> str:
    candidates = chain(
        map(_name, work.authors[:1]),
        map(_organisation, work.source),
        map(_name, work.editors[:1]),
        map(_organisation, (work.journal or "",)),
        map(_host, (work.url or work.url_text,)),
    )
    return next((name for name in candidates if name), "anon")


def _name(name: Name) -> str:
    return "".join(_words(name.family)) if isinstance(name, Person) else _organisation(name.literal)


def _organisation(name: str) -> str:
    """Shorten an organisation's name: its printed acronym, its initials, or its two words.

    A department stands behind a full stop (`NHS Confederation. Mental Health Network`).
    """
    if _HOST.fullmatch(name):
        return _host(f"//{name}")
    name = re.split(r"(?<=\w{3})\.\s", name)[0]
    if printed := _ACRONYM.search(name):
        return "".join(_words(printed[1]))
    name = _BRACKETS.sub("", name) or name
    words = [word for word in re.split(r"[\s/,–—-]+", name) if word.lower() not in _SMALL_WORDS]
    telling = [(word, "".join(_words(word))) for word in words]
    telling = [(word, ascii_word) for word, ascii_word in telling if ascii_word]
    if len(telling) < 3:
        return "".join(ascii_word for _, ascii_word in telling)[:_LONGEST]
    initials = (ascii if word.isupper() else ascii[0] for word, ascii in telling)
    return "".join(initials)[:_LONGEST]


def _what(work: Work, who: str) -> str:
    """Give the first word that tells something, of the first text that has one, else any word."""
    words = (_telling([*_words(_PREFIX.sub(r"\1", text))], who) for text in _texts(work))
    return next((word for word in words if word), "")[:_LONGEST]


def _texts(work: Work) -> Iterator[str]:
    """Give the texts that say what a work is about, the most telling first."""
    yield work.title or ""
    steps = list(_path(work.url or work.url_text))
    yield from (step for step in steps if not _is_plain(step))
    if isinstance(work, Reference):
        yield from (_ADDRESS.sub("", citation.text or "") for citation in work.cited_in[:1])
    yield from steps


def _is_plain(step: str) -> bool:
    return all(word.isdigit() or word in _PLAIN_STEPS for word in _words(step))


def _telling(words: list[str], who: str) -> str:
    """Give the first word that says what a text is about, not whose it is; else the first."""
    telling = [word for word in words if len(word) > 1 and word not in STOP_WORDS]
    telling = [word for word in telling if not word.isdigit()] or words
    plain = [word for word in telling if word.isalpha()] or telling
    subject = (word for word in plain if word not in who and not is_acronym(word))
    return next(subject, next(iter(plain), ""))


def _words(text: str) -> Iterator[str]:
    """Give the words of a text in lower-case ASCII."""
    plain = _APOSTROPHES.sub("", text).casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    for word in _WORD.findall(plain.replace("&", "")):
        ascii_word = _NOT_ASCII.sub("", word)
        if ascii_word:
            yield ascii_word


def _host(url: str | None) -> str:
    """Give the name in an address: `kingsfund` of www.kingsfund.org.uk, or the site's owner."""
    if owner := owner_of(_hostname(url)):
        return _organisation(owner)
    labels = _hostname(url).removeprefix("www.").split(".")
    telling = [label for label in labels[:-1] if label not in _COMMON_LABELS]
    return "".join(_words(telling[-1] if telling else "".join(labels)))[:_LONGEST]


def _hostname(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _path(url: str | None) -> Iterator[str]:
    """Give the words of an address's last steps, the last first."""
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*", "", url or "", flags=re.IGNORECASE)
    for step in reversed(path.split("/")):
        words = _FILE_ENDING.sub("", unquote(step))
        if re.search(r"[^\W\d_]{2}", words):
            yield words
