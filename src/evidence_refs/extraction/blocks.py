"""Lines -> blocks: headings of Markdown, paragraphs, list items, notes, table rows.

A line is joined to the one before it where the print broke it: it is indented under a list item,
goes on in lower case, or would have begun on the line before had there been room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from evidence_refs.extraction.fields.labels import starts_with_label
from evidence_refs.extraction.markup import read_markup
from evidence_refs.source import Slice

Kind = Literal["paragraph", "item", "note", "heading", "contents", "table"]

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(
    r"\s*(?:(?P<sup>[⁰¹²³⁴-⁹]{1,4})|\[\^(?P<md>[\w-]{1,20}|[*†‡§¶]{1,3})\]:|<sup>(?P<tag>\d{1,4})</sup>"
    r"|\[(?P<bracket>\d{1,4}|[ivxl]{1,7})\](?!\())(?:\s?[.:)](?=\s))?\s*"
)
_LIST_HEAD = re.compile(
    r"(?:\d{1,2}\.?\s*)?(?:references?|bibliography|endnotes|footnotes|notes)", re.I
)
_ITEM_AS_HEADING = re.compile(r"\[\d{1,3}\]\s|\d{1,3}\.\s(?=.{5,160}\((?:19|20)\d\d[a-z]?\))")
_EARLY_MARK = re.compile(r"^\s*\*([⁰¹²³⁴-⁹]{1,4})(?:\*(?=\s)\s?|\s?)(?=\S)")  # `*¹¹ Title*`
_BULLET = re.compile(
    r"(?P<indent>\s*)(?P<bullet>[-*•–·▪◦‣➢✓❖■□●○]\s*·?|o(?=\s{2,}))\s+(?=\S)(?![*-])"
)
_NUMBER = re.compile(
    r"(?P<indent>\s*)(?:[-•]\s+)?(?P<number>\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)"
)
_ATX = re.compile(r"(?P<signs>#{1,6})\s+(?P<text>.*?)\s*#*\s*")
_QUOTE = re.compile(r"\s*>\s?")
_SYMBOL = re.compile(r"^[\U0001F300-\U0001FAFF\u2600-\u27BF\uE000-\uF8FF\uFE0F\s]+(?=\S)")
_TORN_ADDRESS = re.compile(
    r"(?:https?://|www\.|\(/)[^\s<>]*[-/_=&?%]$|<(?:https?://|www\.)[^<>\s]*$", re.IGNORECASE
)
_ROW = re.compile(r"\|\s*(?P<label>[^|]{2,30}?)\s*\|\s*(?P<value>[^|]*?)\s*\|?\s*")
_EMPTY_ROW = re.compile(r"\s*\|[\s|:-]*")  # a table's head without words, and the rule below it
_END = re.compile(r"[.?!:;][\"'’”)\]*⁰¹²³⁴-⁹]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, note, heading or table row, and where it stands.

    `marker` is a list item's bullet or number, or a note's number; `level` a heading's depth from 1
    where known; `section` the headings above, filled in by the outline.
    """

    kind: Kind
    slice: Slice
    marker: str = ""
    indent: int = 0
    level: int = 0
    section: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The plain text."""
        return self.slice.text

    def with_slice(self, slice_: Slice) -> Block:
        """Give the same block with other text."""
        return replace(self, slice=slice_)


def read_blocks(lines: Sequence[str], *, paragraphs: bool = False) -> list[Block]:
    """Divide lines (the first is line 1; empty ones divide paragraphs) into blocks.

    `paragraphs` says that only empty lines do; else a line may begin a block by what it says.
    """
    groups = _paragraphs(lines) if paragraphs else _groups(lines, _wrap_width(lines))
    return [_block(group) for group in groups]


def note_number(text: str) -> str | None:
    """Give the number of the note that a line begins, None where it begins none."""
    match = _NOTE.match(text)
    if not match or match.end() == len(text.rstrip()):
        return None
    return (match["sup"] or match["md"] or match["tag"] or match["bracket"]).translate(SUPERSCRIPTS)


def _paragraphs(lines: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    numbered = enumerate(lines, start=1)
    for filled, group in groupby(numbered, key=lambda line: bool(line[1].strip())):
        lines_ = [line for line in group if not _EMPTY_ROW.fullmatch(line[1])] if filled else []
        if len(lines_) > 1 and _LIST_HEAD.fullmatch(lines_[0][1].strip(" *:")):
            yield lines_[:1]  # a heading that stands close above its list
            lines_ = lines_[1:]
        if lines_:
            yield lines_


def _groups(lines: Sequence[str], width: int) -> Iterator[list[tuple[int, str]]]:
    group: list[tuple[int, str]] = []
    for number, printed in enumerate(lines, start=1):
        line = "" if _EMPTY_ROW.fullmatch(printed) else printed
        if group and (not line.strip() or not _goes_on(group, line, width)):
            yield group
            group = []
        if line.strip():
            group.append((number, line))
    if group:
        yield group


def _wrap_width(lines: Sequence[str]) -> int:
    """Give the width at which the text was wrapped, 0 where lines are whole paragraphs."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if len(lengths) < 8:
        return 0
    longest = lengths[int(len(lengths) * 0.97)]
    pairs = sum(bool(a.strip() and b.strip()) for a, b in pairwise(lines))
    return longest if longest <= 130 and pairs > 0.3 * len(lengths) else 0


def _starts_block(line: str) -> bool:
    return bool(
        _ATX.fullmatch(line)
        or note_number(line)
        or _BULLET.match(line)
        or _NUMBER.match(line)
        or line.strip().count("\t") >= 1
        or line.startswith("|")
        or starts_with_label(line)
    )


_PLAIN_NUMBER = re.compile(r"\s*(\d{1,3})\s+(?=[A-Z“‘\"'(h\[<w])")


def _counts_on(group: Sequence[tuple[int, str]], line: str) -> bool:
    """Say whether a line begins with the number after that of the paragraph (notes, one a line)."""
    before, here = _PLAIN_NUMBER.match(group[0][1]), _PLAIN_NUMBER.match(line)
    return bool(before and here and int(here[1]) == int(before[1]) + 1)


def _goes_on(group: Sequence[tuple[int, str]], line: str, width: int) -> bool:
    first, previous, stripped = group[0][1], group[-1][1].rstrip(), line.strip()
    if (
        _starts_block(line)
        or _counts_on(group, line)
        or _ATX.fullmatch(first)
        or first.count("\t") >= 1
    ):
        return False
    if line[:1] in " \t" and (
        _BULLET.match(first) or note_number(first) or _PLAIN_NUMBER.match(first)
    ):
        return True
    if _TORN_ADDRESS.search(previous[-400:]) and re.match(r"[\w%]", stripped):
        return True
    if width:
        word = stripped.split(maxsplit=1)[0]
        return (
            len(previous) + 1 + len(word) > width * 0.9
            or stripped[0].islower()
            or previous.endswith(",")
        )
    if stripped.startswith(("(http", "http", "(/", "www.", "<http")):
        return True
    if _TORN_ADDRESS.search(previous[-400:]) and re.match(r"[\w%][^\s]*(?:\s|$)", stripped):
        return True
    return not _END.search(previous) and (stripped[0].islower() or previous.endswith(("-", ",")))


def _block(group: list[tuple[int, str]]) -> Block:
    group = [(group[0][0], _EARLY_MARK.sub(r"\1 *", group[0][1], count=1)), *group[1:]]
    first = group[0][1]
    if (item := _ATX.fullmatch(first)) and _ITEM_AS_HEADING.match(item["text"]):
        group = [(group[0][0], item["text"]), *group[1:]]  # an item of a list in a heading's type
        first = item["text"]
    if heading := _ATX.fullmatch(first):
        return Block(
            "heading", read_markup([(group[0][0], heading["text"])]), level=len(heading["signs"])
        )
    if number := note_number(first):
        return Block("note", _marked(group, _NOTE), number)
    if (row := _ROW.fullmatch(first)) and starts_with_label(f"{row['label']}:"):
        group = [(group[0][0], f"{row['label']}: {row['value']}"), *group[1:]]
        return Block("paragraph", read_markup(group))
    if first.strip().count("\t") >= 2 and not starts_with_label(first):
        return Block("table", read_markup(group))
    if bullet := _BULLET.match(first):
        return _item(group, _BULLET, bullet["bullet"].strip(), len(bullet["indent"]))
    if numbered := _NUMBER.match(first):
        return _item(group, _NUMBER, numbered["number"], len(numbered["indent"]))
    if first.lstrip().startswith(">"):
        group = [(line, _QUOTE.sub("", text, count=1)) for line, text in group]
    return Block("paragraph", read_markup(group))


def _marked(group: list[tuple[int, str]], pattern: re.Pattern[str]) -> Slice:
    match = pattern.match(group[0][1])
    at = match.end() if match else 0
    return read_markup([(group[0][0], group[0][1][at:]), *group[1:]])


def _item(
    group: list[tuple[int, str]], pattern: re.Pattern[str], marker: str, indent: int
) -> Block:
    body = _marked(group, pattern)
    number = _NUMBER.match(body.text) if pattern is _BULLET else None
    if number:  # "- 3. Placed Based Partnerships": a numbered item under a bullet
        marker, body = number["number"], body.cut(number.end())
    if symbol := _SYMBOL.match(body.text):
        body = body.cut(symbol.end())
    return Block("item", body, marker, indent)
