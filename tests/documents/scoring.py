"""How much of what a document cites was found: labels made by hand against citations.

A label is a flat mapping: `form`, `lines`, `section`, `footnote` beside the fields of the work.
`<field>_alt` lists other values that are right too, `hard_fields` names fields that are not
compared, and a label that is `hard` counts neither way, found or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

Label = Mapping[str, Any]

NEAR = 2  # lines between a label and a citation that still speak of the same place
ALIKE = 0.6  # the least likeness of two that are the same citation
SLIPS = 6  # characters by which an abstract may differ


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """What was not right: a citation (`not found`, `not there`) or one of its fields."""

    line: int
    what: str
    value: str

    def __str__(self) -> str:
        """Give one line of text; the value is cut to what tells it apart."""
        return f"{self.line}: {self.what}: {' '.join(self.value.split())[:90]}".rstrip()


@dataclass(frozen=True, slots=True)
class Score:
    """F1 in thousandths, of citations and of all their values, and what was not right.

    The values of a citation that was not found, or is not there, count as wrong: to find one more
    citation never lowers the score.
    """

    citations: int
    values: int
    misses: tuple[Miss, ...]


def flatten(citation: Mapping[str, Any]) -> dict[str, Any]:
    """Give the object that `extract --json` prints in the shape of a label."""
    return {**citation.get("reference", {}), **{k: v for k, v in citation.items() if v is not None}}


def score(labels: Sequence[Label], found: Sequence[Label]) -> Score:
    """Compare what was found with what is there."""
    pairs = _pair(labels, found)
    misses: list[Miss] = []
    hits = there = right = values = given = 0
    for number, label in enumerate(labels):
        if label.get("hard"):
            continue
        expected, other = _values(label), found[pairs[number]] if number in pairs else None
        there += 1
        values += len(expected)
        if other is None:
            misses.append(Miss(label["lines"][0], f"{label['form']} not found", _name(label)))
            continue
        hits += 1
        read = {f: v for f, v in _values(other).items() if f not in label.get("hard_fields", ())}
        given += len(read)
        for field in sorted(expected.keys() | read.keys()):
            if _right(field, label, read.get(field)):
                right += field in expected and field in read
                # An alternative that says "or nothing" takes neither side's value into account.
                values -= field in expected and field not in read
                given -= field in read and field not in expected
            else:
                misses.append(Miss(label["lines"][0], field, str(label.get(field) or "(nothing)")))
    extra = [c for number, c in enumerate(found) if number not in pairs.values()]
    given += sum(len(_values(citation)) for citation in extra)
    misses += [Miss(c["lines"][0], f"{c['form']} not there", _name(c)) for c in extra]
    return Score(
        _f1(hits, there, hits + len(extra)), _f1(right, values, given), tuple(sorted(misses))
    )


def _f1(right: int, there: int, given: int) -> int:
    return 2000 * right // (there + given) if there + given else 1000


def _pair(labels: Sequence[Label], found: Sequence[Label]) -> dict[int, int]:
    """Give for each label the number of the citation that is the same one, likest first."""
    alike = sorted(
        (
            (likeness, -number, -other)
            for number, label in enumerate(labels)
            for other, citation in enumerate(found)
            if (likeness := _likeness(label, citation)) >= ALIKE
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, number, other in alike:
        if -number not in pairs and -other not in pairs.values():
            pairs[-number] = -other
    return pairs


def _likeness(label: Label, citation: Label) -> float:
    """Say how alike two are, 0 to 1; of another form or at another place, not at all."""
    same_form = label["form"] == citation["form"]
    (first, last), (start, end) = label["lines"], citation["lines"]
    if not (same_form or label.get("hard")) or start > last + NEAR or end < first - NEAR:
        return 0
    mine, theirs = _words(label.get("footnote")), _words(citation.get("footnote"))
    if same_form and mine and theirs and mine != theirs:
        return 0
    numbered = mine != "" and mine == theirs
    url = _same_address(label, citation)
    title, other = _words(label.get("title")), _words(citation.get("title"))
    words = fuzz.ratio(title, other) / 100 if title and other else 0.0
    likeness: float = max(words, 0.95 * url, 0.6 * numbered + 0.4 * words)
    return likeness if same_form else 0.9 * likeness


def _same_address(label: Label, citation: Label) -> bool:
    """Say whether both print the same address; one may have resolved what the other left."""
    mine, theirs = (_url(work.get("url") or work.get("url_text")) for work in (label, citation))
    return bool(mine and theirs) and (mine.endswith(theirs) or theirs.endswith(mine))


def _right(field: str, label: Label, read: Any) -> bool:
    """Say whether a field's value is one of those that the label allows (None: nothing)."""
    allowed = [label.get(field), *label.get(f"{field}_alt", ())]
    for value in (FIELDS[field](value) or None for value in allowed):
        if value == read:
            return True
        if field == "abstract" and value and read and Indel.distance(value, read) <= SLIPS:
            return True
    return False


def _values(label: Label) -> dict[str, Any]:
    """Give the fields that have a value and are compared, each in a form that can be compared."""
    return dict(_compared(label))


def _compared(label: Label) -> Iterator[tuple[str, Any]]:
    for field, normal in FIELDS.items():
        if field not in label.get("hard_fields", ()) and (value := normal(label.get(field))):
            yield field, value


def _name(label: Label) -> str:
    return str(label.get("title") or label.get("url") or label.get("text") or "")


def _words(text: Any) -> str:
    plain = unicodedata.normalize("NFKC", str(text or "")).casefold()
    return " ".join(re.findall(r"\w+", plain))


def _names(names: Any) -> tuple[str, ...]:
    """Families with the first initial where one is printed; organisations whole."""
    return tuple(
        _words(name["literal"])
        if "literal" in name
        else f"{_words(name['family'])} {_words(name.get('given'))[:1]}".strip()
        for name in names or ()
    )


def _issuers(source: Any) -> tuple[str, ...]:
    return tuple(
        sorted(_words(name) for name in ([source] if isinstance(source, str) else source or ()))
    )


def _url(url: Any) -> str:
    plain = re.sub(r"^https?://(?:www\.)?|^www\.", "", str(url or "").strip().casefold())
    return plain.rstrip("/.,;)")


def _last(section: Any) -> str:
    return _words(section[-1]) if section else ""


def _text(value: Any) -> str:
    return str(value or "")


def _flag(value: Any) -> bool:
    return bool(value)


FIELDS: dict[str, Callable[[Any], Any]] = {
    "title": _words,
    "authors": _names,
    "authors_truncated": _flag,
    "editors": _names,
    "source": _issuers,
    "journal": _words,
    "volume": _words,
    "issue": _words,
    "pages": _words,
    "date": _text,
    "undated": _flag,
    "abstract": _words,
    "url": _url,
    "doi": _words,
    "pmid": _words,
    "accessed": _text,
    "access": _words,
    "section": _last,
    "footnote": _words,
    "back_reference": _flag,
}
