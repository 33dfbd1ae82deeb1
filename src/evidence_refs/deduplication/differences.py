"""Two texts, word by word: which words of each the other does not have in that place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from evidence_refs.catalogue.records.typed import as_typed
from evidence_refs.model import WORK_FIELDS, Work

_WORD = re.compile(r"\w+|[^\w\s]")
_MOST = 600
"""How many characters of a value are compared and shown: a person reads no more, and it takes no time."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value on one line, and the spans of it that the other record has not."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A field that at least one of two records has."""

    field: str
    one: Value
    other: Value


def rows(one: Work, other: Work) -> Iterator[Row]:
    """Give the fields of two records side by side, in the model's order.

    A value that only one record has is no difference: it contradicts nothing.
    """
    for field in WORK_FIELDS:
        if getattr(one, field) or getattr(other, field):
            a, b = (_shown(each, field) for each in (one, other))
            spans = different(a, b) if a and b else ((), ())
            yield Row(field, Value(a, spans[0]), Value(b, spans[1]))


def _shown(work: Work, field: str) -> str:
    if not getattr(work, field):
        return ""
    text = " ".join(as_typed(work, field).split())
    return text if len(text) <= _MOST else text[:_MOST] + "…"


Spans = tuple[tuple[int, int], ...]


def different(one: str, other: str) -> tuple[Spans, Spans]:
    """Give the spans of two texts in which their words differ; case counts, blanks do not."""
    words = [list(_WORD.finditer(text)) for text in (one, other)]
    ours, theirs = ([match[0] for match in each] for each in words)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            for side, found, start, end in ((0, words[0], a, b), (1, words[1], c, d)):
                if start < end:
                    spans[side].append((found[start].start(), found[end - 1].end()))
    return tuple(spans[0]), tuple(spans[1])
