"""Blocks -> blocks that nothing interrupts: what a page break tore apart is joined again.

Notes stand in the way of the text that they interrupt; they are passed over, not removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.contents import BACK_MATTER
from evidence_refs.extraction.fields.labels import starts_with_label
from evidence_refs.source import Slice, join

_OPEN_END = re.compile(
    r"(?:[,\-–—(]|\b(?:and|or|of|the|a|an|in|for|to|with|on|at|by|from|that|which|their|its|as|&))$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!…][\"'’”)\]*]*[⁰¹²³⁴-⁹]*$")
_ADDRESS_TAIL = re.compile(r"(?:https?://|www\.|\(/)[^\s)]*[-_=&?/]$")
_ADDRESS_REST = re.compile(r"[A-Za-z0-9%][^\s]*(?:[-/=_&>]|\.\w)[^\s]*(?=\s|$)")
_OPEN_ADDRESS = re.compile(r"<(?:https?://|www\.)[^<>\s]*$", re.IGNORECASE)
_ADDRESS_HEAD = re.compile(r"\(?\(?(?:https?://|www\.|/[a-z]|\))|\(\)", re.IGNORECASE)
_BROKEN_WORD = re.compile(r"(?<!\w)(\w{2,40})- (?!and\b|or\b|to\b|&)([a-z]{2,})")
_HYPHEN_STAYS = frozenset(
    """person place people evidence community self co non well long short cross multi inter anti
    semi half full part high low early home hospital school asset strength health care user needs
    system data patient client family face day year week end face-to age whole all ex pre post sub
    re e decision policy point two three four five six one third first second cost value time
    problem solution trauma culture gender nurse doctor peer parent child public private not joined
    up follow co-op front back joined-up day-to""".split()
)


def rejoin(blocks: Sequence[Block], *, whole_notes: bool = False) -> list[Block]:
    """Join paragraphs that were torn apart; notes between them follow what they interrupted.

    `whole_notes` says that the reader of the file saw where notes end.
    """
    vocabulary = _Vocabulary(blocks)
    out: list[Block] = []
    last = -1  # index in `out` of the block that the next one may go on from
    for block in blocks:
        if block.kind == "note":
            out.append(block)
            continue
        if out and out[-1].kind == "note" and _is_address_of_note(out[-1], block):
            out[-1] = out[-1].with_slice(_glued(out[-1].slice, block.slice, vocabulary))
            continue
        after_note = bool(out) and out[-1].kind == "note" and not whole_notes
        if after_note and _rest_of_note(out, last, block):
            out[-1] = out[-1].with_slice(_glued(out[-1].slice, block.slice, vocabulary))
            continue
        if last >= 0 and _goes_on(out[last], block):
            out[last] = out[last].with_slice(_glued(out[last].slice, block.slice, vocabulary))
            continue
        out.append(block)
        last = len(out) - 1 if block.kind in ("paragraph", "item") else -1
    return [block.with_slice(_mend_inside(block.slice, vocabulary)) for block in out]


def _is_address_of_note(note: Block, block: Block) -> bool:
    """Say whether a paragraph is the rest of the note before it: its address, or its tail."""
    if block.kind != "paragraph":
        return False
    text = note.text.rstrip()
    if _address_goes_on(text, block.text):
        return True
    if re.match(
        r"(?:available (?:at|from|online)|retrieved from|accessed (?:at|via))\b", block.text, re.I
    ):
        return not re.search(r"https?://|www\.", text)
    if re.match(
        r"<?(?:https?://|www\.)\S+[.,]?(?:,? \(?\[?accessed.{0,40})?$", block.text, re.IGNORECASE
    ):
        has_address = re.search(r"https?://|www\.", text)
        return not has_address or _address_goes_on(text, block.text)
    return bool(
        re.search(r"(?:available (?:at|from|online)|retrieved from|accessed|see|at):?$", text, re.I)
    ) and bool(re.match(r"<?(?:https?://|www\.)", block.text))


def _rest_of_note(out: Sequence[Block], last: int, block: Block) -> bool:
    """Say whether a paragraph is the rest of the note before it, which a page's end tore.

    What a note interrupts has the first claim on a sentence that goes on.
    """
    note = out[-1].text.rstrip()
    if block.kind != "paragraph" or not block.text[:1].islower() or _SENTENCE_END.search(note):
        return False
    claimed = last >= 0 and len(out[last].text) > 60 and not _SENTENCE_END.search(out[last].text)
    return not claimed and not re.search(r"(?:https?://|www\.)\S+$|\)$|\d{4}$", note)


def _address_goes_on(tail: str, head: str) -> bool:
    """Say whether an address at the end of `tail` is torn, and `head` begins with its rest."""
    if not (_ADDRESS_TAIL.search(tail[-2000:]) or _OPEN_ADDRESS.search(tail[-2000:])):
        return False
    if re.match(r"\S+\s+\((?:(?:19|20)\d\d|n\.?d)", head):
        return False  # the next item: `GOV.UK. (2024)`
    alone = re.fullmatch(r"\S+(?:,? \(?\[?accessed.{0,40})?", head, re.IGNORECASE)
    return bool(_ADDRESS_REST.match(head) or alone or tail.endswith("-"))


def _goes_on(before: Block, after: Block) -> bool:
    """Say whether `after` is the rest of `before`."""
    if before.kind not in ("paragraph", "item") or after.kind != "paragraph":
        return False
    head, tail = after.text, before.text.rstrip()
    if not head or not tail or starts_with_label(head) or BACK_MATTER.fullmatch(tail):
        return False
    if _address_goes_on(tail, head):
        return True
    if _ADDRESS_HEAD.match(head):
        return not head.startswith(("http", "www.")) or not _SENTENCE_END.search(tail)
    bare = head.lstrip("“‘\"'([")
    if bare[:1].islower():
        return not _SENTENCE_END.search(tail)
    return bool(_OPEN_END.search(tail)) and len(tail) > 25 and not tail.endswith((")", ":"))


def _glued(before: Slice, after: Slice, vocabulary: _Vocabulary) -> Slice:
    tail, head = before.text, after.text
    if _address_goes_on(tail, head):
        return join((before, after), "")
    left = re.search(r"(\w+(?:-\w+)*)-$", tail)
    right = re.match(r"\w+", head)
    if left and right and head[0].islower():
        if vocabulary.keeps_hyphen(left[1], right[0]):
            return join((before, after), "")
        return join((before.cut(0, len(tail) - 1), after), "")
    return join((before, after), " ")


def _mend_inside(piece: Slice, vocabulary: _Vocabulary) -> Slice:
    """Join words that a wrapped line divided at a hyphen (`person- centred`)."""
    parts, at = list[Slice](), 0
    for match in _BROKEN_WORD.finditer(piece.text):
        if piece.line_at(match.end(1)) != piece.line_at(match.start(2)):
            keep = vocabulary.keeps_hyphen(match[1], match[2])
            parts.append(piece.cut(at, match.end(1) + keep))
            at = match.start(2)
    return join([*parts, piece.cut(at)], "") if parts else piece


class _Vocabulary:
    """The document's own words, which say whether a divided word has a hyphen."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._words: set[str] = set()
        for block in blocks:
            if block.kind != "table":
                self._words.update(re.findall(r"\w+(?:-\w+)*", block.text.casefold()))

    def keeps_hyphen(self, left: str, right: str) -> bool:
        left, right = left.casefold(), right.casefold()
        if f"{left}-{right}" in self._words:
            return True
        if f"{left}{right}" in self._words:
            return False
        return left.rsplit("-", 1)[-1] in _HYPHEN_STAYS or "-" in left
