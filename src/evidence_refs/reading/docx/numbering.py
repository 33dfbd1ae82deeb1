"""Automatic numbers of Word's lists and headings, counted as Word counts (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence_refs.reading import numerals
from evidence_refs.reading.docx.names import W, child, number, switch, value

if TYPE_CHECKING:
    from evidence_refs.reading.docx.names import Element

BULLET = "-"
LEVELS = 9
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers are counted and printed."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """A list that paragraphs name: its levels, and the counters that it shares with others."""

    counters: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document: ask for the label of each paragraph once, in order."""

    def __init__(self, root: Element | None, list_styles: dict[str, str]) -> None:
        """Read `word/numbering.xml`; `list_styles` gives the list that a style of lists names."""
        self._lists = {} if root is None else _read(root, list_styles)
        self._counts = dict[str, list[int | None]]()
        self._begun = set[tuple[str, int]]()

    def label(self, num_id: str, level: int) -> str:
        """Give the printed number, `BULLET` for any sign, empty for a list that prints nothing."""
        list_ = self._lists.get(num_id)
        if list_ is None or not 0 <= level < LEVELS:
            return ""
        shape = list_.levels.get(level, Level(format="none"))
        if shape.format == "bullet":
            return BULLET
        counts = self._count(num_id, list_, level)
        if shape.format == "none" and "%" not in shape.text:
            return shape.text.strip()
        return _print(list_, shape, level, counts)

    def is_raised(self, num_id: str, level: int) -> bool:
        """Say whether the numbers are superscripts, as those of notes are."""
        list_ = self._lists.get(num_id)
        return list_ is not None and list_.levels.get(level, Level()).raised

    def _count(self, num_id: str, list_: _List, level: int) -> list[int | None]:
        counts = self._counts.setdefault(list_.counters, [None] * LEVELS)
        for above in range(level):
            if counts[above] is None:
                counts[above] = list_.levels.get(above, Level()).start
        start = list_.levels.get(level, Level()).start
        if level in list_.restarts and (num_id, level) not in self._begun:
            counts[level] = list_.restarts[level]
        else:
            before = counts[level]
            counts[level] = start if before is None else before + 1
        self._begun.add((num_id, level))
        for below in range(level + 1, LEVELS):
            after = list_.levels.get(below, Level()).restart
            # `w:lvlRestart` is the level, from 1, above which numbers begin again; 0 is never.
            if after is None or level < after:
                counts[below] = None
        return counts


def _print(list_: _List, shape: Level, level: int, counts: list[int | None]) -> str:
    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        count = counts[at] if 0 <= at <= level else None
        if count is None:
            return ""
        style = list_.levels.get(at, Level()).format
        return formatted(count, "decimal" if shape.legal and style != "none" else style)

    return re.sub(r"%([1-9])", one, shape.text).strip()


def formatted(count: int, style: str) -> str:
    """Give a number in one of the formats of `w:numFmt`; unknown ones in digits."""
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{count:02d}"
    if style == "ordinal":
        teen = 10 <= count % 100 < 20
        return f"{count}{'th' if teen else _ORDINALS.get(count % 10, 'th')}"
    if style == "chicago":
        return numerals.symbols(count)
    kind = numerals.roman if style.endswith("Roman") else numerals.letters
    if style in ("lowerRoman", "lowerLetter"):
        return kind(count)
    return kind(count).upper() if style in ("upperRoman", "upperLetter") else str(count)


def _read(root: Element, list_styles: dict[str, str]) -> dict[str, _List]:
    shapes = {node.get(f"{W}abstractNumId", ""): node for node in root.findall(f"{W}abstractNum")}
    nums = {node.get(f"{W}numId", ""): node for node in root.findall(f"{W}num")}
    lists = dict[str, _List]()
    for id_, num in nums.items():
        counters = value(num, "abstractNumId")
        shape = shapes.get(counters)
        if (style := value(shape, "numStyleLink")) and (other := nums.get(list_styles.get(style, ""))) is not None:  # fmt: skip
            counters = value(other, "abstractNumId")
            shape = shapes.get(counters)
        levels = {} if shape is None else dict(map(_level, shape.findall(f"{W}lvl")))
        restarts = dict[int, int]()
        for change in num.findall(f"{W}lvlOverride"):
            at = number(change.get(f"{W}ilvl", ""))
            if (own := child(change, "lvl")) is not None:
                levels[at] = _level(own)[1]
            if child(change, "startOverride") is not None:
                restarts[at] = number(value(change, "startOverride"), 1)
        lists[id_] = _List(counters, levels, restarts)
    return lists


def _level(node: Element) -> tuple[int, Level]:
    restart = value(node, "lvlRestart")
    return number(node.get(f"{W}ilvl", "")), Level(
        format=value(node, "numFmt", default="decimal"),
        text=value(node, "lvlText"),
        start=number(value(node, "start"), 1 if child(node, "start") is not None else 0),
        restart=number(restart) if restart else None,
        legal=bool(switch(node, "isLgl")),
        raised=value(node, "rPr", "vertAlign") == "superscript",
    )
