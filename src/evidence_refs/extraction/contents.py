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
    r"(?:\d{1,2}(?:\.\d)*\.?\s*|[IVX]{1,5}\.\s*)?(?:list of |selected |key |full |cited |suggested |general )?(?:references?(?: cited| \([a-z]+\))?|bibliography|works cited(?: list)?|source documents?|related documents?(?:ation)?"
    r"|litt?eratu[ru]r?(?:e|verzeichnis|a|lijst|liste|förteckning)?(?: cited)?|bibliogra(?:phie|f[ií]a|fie)|références(?: bibliographiques)?|referencias(?: bibliográficas)?|referências(?: bibliográficas)?"
    r"|riferimenti(?: bibliografici)?|quellen(?:verzeichnis)?|k[äa]llor|källförteckning|referanser|referenties|referenser|viitteet|piśmiennictwo|reference list|sources|further reading|related reading|reading list|endnotes?|footnotes?"
    r"|notes(?: and references)?)(?: and (?:notes|bibliography|further reading|resources))?"
    r"(?: (?:to|for|from) (?:the )?(?:chapter|part|section|appendix|annex)(?: \w{1,5})?)?",
    re.IGNORECASE,
)
"""Headings of lists of works and notes."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the contents lists of a document say.

    `last` is the list's last title; `titles` are folded, `numbers` as printed (`2.1`); `complete` where a printed list with page
    numbers names every heading, so that nothing else is one.
    """

    titles: frozenset[str]
    numbers: frozenset[str]
    complete: bool
    last: str = ""


def take_contents(blocks: Sequence[Block]) -> tuple[list[Block], list[Contents]]:
    """Give the blocks with those of contents lists marked as such, and what each list says.

    The `marker` of a marked block is the number of its list.
    """
    out = list(blocks)
    seen: dict[str, int] = {}
    for index, block in enumerate(blocks):
        if len(block.text) < 250:
            seen[fold(_title(block.text)[0])] = index
    lists: list[Contents] = []
    for index, block in enumerate(blocks):
        if out[index].kind == "contents" or not _HEAD.fullmatch(block.text.strip()):
            continue
        end = _end_of_list(blocks, index + 1, seen)
        if end > index + 1:
            lines = [_title(blocks[at].text) for at in range(index + 1, end)]
            for at in range(index, end):
                out[at] = replace(out[at], kind="contents", marker=str(len(lists)))
            lists.append(_read_list(lines))
    titles = {title for contents in lists for title in contents.titles}
    return _whole_headings(out, titles), lists


def _read_list(lines: Sequence[tuple[str, int | None]]) -> Contents:
    numbers = [NUMBERING.match(title) for title, _ in lines]
    pages = sum(page is not None for _, page in lines)
    return Contents(
        frozenset(fold(title) for title, _ in lines if fold(title)),
        frozenset(match["number"] for match in numbers if match),
        pages >= 3 and pages >= 0.4 * len(lines),
        fold(lines[-1][0]),
    )


NO_CONTENTS = Contents(frozenset(), frozenset(), complete=False)


def governing(blocks: Sequence[Block], lists: Sequence[Contents]) -> list[Contents]:
    """Give for each block the contents list that governs it.

    A list governs from where it stands to the next one; below the last heading that it names (but
    not where the text breaks off before it), what it does not name may be a heading too.
    """
    governs: list[Contents] = []
    present = NO_CONTENTS
    for block in blocks:
        if block.kind == "contents" and block.marker.isdigit():
            present = lists[int(block.marker)]
        governs.append(present)
    last: dict[int, int] = {}
    for index, (block, contents) in enumerate(zip(blocks, governs, strict=True)):
        if block.kind != "contents" and contents.last and fold(block.text[:300]) == contents.last:
            last[id(contents)] = index
    return [
        replace(contents, complete=False)
        if contents.complete and index > last.get(id(contents), len(blocks)) + 1
        else contents
        for index, contents in enumerate(governs)
    ]


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
