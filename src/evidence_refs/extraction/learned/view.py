"""A reference as a whole: its phrases and parts, what is quoted, in italics, dated or printed twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_refs.extraction.fields.journals import is_journal
from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.extraction.learned.tokens import Token
from evidence_refs.extraction.learned.words import FLAGS
from evidence_refs.source import Slice

_INITIAL = re.compile(r"[A-Z](?:\.?[A-Z]){0,3}")
_COUNTS = ("0", "1", "2", "3", "4", "5-8", "5-8", "5-8", "5-8", "9+")


def bucket(number: int) -> str:
    """Give a number as text, greater ones as a range."""
    return _COUNTS[number] if number < 9 else "9+"


def _shape(text: str) -> str:
    if text.isdigit():
        return f"9x{len(text)}" if len(text) < 6 else "9xN"
    if text.isupper():
        return "A" if len(text) == 1 else "AA" if len(text) < 5 else "AAA"
    if text.islower():
        return "a"
    if text[0].isupper():
        return "Aa" if text[1:].islower() else "AaA"
    return "9a" if any(c.isdigit() for c in text) else "aA"


def _sign(gap: str) -> str:
    """Give the signs between two words, blanks as one."""
    return "_".join(gap.split(" "))[:4] if gap.strip() else ("_" if gap else "0")


class View:
    """All that several features of one reference share, computed once."""

    def __init__(self, piece: Slice, tokens: Sequence[Token]) -> None:
        text = piece.text
        n = len(tokens)
        self.tokens = tokens
        self.text = text
        self.gaps = [text[: tokens[0].start][-4:]]
        self.gaps += [text[tokens[i].end : tokens[i + 1].start] for i in range(n - 1)]
        self.gaps.append(text[tokens[-1].end :][:4])
        self.signs = [_sign(" ".join(gap.split()) if gap.strip() else gap[:1]) for gap in self.gaps]
        self.low = [t.text.lower() if t.kind == "word" else t.kind for t in tokens]
        self.shapes = [_shape(t.text) if t.kind == "word" else t.kind for t in tokens]
        self.flags = [FLAGS.get(low, "-") for low in self.low]
        self._kinds: dict[tuple[int, int], str] = {}
        self._set_stops()
        self._set_states(piece)
        self.commas = self._phrases([bool(g.strip(" &’'-/")) for g in self.gaps[1:-1]])
        self.parts = self._phrases(self.stops)
        self._set_style()
        self._set_repeats()
        self.nears: dict[tuple[int, int], tuple[str, ...]] = {}

    def _set_repeats(self) -> None:
        """A body that is printed again, or by its initials, is its own publisher."""
        n = len(self.tokens)
        self.repeats = ["-"] * n
        seen: set[tuple[str, ...]] = set()
        for i in range(n - 2):  # a page's title is printed again where its link stood
            three = tuple(self.low[i : i + 3])
            if three in seen:
                self.repeats[i : i + 3] = ["d"] * 3
            seen.add(three)
        words = [t.text for t in self.tokens]
        last = self.commas[0][0]
        size = next((i for i in range(n) if self.commas[i][0] != last), n)
        if size == n or not words[0][0].isalpha():
            return
        stop = next((i for i in range(n) if self.parts[i][0] != 0), n)
        initials = "".join(word[0] for word in words[:stop] if word[0].isupper())
        head = words[0]
        for i in range(size, n):
            if words[i] == head and words[i : i + size] == words[:size]:
                self.repeats[i : i + size] = ["r"] * len(self.repeats[i : i + size])
                self.repeats[:size] = ["o"] * size
            elif len(initials) > 1 and words[i] == initials:
                self.repeats[i] = "a"

    def _set_stops(self) -> None:
        """A stop ends a part, unless it ends an initial or a short form."""
        self.stops: list[bool] = []
        for i, gap in enumerate(self.gaps[1:-1]):
            bare = gap.strip()
            stop = False
            if bare:
                token = self.tokens[i]
                short = bool(_INITIAL.fullmatch(token.text)) and len(token.text) < 3
                stop = (
                    (bare[0] == "." and " " in gap and not short)
                    or any(c in gap for c in '?!;:()[]“”"|<>')
                    or " – " in gap
                    or " - " in gap
                    or " ‘" in gap
                    or (bare[0] in "’'" and " " in gap and len(bare) < 3 and "‘" in self.text)
                )
            self.stops.append(stop)

    def _set_states(self, piece: Slice) -> None:
        """Quotation marks, italics and brackets: where each word stands in them."""
        quoted = bracket = 0
        seen = 0
        plain_open = False
        self.quotes: list[str] = []
        self.brackets: list[str] = []
        for i in range(len(self.tokens)):
            for c in self.gaps[i]:
                if c in "“«„" or (c == "‘"):
                    quoted, seen = 1, seen + 1
                elif c in "”»" or (c == "’" and quoted):
                    quoted = 0
                elif c == '"':
                    plain_open = not plain_open
                    quoted, seen = int(plain_open), seen + plain_open
                elif c in "([":
                    bracket = 1 if c == "(" else 2
                elif c in ")]":
                    bracket = 0
            self.quotes.append(f"{quoted}{min(seen, 2)}")
            self.brackets.append(str(bracket))
        self.italics = ["0"] * len(self.tokens)
        spans = [m for m in piece.marks if m.kind == "emphasis" or (m.kind == "link" and m.target)]
        number = 0
        last_end = -9
        for mark in sorted(spans, key=lambda m: m.start):
            if mark.start > last_end + 2:
                number += 1
            last_end = mark.end
            for i, token in enumerate(self.tokens):
                if mark.start <= token.start < mark.end and token.kind not in ("url", "doi"):
                    self.italics[i] = str(min(number, 2))
        self.marked = any(state != "0" for state in self.italics)

    def _phrases(self, cuts: Sequence[bool]) -> list[tuple[int, str, str, int]]:
        """For each word its phrase: number, kind, length, place in it."""
        out: list[tuple[int, str, str, int]] = []
        start, number, n = 0, 0, len(self.tokens)
        for i in range(n):
            if i == n - 1 or cuts[i]:
                kind = self._kind(start, i)
                length = bucket(i - start + 1)
                out += [(number, kind, length, at - start) for at in range(start, i + 1)]
                start, number = i + 1, number + 1
        return out

    def _kind(self, first: int, last: int) -> str:
        key = (first, last)
        if key not in self._kinds:
            self._kinds[key] = self._read_kind(first, last)
        return self._kinds[key]

    def _read_kind(self, first: int, last: int) -> str:
        """Give what a phrase looks like by its words: a body, a place, initials, plain words."""
        tokens = self.tokens[first : last + 1]
        if len(tokens) == 1 and tokens[0].kind != "word":
            return tokens[0].kind
        words = [t for t in tokens if t.kind == "word"]
        if not words:
            return "exact"
        text = self.text[tokens[0].start : tokens[-1].end]
        if all(t.text.isdigit() for t in words):
            return "digits"
        if len(text) < 120 and is_organisation(text):
            return "org"
        if all("pla" in self.flags[i] for i in range(first, last + 1)):
            return "place"
        if len(text) < 90 and is_journal(text):
            return "journal"
        lower = sum(t.text[0].islower() and "sml" not in FLAGS.get(t.text, "") for t in words)
        if lower:
            return "words1" if lower == 1 else "words"
        if len(words) <= 4 and _INITIAL.fullmatch(words[-1].text) and words[-1].text.isupper():
            return "initials" if len(words) == 1 or len(words[-1].text) < 4 else "proper"
        if any("giv" in FLAGS.get(t.text.lower(), "") for t in words[:1]):
            return "given"
        return "proper" if len(words) > 1 else "proper1"

    def _set_style(self) -> None:
        """What is told of the reference as a whole."""
        n = len(self.tokens)
        kinds = [t.kind for t in self.tokens]
        dated = [i for i, kind in enumerate(kinds) if kind.startswith("date") or kind == "undated"]
        early = next((i for i in dated if self.brackets[i] == "1" and i < max(12, n * 0.6)), None)
        bare = next((i for i in dated if i < n * 0.35 and i > 0), None)
        head = "P" if early is not None else "B" if bare is not None else "N"
        self.head = early if early is not None else bare
        quotes = "q" if any(state[0] == "1" for state in self.quotes) else "-"
        mark = "i" if self.marked else "-"
        url = "u" if "url" in kinds else "d" if "doi" in kinds else "-"
        within = "I" if any(self.low[i] == "in" and self.stops[i - 1] for i in range(1, n)) else "-"
        self.style = f"{head}{quotes}{mark}{url}{within}"
        self.first = self.parts[0][1]
        self.dates_after = [0] * n
        count = 0
        for i in range(n - 1, -1, -1):
            self.dates_after[i] = count
            count += kinds[i].startswith("date")
        self.stops_before = [0] * n
        self.since_head = ["-"] * n
        stops = 0
        base = None
        for i in range(n):
            if i and self.stops[i - 1]:
                stops += 1
            self.stops_before[i] = stops
            if self.head is not None and i > self.head:
                base = stops if base is None else base
                self.since_head[i] = str(min(stops - base, 4))
