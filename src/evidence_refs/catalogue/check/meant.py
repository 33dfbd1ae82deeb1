"""What a person meant by a word that is none of those known: a field, a type, a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from evidence_refs.edtf import is_edtf
from evidence_refs.extraction.fields.dates import is_date, read_date

_NEAR, _SURELY = 0.6, 0.8

_OTHER_NAMES = {
    "address": "url", "booktitle": "journal", "comment": "note", "comments": "note",
    "container_title": "journal", "corporate_author": "authors", "institution": "source",
    "issued": "date", "keywords": "tags", "link": "url", "organisation": "source",
    "organization": "source", "publication": "journal", "publication_date": "date",
    "published": "date", "publisher": "source", "summary": "abstract", "urldate": "accessed",
    "website": "url", "year": "date",
}  # fmt: skip
"""Names that other programs give to our fields."""

_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_EITHER_FIRST = re.compile(r"(0?[1-9]|1[0-2])[/.](0?[1-9]|1[0-2])[/.]\d{4}")


def near(word: str, known: Sequence[str]) -> str | None:
    """Give the known word that was probably meant, None where there is none."""
    if other := _OTHER_NAMES.get(_folded(word)):
        return other if other in known else None
    return surely(word, known) or next(iter(_close(word, known, _NEAR)), None)


def surely(word: str, known: Sequence[str]) -> str | None:
    """Give the known word that was meant without doubt: the only one that is nearly the same."""
    same = [each for each in known if _alike(each, word)]
    found = same or _close(word, known, _SURELY)
    return found[0] if len(found) == 1 else None


def date(text: str) -> str | None:
    """Give the EDTF of a date that is printed in another way, None where it can be two or none."""
    if match := _NUMBERS.fullmatch(text.strip()):
        if not match[3] and "-" not in text:
            return None  # 2020/11 may be two years
        found = "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
        return found if is_edtf(found) else None
    if _EITHER_FIRST.fullmatch(text.strip()) or not is_date(text):
        return None
    reading = read_date(text)
    return reading.date if reading and not reading.updated else None


def _close(word: str, known: Iterable[str], cutoff: float) -> list[str]:
    spelt = {_folded(each): each for each in known}
    found = get_close_matches(_folded(word), spelt, n=2, cutoff=cutoff)
    return [spelt[each] for each in found]


def _folded(word: str) -> str:
    return re.sub(r"[\s-]+", "_", word.strip().lower())


def _alike(one: str, other: str) -> bool:
    """Say whether two names are of the same words: `web page`, `webpage`; `Journal article`."""
    words, others = (re.findall(r"[^\W_]+", name.lower()) for name in (one, other))
    return sorted(words) == sorted(others) or "".join(words) == "".join(others)
