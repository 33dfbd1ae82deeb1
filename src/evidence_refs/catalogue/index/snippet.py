"""Where in a record a search hit: the words around, and which of them are meant.

A printed text is folded sign by sign, so that places in it stay the same. A pattern allows for what
folding takes away: quotation marks within words, `&` for `and`, -ize for -ise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_refs.catalogue.index.query import Term

_BEFORE = 50
"""How many characters are shown before the first hit."""
_SHOWN = 140
"""How many characters are shown in all."""

_QUOTE = "\x00"
_QUOTES = frozenset("´‘’‚‛“”„‟′″«»")
_ISE = re.compile(r"is(?=(?:e|ed|er|ers|es|ing|ation|ations)$)")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a field's text, and the spans in it that were looked for."""

    field: str
    text: str
    hits: tuple[tuple[int, int], ...]


class Finder:
    """Finds in records what was looked for; its patterns are made once for many records."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._patterns: dict[tuple[str, bool], list[re.Pattern[str]]] = {}

    def snippet(self, texts: Iterable[tuple[str, str]]) -> Snippet | None:
        """Give the field that has most of the terms, and the words around; None where none has any.

        `texts` are names of fields and their texts as they are printed, the most telling first.
        """
        best: tuple[int, str, str, list[tuple[int, int]]] | None = None
        for field, text in texts:
            folded = _folded(text)
            found = [_spans(each, folded) for each in self._of(field, quotes=_QUOTE in folded)]
            count = sum(map(bool, found))
            if count and (best is None or count > best[0]):
                best = (count, field, text, sorted(span for spans in found for span in spans))
            if count == len(self._terms):
                break
        return _around(*best[1:]) if best else None

    def _of(self, field: str, *, quotes: bool) -> list[re.Pattern[str]]:
        # Most texts have no quotation marks, and a pattern that allows for none is much faster.
        if (field, quotes) not in self._patterns:
            terms = [term for term in self._terms if term.field in (None, field)]
            self._patterns[field, quotes] = [_pattern(term, quotes=quotes) for term in terms]
        return self._patterns[field, quotes]


def _spans(pattern: re.Pattern[str], folded: str) -> list[tuple[int, int]]:
    """Give where a pattern matches from the beginning of a word.

    The pattern itself does not say so, since one that begins with its letters is found much faster.
    """
    return [
        match.span()
        for match in pattern.finditer(folded)
        if not (match.start() and folded[match.start() - 1].isalnum())
    ]


def _around(field: str, text: str, spans: Sequence[tuple[int, int]]) -> Snippet:
    start = _word_start(text, max(0, spans[0][0] - _BEFORE))
    end = start + _SHOWN
    end = len(text) if end >= len(text) else max(text.rfind(" ", start, end), spans[0][1])
    before, after = "… " if start else "", " …" if end < len(text) else ""
    move = len(before) - start
    hits = tuple((one + move, other + move) for one, other in _apart(spans) if other <= end)
    return Snippet(field, before + text[start:end] + after, hits)


def _word_start(text: str, at: int) -> int:
    return at and text.find(" ", at) + 1


def _apart(spans: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Give spans that do not overlap."""
    end = 0
    for one, other in spans:
        if one >= end:
            yield one, other
            end = other


def _pattern(term: Term, *, quotes: bool) -> re.Pattern[str]:
    words = r"[\W_]+".join(
        _word(word, f"{_QUOTE}?" if quotes else "") for word in term.words.split()
    )
    return re.compile(words + ("" if term.prefix else r"(?![^\W_])"))


def _word(word: str, between: str) -> str:
    """Give the pattern of a word, its letters with something between them."""
    if word == "and":
        return "(?:and|&)"
    spelt = dict.fromkeys((word, _ISE.sub("iz", word)))
    letters = [between.join(map(re.escape, each)) for each in spelt]
    return letters[0] if len(letters) == 1 else f"(?:{'|'.join(letters)})"


def _folded(text: str) -> str:
    """Fold each sign of a text to one sign, so that places stay."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(_sign, text)
    return text.lower().translate(_QUOTED)


def _sign(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in _QUOTES:
        return "'"
    folded = unicodedata.normalize("NFKD", sign).casefold()[:1]
    return folded if len(folded.lower()) == 1 else sign


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_QUOTED = str.maketrans(dict.fromkeys("\"'`", _QUOTE))


def texts_of(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the texts of a record that are searched, as they are printed."""
    people = [*(record.get("authors") or ()), *(record.get("editors") or ())]
    names = (
        each.get("literal") or " ".join(filter(None, (each.get("given"), each.get("family"))))
        for each in people
    )
    yield "title", record.get("title") or ""
    yield "abstract", record.get("abstract") or ""
    yield "author", "; ".join(names)
    yield "source", "; ".join(record.get("source") or ())
    yield "journal", record.get("journal") or ""
    yield "tag", "; ".join(record.get("tags") or ())
    yield "key", "; ".join((record["key"], *(record.get("aliases") or ())))
