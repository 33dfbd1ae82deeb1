"""What several prints claim of one field: which value is kept, and which stay beside it.

The rule is the end of section 3 of the cataloguing rules: the fullest value; of equally full ones
that which most citations give, then the first. Of titles that as many citations give, one that has
words or letters which the other lost comes before it. Every other value is an alternate, once and
with its first place, unless it differs in trifles alone (`same_value`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlsplit

from evidence_refs.edtf import precision
from evidence_refs.matching.keys import (
    content_words,
    doi_key,
    fold_title,
    is_home_page,
    segments,
    url_key,
)
from evidence_refs.model import WORK_FIELDS, Alternate, Name, Organisation, Person, Work

W = TypeVar("W", bound=Work)
Value = str | bool | tuple[Name, ...] | tuple[str, ...]
FOLLOWERS = {"authors_truncated": "authors", "date_text": "date"}
"""Fields that say something of another field's value, and are kept with it."""

SETTLED = tuple(name for name in WORK_FIELDS if name not in (*FOLLOWERS, "undated"))
"""Fields whose value is settled on its own."""

# Types that say little, from the least: losing to another they contradict nothing.
_GENERAL = ("document", "webpage", "report")
# A sign that the text wrote as a command (`\pounds` for £): no word, and a worse print.
_COMMAND = re.compile(r"\\[A-Za-z]+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
# Fields that name organisations.
_BODIES = ("authors", "editors", "source")
_SAME_MARK = str.maketrans("‘’‚‛“”„‟´`′″‐‑‒–—―", "''''\"\"\"\"'''\"------")
_MONTHS = "jan feb mar apr may jun jul aug sep sept oct nov dec".split()
_DATE_WORDS = frozenset(
    "and date first last of on published publication the update updated".split()
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A field's value, where it stands, and how many citations give it.

    `firm` claims may win; the others (alternates, that a decision was made about) only vote.
    `at` puts claims in order: the place of the first citation.
    """

    value: Value
    from_: str
    at: tuple[object, ...] = ()
    weight: int = 1
    firm: bool = True


def settle(field: str, claims: Sequence[Claim]) -> tuple[Claim | None, tuple[Alternate, ...]]:
    """Give the claim that is kept, None where none is firm, and the alternates, in order."""
    ordered = _added_up(sorted(claims, key=lambda claim: claim.at))
    if len(ordered) == 1 and ordered[0].firm:
        return ordered[0], ()
    firm = [claim for claim in ordered if claim.firm]
    if not firm:
        return None, alternates_to(field, None, ordered)
    full = [c for c in firm if not any(is_fuller(field, o.value, c.value) for o in firm)]

    def like(claim: Claim) -> int:
        return sum(c.weight for c in ordered if same_value(field, c.value, claim.value))

    def exact(claim: Claim) -> int:
        return sum(c.weight for c in ordered if c.value == claim.value)

    most = max(map(like, full))
    chosen = [claim for claim in full if like(claim) == most]
    if field == "title":
        chosen = [c for c in chosen if not any(lost_words(c.value, o.value) for o in chosen)]
    kept = max(chosen, key=exact)
    return kept, alternates_to(field, kept.value, ordered)


def _added_up(claims: Sequence[Claim]) -> list[Claim]:
    """Give each value once, from its first place, with the weight of all that say it."""
    first: dict[tuple[Value, bool], Claim] = {}
    for claim in claims:
        held = first.get((claim.value, claim.firm))
        first[claim.value, claim.firm] = (
            replace(held, weight=held.weight + claim.weight) if held else claim
        )
    return list(first.values())


def lost_words(one: object, other: object) -> bool:
    """Say whether a title is another but for words or letters that it lost, wherever they stood."""
    less, more = (re.findall(r"\w+(?:-\w+)*", _plain_text(title)) for title in (one, other))
    rest = iter(more)
    return less != more and all(
        any(word in (held, *_one_letter_less(held)) for held in rest) for word in less
    )


def _one_letter_less(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def alternates_to(field: str, kept: object, claims: Sequence[Claim]) -> tuple[Alternate, ...]:
    """Give the claims that say something else than `kept`: each value once, from its first place."""
    others: list[Alternate] = []
    for claim in claims:
        quiet = field == "type" and claim.value in _GENERAL
        held = (kept, *(other.value for other in others))
        if not quiet and not any(same_value(field, claim.value, value) for value in held if value):
            others.append(Alternate(value=claim.value, from_=claim.from_))
    return tuple(others)


def same_value(field: str, one: object, other: object) -> bool:
    """Say whether two values of a field differ in trifles alone.

    They are case, quotation marks, dashes, blanks, a final stop, and a hyphen inside a word; of an
    organisation's name also its article, and its acronym. Another name of one body is no trifle.
    """
    if one == other:
        return True
    if field == "url":
        a, b = str(one), str(other)
        return url_key(a) == url_key(b) != "" and urlsplit(a).fragment == urlsplit(b).fragment
    if field == "doi":
        return doi_key(str(one)) == doi_key(str(other)) != ""
    if field in ("url_text", "archive_url"):
        return _plain_text(one) == _plain_text(other)
    if field in _BODIES and isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same_body, one, other))
    return _plain(one) == _plain(other)


def _same_body(one: object, other: object) -> bool:
    """Say whether two names are one but for an article, or an acronym beside or in place of it."""
    if isinstance(one, Person) or isinstance(other, Person):
        return _plain(one) == _plain(other)
    a, b = fold_title(_printed(one)), fold_title(_printed(other))
    if a == b != "" or _initials(a) == b or _initials(b) == a:
        return True
    return _plain(one) == _plain(other)


def _initials(name: str) -> str | None:
    words = content_words(name)
    return "".join(word[0] for word in words) if len(words) > 1 else None


def _printed(body: object) -> str:
    return body.literal if isinstance(body, Organisation) else str(body)


def _plain(value: object) -> str | tuple[object, ...]:
    """Fold a value, without the hyphens inside words: a print may have lost them at a line's end."""
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    if isinstance(value, Person):
        return (_plain(value.family), _plain(value.given or ""), _plain(value.suffix or ""))
    if isinstance(value, Organisation):
        return (_plain(value.literal),)
    return _HYPHEN.sub("", _plain_text(value))


def _plain_text(value: object) -> str:
    return _folded(str(value))


# The claims of a field are compared each with each, and an abstract is long to fold.
@lru_cache(maxsize=64)
def _folded(value: str) -> str:
    text = unicodedata.normalize("NFKC", value).translate(_SAME_MARK).replace('"', "'")
    return (
        re.sub(r"'|\s+", lambda m: " " if m[0].isspace() else "", text)
        .strip()
        .rstrip(".")
        .casefold()
    )


def is_fuller(field: str, one: object, other: object) -> bool:
    """Say whether a value of a field says more than another: strictly, so that ties are ties."""
    if field == "title":
        a, b = _words(str(one)), _words(str(other))
        return (len(a) > len(b) and a[: len(b)] == b) or (
            a == b and len(segments(str(one))) > len(segments(str(other)))
        )
    if isinstance(one, tuple) and isinstance(other, tuple):
        more, less = _fullness_of_list(one), _fullness_of_list(other)
        if more == less and same_value(field, one, other):
            return _printed_words(one) > _printed_words(other)
        return more > less
    return _fullness(field, str(one)) > _fullness(field, str(other))


def _words(text: str) -> list[str]:
    return re.sub(r"[\W_]+", " ", _plain_text(text)).split()


def _printed_words(bodies: tuple[object, ...]) -> int:
    return sum(len(_words(_printed(body))) for body in bodies if not isinstance(body, Person))


def _fullness_of_list(names: tuple[object, ...]) -> tuple[int, ...]:
    given = [name.given or "" for name in names if isinstance(name, Person)]
    return (len(names), sum(map(bool, given)), sum(map(len, given)))


def _fullness(field: str, value: str) -> tuple[int, ...]:
    if field in ("date", "date_updated", "accessed"):
        return (precision(value),)
    if field in ("abstract", "note"):
        text, commands = _COMMAND.subn(" ", value)
        return len(_words(text)), -commands
    if field == "url":
        return (0 if is_home_page(url_key(value)) else 1 if "#" in value else 2,)
    if field == "type":
        return (_GENERAL.index(value) if value in _GENERAL else len(_GENERAL),)
    return (int(field == "pages" and "-" in value),)


def without_echo(work: W) -> W:
    """Give a work without `date_text` where its date says the same."""
    if work.date_text is None or not _says_all(work):
        return work
    kept = {name: getattr(work, name) for name in work.model_fields_set if name != "date_text"}
    return type(work)(**kept)


def _says_all(work: Work) -> bool:
    """Say whether every word of the printed date is in the dates: days, months, years."""
    words = re.findall(r"[^\W\d_]+|\d+", work.date_text or "")
    numbers = [word for word in words if word.isdigit()]
    names = [
        w.casefold()
        for w in words
        if not w.isdigit() and w.casefold() not in ("st", "nd", "rd", "th")
    ]
    if work.undated and not work.date:
        return not numbers
    if not work.date or any(mark in work.date for mark in "?~%X/") or work.date[5:6] == "2":
        return False
    months = [name for name in names if name in _MONTHS or (name[:3] in _MONTHS and len(name) > 3)]
    plain = all(name in _DATE_WORDS or name in months for name in names)
    said = precision(work.date) + precision(work.date_updated)
    return plain and len(numbers) + len(months) <= said
