"""Which blocks are headings, how deep each is, and the headings above every block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.contents import BACK_MATTER, NUMBERING, Contents, governing
from evidence_refs.extraction.fields.dates import is_date, read_date
from evidence_refs.extraction.fields.labels import find_labels
from evidence_refs.extraction.fold import fold

_CAPTION = re.compile(r"(?:figure|fig\.|map|table|box|chart|photo|source|image)\b.{0,3}\d*", re.I)
_NOT_HEADING = re.compile(
    r"by\s+[A-Z]|https?://|www\.|@|home >|page \d|duration\b|start date|published\b|©|tel\b|email\b"
    r"|authors?$|watch\b|download\b|\d+ comments?$|cllr\b|see\b|back to top|↑"
    r"|(?:this|these|a|an|the) (?:map|figure|chart|table|diagram|image|file)s?\b",
    re.IGNORECASE,
)
_NOTE_MARKS = re.compile(r"[⁰¹²³⁴-⁹]+$")
_ENDS_AS_SENTENCE = re.compile(r"[.!;,:]['\"’”)\]]*$|^[“‘\"'].*[”’\"']$")
_MAX_HEADING = 130


@dataclass(frozen=True, slots=True)
class Part:
    """A document bound into another: blocks `start` to `end` (exclusive), `body` after its head.

    `section` is the section of the place where it is bound in; `url` its own address, to which its
    relative links are relative.
    """

    start: int
    body: int
    end: int
    title: str
    section: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """What the finders of entries know of the blocks before headings are known.

    `heads` are the numbers of blocks that are titles and labels of entries; `starts` those at which
    an entry begins; `texts` those that may describe the entry above them.
    """

    heads: frozenset[int]
    starts: frozenset[int]
    texts: frozenset[int]


def outline(
    blocks: Sequence[Block], lists: Sequence[Contents], parts: Sequence[Part], entries: Entries
) -> list[Block]:
    """Give the blocks with headings marked and every block's section filled in."""
    contents = governing(blocks, lists)
    taken = entries.heads | {n for part in parts for n in range(part.start, part.body)}
    heads = [
        n for n in range(len(blocks)) if n not in taken and _is_heading(blocks, n, contents[n])
    ]
    heads = _of_one_kind(heads, blocks, contents)
    heads = _without_lists(_outside_texts(heads, blocks, contents, entries), blocks, contents)
    bound = [head for head in heads if any(part.start <= head < part.end for part in parts)]
    levels = _below_listed(blocks, bound, contents, _levels(blocks, heads))
    starts = {part.start: part for part in parts}
    stack: list[tuple[int, str]] = []
    base: tuple[str, ...] = ()
    out: list[Block] = []
    for number, block in enumerate(blocks):
        if part := starts.get(number):
            stack, base = [], (part.title,)
        if level := levels.get(number):
            stack = [(depth, title) for depth, title in stack if depth < level]
            stack.append((level, _heading_title(block)))
            block = replace(block, kind="heading", level=level)
        out.append(replace(block, section=(*base, *(title for _, title in stack))))
    return out


def _of_one_kind(
    heads: list[int], blocks: Sequence[Block], contents: Sequence[Contents]
) -> list[int]:
    """Where the print marks headings (`## …`) or numbers them (`2.1 …`), others are none.

    Headings of notes and reference lists, and those that a contents list names, always count.
    """
    marked = [n for n in heads if blocks[n].kind == "heading"]
    numbered = [n for n in heads if _number(blocks[n])]
    dotted = [n for n in numbered if "." in _number(blocks[n])]
    if len(marked) >= 3:
        kind = set(marked)
    elif len(dotted) >= 2 and len(numbered) >= 4:
        kind = set(numbered)
    else:
        return heads
    return [n for n in heads if n in kind or _always(blocks[n], contents[n])]


def _number(block: Block) -> str:
    """Give the number of a numbered heading; a list item's is its marker."""
    if block.kind == "item":
        return block.marker.rstrip(".")
    match = NUMBERING.match(block.text)
    return match["number"] if match else ""


def _always(block: Block, contents: Contents) -> bool:
    return (
        bool(BACK_MATTER.fullmatch(block.text.strip(" :*"))) or fold(block.text) in contents.titles
    )


def _outside_texts(
    heads: list[int], blocks: Sequence[Block], contents: Sequence[Contents], entries: Entries
) -> list[int]:
    """Leave out short lines inside the text of an entry.

    A heading there is followed by the next entry, or by another heading.
    """
    kept: set[int] = set()
    last = max(entries.starts, default=-1)
    for number in reversed(heads):
        if (
            number not in entries.texts
            or blocks[number].kind == "heading"
            or _always(blocks[number], contents[number])
            or number + 1 in entries.starts
            or number + 1 in kept
            or number > last
        ):
            kept.add(number)
    return [number for number in heads if number in kept]


_AGENDA = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?P<title>\S.*?)\s*\((?:pages?|pp?\.)\s*\d+[\d\s–-]*\)", re.I
)


def _heading_title(block: Block) -> str:
    """Give the heading without the asterisk of a note and without an agenda's number and pages."""
    text = f"{block.marker} {block.text}" if block.kind == "item" else block.text
    text = re.sub(r"^\*\s*", "", text).strip()
    agenda = _AGENDA.fullmatch(text)
    return agenda["title"] if agenda else text


def _without_lists(
    heads: list[int], blocks: Sequence[Block], contents: Sequence[Contents]
) -> list[int]:
    """Leave out four and more short lines in a row: names of people, cells of a table."""
    runs: list[list[int]] = []
    for number in heads:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        number
        for run in runs
        for number in run
        if len(run) < 4
        or blocks[number].kind == "heading"
        or _always(blocks[number], contents[number])
    ]


def _is_heading(blocks: Sequence[Block], number: int, contents: Contents) -> bool:
    block = blocks[number]
    if block.kind == "heading":
        return bool(_heading_title(block))
    text = block.text.strip()
    if block.kind not in ("paragraph", "item") or not text or len(text) > _MAX_HEADING * 2:
        return False
    numbered = NUMBERING.match(text)
    title = fold(text)
    if title in contents.titles and (block.kind == "paragraph" or block.marker[:1].isdigit()):
        return True
    if BACK_MATTER.fullmatch(text.strip(" :*")) and number + 1 < len(blocks):
        return True
    if numbered and block.kind == "paragraph":
        if numbered["number"] in contents.numbers and len(text) <= _MAX_HEADING * 2:
            return text[numbered.end()].isupper()
        if "." in numbered["number"] and len(text) <= _MAX_HEADING and not text.endswith("."):
            return text[numbered.end()].isupper()
    return not contents.complete and _has_shape(blocks, number)


def _has_shape(blocks: Sequence[Block], number: int) -> bool:
    """Say whether a block has the look of a heading: short, by itself, no sentence."""
    block, text = blocks[number], blocks[number].text.strip()
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    text = _NOTE_MARKS.sub("", text).rstrip()
    if not text or _ENDS_AS_SENTENCE.search(text):
        return False
    if after is None or len(text) > _MAX_HEADING or text[-1] in ".,;:!>]-–":
        return False
    if not (text[0].isupper() or text[0].isdigit()) or not re.search(r"[A-Za-z]{3}", text):
        return False
    if block.kind == "item" and not _is_numbered_heading(blocks, number):
        return False
    if block.slice.lines[0] != block.slice.lines[1] or any(
        m.kind == "link" for m in block.slice.marks
    ):
        return False
    if _CAPTION.match(text) or _NOT_HEADING.match(text) or is_date(text) or find_labels(text):
        return False
    reading = read_date(text)
    if (reading and reading.end > len(text) * 0.4) or "@" in text:
        return False
    if after.slice.lines[0] - block.slice.lines[1] < 2 and after.kind == "paragraph":
        return False  # the first line of a paragraph, not a line by itself
    if after.kind == "paragraph" and (after.text[:1].islower() or after.text[:1] == "("):
        return False
    return "\t" not in text and text.count("(http") == 0


def _is_numbered_heading(blocks: Sequence[Block], number: int) -> bool:
    """A numbered item that stands alone between paragraphs heads what follows it."""
    before = blocks[number - 1] if number else None
    after = blocks[number + 1]
    return (
        blocks[number].marker[:1].isdigit()
        and blocks[number].indent == 0
        and after.kind == "paragraph"
        and (before is None or before.kind != "item" or len(before.text) > 80)
    )


def _levels(blocks: Sequence[Block], heads: Sequence[int]) -> dict[int, int]:
    """Give each heading's depth from 1: printed signs and numbers first, then what follows what."""
    if any(blocks[n].level for n in heads):
        return {
            n: blocks[n].level or max(b for b in (blocks[m].level for m in heads)) for n in heads
        }
    numbers = {n: NUMBERING.match(blocks[n].text) for n in heads}
    dotted = sum(bool(m and "." in m["number"]) for m in numbers.values())
    if dotted >= 2:
        return {n: match["number"].count(".") + 1 if match else 1 for n, match in numbers.items()}
    return _inferred_levels(blocks, heads)


def _below_listed(
    blocks: Sequence[Block],
    heads: Sequence[int],
    contents: Sequence[Contents],
    levels: dict[int, int],
) -> dict[int, int]:
    """Where an article's own list names its headings, these are siblings and others below them.

    The list of a web page has no page numbers and names one level only; printed signs go first.
    """
    if any(blocks[n].level for n in heads):
        return levels
    out = dict(levels)
    present, depth = frozenset[str](), 1
    for before, number in zip([None, *heads], heads, strict=False):
        listed = contents[number]
        if not listed.titles or listed.complete or listed.numbers:
            continue
        if fold(blocks[number].text) in listed.titles:
            out[number], present, depth = 1, listed.titles, 1
        elif listed.titles == present:
            at_once = before is not None and number == before + 1
            depth = min(3, depth + 1) if at_once or depth == 1 else depth
            out[number] = depth
    return out


def _inferred_levels(blocks: Sequence[Block], heads: Sequence[int]) -> dict[int, int]:
    """Two levels at most: a heading that another follows at once is above it.

    A name that recurs under several headings (`Journal articles`) is below; once all headings below
    one are such names, another name is a new heading above. Other headings are siblings.
    """
    all_heads = set(heads)
    at_once = {n for n in heads if n + 1 in all_heads}
    names = [fold(blocks[n].text) for n in heads]
    recurring = {name for name in names if names.count(name) >= 2} if len(names) < 400 else set()
    levels: dict[int, int] = {}
    below: list[str] | None = None  # names below the present upper heading, None where none are
    for position, (number, name) in enumerate(zip(heads, names, strict=True)):
        follows = position > 0 and heads[position - 1] == number - 1
        if follows and levels[heads[position - 1]] == 1:
            levels[number], below = 2, [name]
        elif follows:
            levels[number] = min(3, levels[heads[position - 1]] + 1)
        elif name in recurring and below is not None:
            levels[number] = 2
            below.append(name)
        elif number in at_once or below is None or (below and all(b in recurring for b in below)):
            levels[number], below = 1, None
        else:
            levels[number] = 2
            below.append(name)
    return levels
