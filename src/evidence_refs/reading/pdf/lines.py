"""Words to the lines of a page: by their baselines and the gaps between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from evidence_refs.reading.pdf.characters import Word

_RAISED = re.compile(
    r"[\[(]?\d{1,4}(?:[,;\-–]\d{1,4})*[,;\-–]?[\])]?|[*†‡§¶]{1,3}|[ivxl]{1,5}|[a-z]"
)

_AMOUNT = re.compile(r"\d{0,3}(?:,\d{3})*,000|[\d.,]+%")
_LABEL = re.compile(
    r"\W{0,2}(?:[a-z]|[ivxlc]{1,6}|\d{1,4}(?:\.\d{1,3}){0,4})?\W{0,2}", re.IGNORECASE
)
_TYPED = 3
"""As many typed blanks in a line say how wide a blank is in it."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that follow each other on one line without a wide gap."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    y: float
    size: float

    @property
    def top(self) -> float:
        """Where its capitals end."""
        return self.y - 0.75 * self.size

    @property
    def characters(self) -> int:
        """How many characters it has."""
        return sum(len(word.text) for word in self.words) + len(self.words) - 1


class Piece(NamedTuple):
    """A part of a line that is set and linked alike. `raised` is -1, 0 or 1 from the baseline."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: int = 0
    target: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. `first` is the width of its first word; `text_x` where its second begins.

    `cells` are the places (x) at which a wide gap divides it.
    """

    pieces: tuple[Piece, ...]
    x0: float
    x1: float
    y: float
    size: float
    first: float
    text_x: float
    cells: tuple[float, ...] = ()

    @property
    def text(self) -> str:
        """Its words without marks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(p.bold for p in self.pieces if p.text.strip() and not p.raised)

    @property
    def italic(self) -> bool:
        """Whether all of it is in italics."""
        return all(p.italic for p in self.pieces if p.text.strip() and not p.raised)


def fragments(words: Sequence[Word]) -> list[Fragment]:
    """Give the words of one frame as fragments, in the order of the file."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and _follows(groups[-1][-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return _adopt_raised([_fragment(group) for group in groups])


def _follows(last: Word, word: Word) -> bool:
    em = max(last.style.size, word.style.size)
    gap, rise = word.x0 - last.x1, abs(last.y - word.y)
    alike = min(last.style.size, word.style.size) > 0.85 * em
    if rise > (0.2 if alike and not (word.text.isdigit() and gap < 0.1 * em) else 0.6) * em:
        return False
    widest = 2.0 if word.before == "blank" else 0.9
    return -0.5 * em < gap < widest * em


def _fragment(words: Iterable[Word]) -> Fragment:
    ordered = tuple(sorted(words, key=lambda word: word.x0))
    main = main_word(ordered)
    return Fragment(
        ordered, ordered[0].x0, max(word.x1 for word in ordered), main.y, main.style.size
    )


def main_word(words: Sequence[Word]) -> Word:
    """Give the word that stands for the size and the baseline of a line."""
    first = words[0]
    if all(w.style.size == first.style.size and abs(w.y - first.y) < 0.05 for w in words):
        return first
    weight: dict[tuple[float, float], int] = {}
    for word in words:
        key = (word.style.size, round(word.y, 1))
        weight[key] = weight.get(key, 0) + len(word.text)
    best = max(weight, key=lambda key: (weight[key], key[0]))
    return next(word for word in words if (word.style.size, round(word.y, 1)) == best)


def _adopt_raised(found: list[Fragment]) -> list[Fragment]:
    """Put note numbers, which some writers print after the page, where they stand."""
    small = [
        f
        for f in found
        if len(f.words) <= 3 and _RAISED.fullmatch("".join(w.text for w in f.words))
    ]
    for fragment in small:
        hosts = [host for host in found if host is not fragment and _hosts(host, fragment)]
        if hosts:
            host = min(hosts, key=lambda host: abs(host.x1 - fragment.x0))
            found[found.index(host)] = _fragment([*host.words, *fragment.words])
            found.remove(fragment)
    return found


def _hosts(host: Fragment, small: Fragment) -> bool:
    rise = host.y - small.y
    if small.size > 0.85 * host.size or not 0.1 * host.size < rise < 0.7 * host.size:
        return False
    # A note's number may stand well left of its text.
    return host.x0 - 1.5 * host.size < small.x1 and small.x0 < host.x1 + 0.6 * host.size


def line(parts: Sequence[Fragment]) -> Line:
    """Give the fragments that stand on one baseline as one line."""
    ordered = sorted(parts, key=lambda part: part.x0)
    words = [word for part in ordered for word in part.words]
    main = main_word(words)
    em = main.style.size
    narrow = _narrow(words, em)
    pieces: list[Piece] = []
    cells: list[float] = []
    last: Word | None = None
    for word in words:
        gap = word.x0 - last.x1 if last else 0.0
        blank = last is not None and _is_blank(last, word, em, narrow)
        if last is not None and _divides(word, gap, em, pieces):
            cells.append(word.x0)
        _append(pieces, _piece(word, main, gap), " " if blank else "")
        last = word
    starts = _blank_starts(words, em, narrow)
    return Line(
        tuple(pieces), words[0].x0, max(word.x1 for word in words), main.y, em,
        (words[starts[0] - 1] if starts else words[-1]).x1 - words[0].x0,
        words[starts[0]].x0 if starts else words[0].x0,
        tuple(cells),
    )  # fmt: skip


def _divides(word: Word, gap: float, em: float, before: Sequence[Piece]) -> bool:
    """Say whether a gap parts cells; the one after a label, or of a justified line, does not."""
    if gap < (2.0 if word.before == "blank" else 1.6) * em:
        return False
    return not _LABEL.fullmatch("".join(piece.text for piece in before))


def _blank_starts(words: Sequence[Word], em: float, narrow: float) -> list[int]:
    return [
        index
        for index in range(1, len(words))
        if _is_blank(words[index - 1], words[index], em, narrow)
    ][:1]


def _narrow(words: Sequence[Word], em: float) -> float:
    """Give the width of a gap that is no blank, in a line whose blanks are typed.

    Letters that are set wide stand as far apart as pdfium wants for a blank. Several gaps that are
    narrower than the typed blanks say that they are; a single one may be a blank left untyped.
    """
    typed = [b.x0 - a.x1 for a, b in pairwise(words) if b.before == "blank"]
    if len(typed) < _TYPED:
        return 0.0
    widest = min(0.8 * median(typed), 0.22 * em)
    gaps = sum(_is_wide_set(a, b, widest) for a, b in pairwise(words))
    return widest if gaps > 1 else min(widest, 0.17 * em)


def _is_wide_set(last: Word, word: Word, widest: float) -> bool:
    """Say whether a gap may be only that of letters set wide: after a full stop it is a blank."""
    return (
        word.before == "gap"
        and word.x0 - last.x1 < widest
        and word.style.size == last.style.size
        and (last.text[-1].isalpha() or (last.text[-1] + word.text[0]).isdigit())
    )


def _is_blank(last: Word, word: Word, em: float, narrow: float) -> bool:
    if word.before == "blank":
        return True
    gap = word.x0 - last.x1
    if _is_wide_set(last, word, narrow):
        return False
    # Where pdfium saw a gap or a break, a narrow one is only the other size of a raised number.
    return gap > (0.12 if word.before else 0.2) * em


def _piece(word: Word, main: Word, gap: float) -> Piece:
    em = main.style.size
    rise = main.y - word.y
    raised = 0
    # What stands apart is no number of a note, but another text, such as a chart's.
    if gap > 1.5 * em or _AMOUNT.fullmatch(word.text):
        return Piece(word.text, word.style.bold, word.style.italic, 0, word.target)
    if word.style.size < 0.85 * em or abs(rise) > 0.25 * em:
        raised = 1 if rise > 0.12 * em else -1 if rise < -0.08 * em else 0
    return Piece(word.text, word.style.bold, word.style.italic, raised, word.target)


def _append(pieces: list[Piece], piece: Piece, blank: str) -> None:
    last = pieces[-1] if pieces else None
    if last and (last.bold, last.italic, last.raised, last.target) == (
        piece.bold, piece.italic, piece.raised, piece.target,
    ):  # fmt: skip
        pieces[-1] = Piece(last.text + blank + piece.text, *_look(piece))
    elif last and blank:
        pieces[-1] = Piece(last.text + blank, *_look(last))
        pieces.append(piece)
    else:
        pieces.append(piece)


def _look(piece: Piece) -> tuple[bool, bool, int, str]:
    return piece.bold, piece.italic, piece.raised, piece.target
