"""The blocks of a list of references -> its items: what was torn is joined, what ran together divided.

How an item of this list begins (by a number, a bullet, a name) is decided for the list as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_refs.extraction.blocks import SUPERSCRIPTS, Block
from evidence_refs.extraction.fields.urls import ABSOLUTE
from evidence_refs.extraction.likeness import likeness
from evidence_refs.extraction.styles.who import read_first
from evidence_refs.source import Slice, join

_PLAIN_NUMBER = re.compile(r"(?P<number>\d{1,4})[.)]?\s+(?=[A-ZÀ-Þ“‘\"'(\[<h])")
_CANNOT_START = re.compile(
    r"<?(?:https?://|www\.)|\(?(?:also )?available (?:at|from|online|via)\b|[\[(]?(?:last )?accessed\b|retrieved (?:from|on)\b"
    r"|doi\b|pp?\.\s?\d|vol(?:ume)?\.?\s?\d|\d{1,4}\s?[(:;]\s?\d|ISBN\b|ISSN\b|PMID\b|\[(?:online|internet)\]",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:[,:(&/–-]|\b(?:and|or|of|the|a|an|in|for|to|with|on|at|by|from|available|accessed|et))$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?:[.)\]>]|https?://\S+|www\.\S+|\d)[”’\"']?$")
_YEAR = r"\((?:(?:19|20)\d\d[a-z]?|n\.\s?d\.?|no date|undated|forthcoming|in press)\)"
_NAME_START = re.compile(
    r"(?:(?:van|von|de|der|den|la|le) )?[A-ZÀ-Þ][\w’'‐-]+(?: [A-ZÀ-Þ][\w’'‐-]+)?,? (?:[A-ZÀ-Þ]\.?[ -]?){1,4}(?=[.,;&( ]|$)"
    rf"|[A-Z][^.()]{{2,140}}? ?{_YEAR}|[-—–_]{{2,}}[.,]?\s"
)
_WHO_AND_YEAR = re.compile(rf"(?P<who>[^()]{{3,240}}?)\s*{_YEAR}[.,:]?")
_PROSE = frozenset({"verbs", "words of prose", "opens a sentence"})
_SURE = 2.5


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its text without marker, its number as printed (or empty), its blocks.

    `notes` are the paragraphs below it that describe the work (an annotated bibliography), `below`
    the sub-heading of the list under which it stands, where the outline knows none.
    """

    slice: Slice
    number: str
    blocks: tuple[int, ...]
    bullet: bool = False
    notes: tuple[Slice, ...] = ()
    below: str = ""


def read_items(blocks: Sequence[Block], region: Sequence[int]) -> list[Item]:
    """Give the items of a list, each with its whole text."""
    pieces = [_piece(blocks[number], number) for number in region]
    share = sum(bool(piece.number) for piece in pieces) / max(1, len(pieces))
    numbered = share >= 0.6
    whole: list[Item] = []
    below = ""
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if following and _is_heading(piece, following):
            below = piece.slice.text.strip(" :*")
            continue
        last = whole[-1] if whole and whole[-1].below == below else None
        if last and _describes(last, piece):
            whole[-1] = replace(
                last, blocks=(*last.blocks, *piece.blocks), notes=(*last.notes, piece.slice)
            )
        elif last and _continues(last, piece, share):
            whole[-1] = replace(
                last,
                slice=_glued(last.slice, piece.slice),
                blocks=(*last.blocks, *piece.blocks),
            )
        else:
            whole.append(replace(piece, below=below))
    return [item for piece in whole for item in _divided(piece, numbered=numbered)]


def _piece(block: Block, number: int) -> Item:
    marker = block.marker.translate(SUPERSCRIPTS).strip(".()[]")
    body = block.slice
    if block.kind == "paragraph" and (plain := _PLAIN_NUMBER.match(body.text)):
        marker, body = plain["number"], body.cut(plain.end())
    is_number = bool(re.fullmatch(r"\d{1,4}", marker))
    return Item(body, marker if is_number else "", (number,), bool(marker) and not is_number)


def _is_heading(piece: Item, following: Item) -> bool:
    """Say whether a short line heads the items that follow: `Books`, `Websites`."""
    text = piece.slice.text.strip(" :*")
    return (
        not (piece.number or piece.bullet)
        and 2 < len(text) <= 50
        and text[0].isupper()
        and not re.search(r"[\d.,;!?]", text)
        and likeness(text).score <= 0
        and likeness(following.slice.text).score >= 2
    )


def _describes(before: Item, piece: Item) -> bool:
    """Say whether an unmarked paragraph below a marked item is prose that describes its work."""
    if piece.number or piece.bullet or not (before.number or before.bullet):
        return False
    text, tail = piece.slice.text, before.slice.text.rstrip()
    return (
        text[:1].isupper()
        and text.endswith((".", "!", "?", ")"))
        and len(text.split()) >= 4
        and likeness(text).score < 1
        and (bool(before.notes) or bool(_ENDS.search(tail)))
        and (
            likeness(tail).score >= 2 or not _PROSE.isdisjoint(n for n, _ in likeness(text).reasons)
        )
        and not _CANNOT_START.match(text)
    )


def _continues(before: Item, piece: Item, share: float) -> bool:
    """Say whether a piece is the rest of the item before it.

    `share` is that of the list's pieces which begin with a number.
    """
    if piece.number or piece.bullet:
        return False
    text, tail = piece.slice.text, before.slice.text.rstrip()
    has_address = bool(ABSOLUTE.search(tail))
    if _CANNOT_START.match(text):
        return not (has_address and text.startswith(("http", "www", "<")))
    if re.match(r"[a-z](?!an |on |e |er )", text):
        return True
    if _OPEN_END.search(tail) and not ABSOLUTE.search(tail.rsplit(" ", 1)[-1]):
        return likeness(text).score < _SURE + 2
    only_who = _WHO_AND_YEAR.fullmatch(tail)
    if only_who and read_first(only_who["who"]):
        return True  # the title is still to come
    if before.number and share >= 0.6 and likeness(text).score < _SURE:
        return True
    if before.number and share >= 0.9 and not _NAME_START.match(text):
        return True
    signs = {name for name, _ in likeness(text).reasons}
    return not signs & _BEGINNINGS and "volume" in signs and not has_address


_BEGINNINGS = frozenset(
    {"people first", "organisation first", "repeated author", "year after who", "a year"}
)
"""Signs of which the first words of an item show one; a journal with its volume shows none."""


def _glued(before: Slice, after: Slice) -> Slice:
    torn = re.search(r"(?:https?://|www\.)\S*[-/_=&?.]$", before.text) and re.match(
        r"[\w%][^\s]*(?:\s|$)", after.text
    )
    return join((before, after), "" if torn else " ")


def _divided(item: Item, *, numbered: bool) -> Iterator[Item]:
    """Give the items that run together in one text; most often it is one."""
    cuts = list(_number_cuts(item)) if numbered else list(_name_cuts(item))
    start, number = 0, item.number
    for end, begin, following in cuts:
        yield replace(item, slice=item.slice.cut(start, end), number=number, notes=())
        start, number = begin, following
    yield replace(item, slice=item.slice.cut(start) if start else item.slice, number=number)


def _number_cuts(item: Item) -> Iterator[tuple[int, int, str]]:
    """Give where the next number stands within an item: `… 2019. 13. Smith J …`."""
    if not item.number:
        return
    number, at, text = int(item.number), 0, item.slice.text
    while True:
        number += 1
        marker = rf"(?:\[{number}\]|\({number}\)|{number}[.)])"
        match = re.compile(rf"(?<=[.)\]/\w])\s+{marker}\s+(?=[A-ZÀ-Þ“‘\"'])").search(text, at)
        if not match or match.start() < at + 25:
            return
        before, after = text[at : match.start()], text[match.end() :]
        if likeness(before).score < 1 or likeness(after).score < _SURE:
            return
        if before.count("[") != before.count("]") or _CANNOT_START.match(after):
            return  # `[cited 2025 Feb 20]. Available from`
        yield match.start(), match.end(), str(number)
        at = match.end()


def _name_cuts(item: Item) -> Iterator[tuple[int, int, str]]:
    """Give the line ends at which an unnumbered item ends and another begins."""
    at, text = 0, item.slice.text
    for offset, _ in item.slice.origins[1:]:
        head = text[offset:].lstrip()
        begin = len(text) - len(head)
        before = text[at:offset].rstrip()
        if (
            _ENDS.search(before)
            and _NAME_START.match(head)
            and likeness(before).score >= _SURE
            and likeness(head[:400]).score >= _SURE
        ):
            yield offset, begin, ""
            at = begin
