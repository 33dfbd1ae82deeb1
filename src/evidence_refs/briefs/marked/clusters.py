"""Citations in the Markdown of pandoc, each with its works and its place in the text.

`[see @key, pp. 3-5; -@other]` cites both, the second without its author; `@key [p. 3]` names the
author in the sentence. Source: https://pandoc.org/MANUAL.html#citation-syntax
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence_refs.formats.papers.cited import EVERYTHING
from evidence_refs.formats.papers.markdown import Mark, marks
from evidence_refs.styles import Cite

_LABELS = {
    "book": "book", "bk": "book", "chapter": "chapter", "chap": "chapter", "ch": "chapter",
    "column": "column", "col": "column", "figure": "figure", "fig": "figure", "folio": "folio",
    "fol": "folio", "number": "issue", "no": "issue", "line": "line", "l": "line", "note": "note",
    "n": "note", "opus": "opus", "op": "opus", "page": "page", "p": "page", "pp": "page",
    "paragraph": "paragraph", "para": "paragraph", "¶": "paragraph", "part": "part", "pt": "part",
    "section": "section", "sec": "section", "§": "section", "verse": "verse", "v": "verse",
    "volume": "volume", "vol": "volume",
}  # fmt: skip
"""What a place in a work is called, without its full stop or its `s`, and CSL's word for it."""

_NUMBER = r"(?:[A-Za-z]{0,3}\d[\w.]*\w|[A-Za-z]{0,3}\d|[ivxlcdm]+)"
_LOCATOR = re.compile(
    r"\s*,?\s*(?:(?P<label>[A-Za-z]+\.?|[¶§]{1,2})\s*(?=[\w]))?"
    rf"(?P<value>{_NUMBER}(?:\s*(?:[-–—]{{1,3}}|,\s|&)\s*{_NUMBER})*)(?![\w@])"
)
_BRACED = re.compile(r"\s*,?\s*\{(?:(?P<label>[A-Za-z]+\.?|[¶§]{1,2})\s+)?(?P<value>[^{}]*)\}")
_BEHIND = re.compile(r"[ ]?\[(?P<inner>[^\[\]@]{1,200})\](?![\[({])")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n|\r[ \t]*\r")
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Cluster:
    """A citation: its works, its place in the text, and whether the sentence names the author."""

    cites: tuple[Cite, ...]
    start: int
    end: int
    in_sentence: bool = False


def clusters(
    text: str, keys: Callable[[str], Iterable[Mark]] = marks, *, has_links: bool = True
) -> Iterator[Cluster]:
    """Give the citations of a text in their order.

    Args:
        text: a text.
        keys: finds the keys in it: in Markdown, not in code.
        has_links: brackets before others are a link, `[@key says](address)`, as they are in Markdown.
    """
    found = [mark for mark in keys(text) if mark.key != EVERYTHING]
    at = 0
    while at < len(found):
        mark = found[at]
        begin, end = _brackets(text, mark, has_links)
        within = [each for each in found[at:] if begin <= each.start and each.end <= end]
        cites = _cites(text, begin + 1, end - 1, within) if within else ()
        if cites:
            yield Cluster(cites, begin, end)
        else:
            within = within[:1]
            yield _in_sentence(text, mark)
        at += max(len(within), 1)


def _brackets(text: str, mark: Mark, has_links: bool) -> tuple[int, int]:
    """Give where the brackets around a key begin and end; an empty range where there are none."""
    begin = _opening(text, mark.start)
    end = _closing(text, mark.end) if begin >= 0 else -1
    is_link = has_links and text[end + 1 : end + 2] in ("(", "[")
    if end < 0 or is_link or _BLANK_LINE.search(text, begin, end):
        return mark.start, mark.start
    return begin, end + 1


def _opening(text: str, at: int) -> int:
    depth = 0
    for place in range(at - 1, max(at - _LONGEST, 0) - 1, -1):
        if text[place] in "[]" and text[place - 1 : place] != "\\":
            depth += 1 if text[place] == "]" else -1
            if depth < 0:  # `^[` opens a note
                return place if text[place - 1 : place] != "^" else -1
    return -1


def _closing(text: str, at: int) -> int:
    depth = 0
    for place in range(at, min(at + _LONGEST, len(text))):
        if text[place] in "[]" and text[place - 1] != "\\":
            depth += 1 if text[place] == "[" else -1
            if depth < 0:
                return place
    return -1


def _cites(text: str, begin: int, end: int, found: Sequence[Mark]) -> tuple[Cite, ...]:
    """Give the works of a citation in brackets; none where a part of it cites no work, or two."""
    cites = []
    for start, stop in _parts(text, begin, end):
        own = [each for each in found if start <= each.start and each.end <= stop]
        if len(own) != 1:
            return ()
        before = text[start : own[0].start]
        label, locator, suffix = _located(text[own[0].end : stop])
        cites.append(
            Cite(
                own[0].key,
                prefix=_flowing(before.removesuffix("-")),
                locator=locator,
                label=label,
                suffix=_flowing(suffix),
                without_author=before.endswith("-"),
            )
        )
    return tuple(cites)


def _parts(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    start, depth = begin, 0
    for place in range(begin, end):
        depth += (text[place] in "{[") - (text[place] in "}]")
        if text[place] == ";" and not depth:
            yield start, place
            start = place + 1
    yield start, end


def _in_sentence(text: str, mark: Mark) -> Cluster:
    behind = _BEHIND.match(text, mark.end)
    if behind and _BLANK_LINE.search(behind["inner"]):
        behind = None
    label, locator, suffix = _located(behind["inner"]) if behind else ("page", "", "")
    cite = Cite(mark.key, locator=locator, label=label, suffix=_flowing(suffix))
    return Cluster((cite,), mark.start, behind.end() if behind else mark.end, in_sentence=True)


def _located(text: str) -> tuple[str, str, str]:
    """Part what stands behind a key: what the place is called by CSL, the place, and the rest."""
    found = _BRACED.match(text) or _LOCATOR.match(text)
    if found is None:
        return "page", "", text
    word = (found["label"] or "page").rstrip(".").lower()
    label = _LABELS.get(word) or _LABELS.get(
        word[:1] if word in ("¶¶", "§§") else word.removesuffix("s")
    )
    if label is None:
        return "page", "", text
    return label, _flowing(found["value"]), text[found.end() :]


def _flowing(text: str) -> str:
    return " ".join(text.split())
