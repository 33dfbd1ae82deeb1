"""Contents lists: found, taken out of the text, and kept as what they say of its headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fold import fold
from evidence_refs.source import join

_HEAD = re.compile(
    r"\W*(?:table of )?contents\W*(?:page)?|in this (?:article|report|brief|document)|on this page",
    re.IGNORECASE,
)
_PAGE_TAIL = re.compile(r"(?:[\s.…·_]{2,}|\t|\s)(?P<page>\d{1,3})\s*$")
_ANCHOR = re.compile(r"\s*\(?(?:(?:https?://|www\.)\S*)?#[^\s()]*\)?\s*$")
_LEADERS = re.compile(r"[\s.…·_]+$")
NUMBERING = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,5})\.?\s+(?=\S)")
"""The number of a heading: `2.1.1 `."""
BACK_MATTER = re.compile(
    r"(?:\d{1,2}(?:\.\d)*\.?\s+)?(?:list of |selected |key |full |cited )?(?:references?|bibliography|works cited"
    r"|literature(?: cited)?|reference list|sources|further reading|related reading|reading list|endnotes?|footnotes?"
    r"|notes(?: and references)?)(?: and (?:notes|bibliography|further reading|resources))?",
    re.IGNORECASE,
)
"""Headings of lists of works and notes."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the contents lists of a document say.

    `titles` are folded, `numbers` as printed (`2.1`); `complete` where a printed list with page
    numbers names every heading, so that nothing else is one.
    """

    titles: frozenset[str]
    numbers: frozenset[str]
    complete: bool


def take_contents(blocks: Sequence[Block]) -> tuple[list[Block], Contents]:
    """Give the blocks with those of contents lists marked as such, and what the lists say."""
    out = list(blocks)
    seen: dict[str, int] = {}
    for index, block in enumerate(blocks):
        if len(block.text) < 250:
            seen[fold(_title(block.text)[0])] = index
    titles, numbers, pages, complete = set[str](), set[str](), 0, False
    for index, block in enumerate(blocks):
        if out[index].kind == "contents" or not _HEAD.fullmatch(block.text.strip()):
            continue
        end = _end_of_list(blocks, index + 1, seen)
        if end == index + 1:
            continue
        for at in range(index, end):
            out[at] = replace(out[at], kind="contents")
            title, page = _title(blocks[at].text)
            number = NUMBERING.match(title)
            pages += page is not None
            if at > index and fold(title):
                titles.add(fold(title))
                if number:
                    numbers.add(number["number"])
        complete = complete or (pages >= 3 and pages >= 0.4 * (end - index - 1))
    return _whole_headings(out, titles), Contents(frozenset(titles), frozenset(numbers), complete)


def _whole_headings(blocks: list[Block], titles: Collection[str]) -> list[Block]:
    """Join headings that the print wrapped: two lines that the list has as one."""
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        if (
            before is not None
            and before.kind == block.kind == "paragraph"
            and len(before.text) + len(block.text) < 300
            and fold(before.text) not in titles
            and fold(f"{before.text} {block.text}") in titles
        ):
            out[-1] = before.with_slice(join((before.slice, block.slice)))
        else:
            out.append(block)
    return out


def _title(text: str) -> tuple[str, int | None]:
    """Give a contents line's title, and its page where one is printed."""
    text = _ANCHOR.sub("", text).strip()
    match = _PAGE_TAIL.search(text)
    if match and (match.start() > 2):
        return _LEADERS.sub("", text[: match.start()]), int(match["page"])
    return _LEADERS.sub("", text).strip("*"), None


def _end_of_list(blocks: Sequence[Block], start: int, seen: dict[str, int]) -> int:
    """Give the index after the last block of the contents list that begins at `start`."""
    end = at = start
    names = set[str]()
    while at < len(blocks) and at - end < 2:
        text = blocks[at].text
        title, page = _title(text)
        name = fold(title)
        anchor = re.search(r"(?:https?://|www\.)\S+#\w|\(#", text) is not None
        sentence = len(text) > 100 and text.rstrip().endswith(".")
        if len(text) > 400 or sentence or blocks[at].kind == "note":
            break
        if name in names and not anchor and page is None:
            break
        if page is not None or anchor or seen.get(name, -1) > at or not name:
            end = at + 1
            names.add(name)
        at += 1
    return end
