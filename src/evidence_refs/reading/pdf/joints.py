"""Whether a line begins a paragraph: a sum of what speaks for and against it.

What counts is its indent, its label, how it is set, how the line before ends, and whether its first
word would have fitted there; the gap above it is counted where it is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.reading.pdf.habits import ENDS, Place, alike, fits
from evidence_refs.reading.pdf.labels import Label, label_of, plain_number
from evidence_refs.reading.pdf.lines import Line

_OPEN = re.compile(
    r"(?:[,&(–\-/\x02\ufffe\xad]|\b(?:and|or|of|the|for|in|to|a|an|on|by|with|from|at)|\b(?:pp?|vols?|eds?)\.)$"
)
_NEAR = 20
_SHORTENED = re.compile(r"\b(?:pp?|vols?|nos?|eds?|edn|et al|cf|vs|[A-Z])\.$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|doi", re.IGNORECASE)
_ENDS_ADDRESS = re.compile(r"(?:https?://|www\.|10\.\d{4,}/)\S*[^\s/_=&?%~,-]$", re.IGNORECASE)
_AUTHOR = re.compile(
    r"[A-Z][\w'’-]+,? (?:[A-Z]\.[ ,-]?)+|(?:[A-Z]\. ?){1,3}[A-Z][a-z’'-]+[ ,]|[A-Z][a-z’'-]+ [A-Z]{1,3}[,.]"
)
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")


class Numbers:
    """The numbers at the heads of lines: one that follows another of its kind is a label.

    One is used for a whole document, column after column.
    """

    def __init__(self) -> None:
        self.last: dict[str, int] = {}
        self.chained: set[tuple[str, int]] = set()

    def look_ahead(self, lines: Sequence[Line]) -> None:
        """See which numbers of a column are followed by the next one, at the same indent."""
        self.chained = set()
        heads = [
            (index, line.x0, *head) for index, line in enumerate(lines) if (head := _head(line))
        ]
        for index, x, kind, value in heads:
            for other, other_x, other_kind, following in heads:
                near = 0 < other - index <= _NEAR and abs(x - other_x) < 3
                if near and kind == other_kind and following == value + 1:
                    self.chained |= {(kind, value), (kind, following)}

    def see(self, line: Line) -> None:
        """Keep the number with which a paragraph begins."""
        head = _head(line)
        if head:
            self.last[head[0]] = head[1]
            if head[0].startswith("raised"):
                # The numbers of some notes are raised, those of others beside them are not.
                self.last["plain"] = head[1]

    def chance(self, line: Line) -> float:
        """Give how much speaks for the number at a line's head being a label; 0 where there is none."""
        head = _head(line)
        if head is None:
            return 0.0
        kind, value = head
        last = self.last.get(kind)
        follows = last is not None and last < value <= last + 2
        if head in self.chained:
            return 2.8
        plain = kind == "plain"
        if follows:
            return 1.5 if plain else 2.8
        return 0.0 if plain else 2.8 if value == 1 else 0.4


def _head(line: Line) -> tuple[str, int] | None:
    label = label_of(line)
    if label and label.value is not None:
        return label.kind + label.shape, label.value
    plain = plain_number(line) if label is None else None
    return None if plain is None else ("plain", plain)


@dataclass(frozen=True, slots=True)
class Joint:
    """The place between a paragraph and a line that may go on with it."""

    before: Sequence[Line]
    line: Line
    label: Label | None
    numbers: Numbers
    place: Place
    right: float
    moved: float | None = None

    def score(self) -> float:
        """Give how much speaks for a new paragraph, without the gap between the lines."""
        return self._type() + self._label() + self._indent() + self._end()

    def _type(self) -> float:
        above, line = self.before[-1], self.line
        score = 0.0 if alike(above, line) else 3.0
        if above.bold != line.bold and _uniform(above) and _uniform(line):
            score += 2.0
        if _LEADER.search(above.text):
            score += 5.0
        if above.cells or line.cells:
            score += 2.0
        return score

    def _label(self) -> float:
        label = self.label
        if label is None:
            return self.numbers.chance(self.line)
        if label.kind == "bullet":
            return 3.0 if label.shape not in "-–—‐*" or self._lists(label) else 0.8
        if label.kind == "raised":
            return 3.0 if label.value is None else max(3.0, 2 * self.numbers.chance(self.line))
        return 1.8 if label.value is None else self.numbers.chance(self.line)

    def _lists(self, label: Label) -> bool:
        """Say whether a dash begins an item here, and no second part of a sentence."""
        above = self.before[-1]
        same = self.before[0].text[:1] == label.shape
        if not same and len(self.before) > 1 and abs(self.line.x0 - above.x0) < 1:
            return bool(ENDS.search(above.text.rstrip()))
        begins = same or self.line.x0 > self.before[0].x0 + 3
        return begins or bool(ENDS.search(above.text.rstrip())) or self.line.text[2:3].isupper()

    def _indent(self) -> float:
        lines, line = self.before, self.line
        em = line.size
        x = line.x0
        if self.moved is not None:
            # Over a column's end only the distance from its edge can be compared.
            x += self.moved
        first = lines[0].x0
        if self.place.hangs and (x <= first + 0.5 * em or self.label):
            return 2.5
        body = lines[1].x0 if len(lines) > 1 else None
        if body is not None:
            if x < body - 0.4 * em:
                return 2.5 if abs(x - first) < 0.5 * em or x < first else 0.8
            if x > body + 0.5 * em:
                return 2.4 if self.place.outdents else 1.8
            return -1.5 if body > first + 0.5 * em else 0.0
        if self.place.outdents:
            return 2.0
        if x > first + 0.5 * em:
            labelled = label_of(lines[0]) or plain_number(lines[0]) is not None
            if labelled and abs(x - lines[0].text_x) < 0.3 * em:
                return -1.5  # under the words that follow the label
            return -1.5 if not fits(lines[-1], line, self.right) else 0.8
        if x < first - 0.5 * em:
            return 1.6 if fits(lines[-1], line, self.right) else 0.0
        return 0.0

    def _is_plain(self) -> bool:
        """Say whether the paragraph so far, and the line, have neither labels nor indents."""
        first = self.before[0]
        if self.label or label_of(first) or plain_number(first) is not None:
            return False
        return abs(self.before[-1].x0 - first.x0) < 0.5 * first.size

    def _begins_no_sentence(self) -> bool:
        line = self.line
        if self.label or self.numbers.chance(line):
            return False
        return line.text[:1].isdigit() or line.text[:1] in "([" or bool(_ADDRESS.match(line.text))

    def _end(self) -> float:
        above, line = self.before[-1], self.line
        text, start = above.text.rstrip(), line.text[:1]
        score = 0.0
        if fits(above, line, self.right):
            free = (self.right - above.x1) / max(1.0, self.right - self.before[0].x0)
            score += 1.6 if free < 0.3 else 1.8
        else:
            score -= 0.5
        if start.islower():
            score -= 1.5
        elif self._begins_no_sentence():
            score -= 0.5
        if _is_ended(text):
            score += 0.5
            # Lists without indents, gaps and numbers show where items begin by their words alone.
            if _AUTHOR.match(line.text) and self._is_plain():
                score += 1.9
        elif _OPEN.search(text):
            score -= 1.2
        return score


def _is_ended(text: str) -> bool:
    """Say whether a line ends as a reference does: with a full stop, or with an address."""
    if _SHORTENED.search(text):
        return False
    return bool(ENDS.search(text)) or bool(_ENDS_ADDRESS.search(text))


def gap_score(above: Line, line: Line, step: float) -> float:
    """Give how much the gap between two lines speaks for a new paragraph."""
    more = (line.y - above.y) / step - 1
    if more > 0.3 or more < -0.6:
        return 3.2
    if more > 0.12:
        return 2.3
    return 0.5 if more > 0.07 else -0.3


def _uniform(line: Line) -> bool:
    return len({p.bold for p in line.pieces if p.text.strip() and not p.raised}) < 2
