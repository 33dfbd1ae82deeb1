"""A note or list item -> the works that it cites, each with its own words.

Words that lead up to a work (`See also`), places in it that stand first (`p. 4, para 12, …`) and
remarks after it (`… 2025. Not all of these firms build satellites.`) are taken off; a note with
several works is divided where each piece is one by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from evidence_refs.extraction.fields.urls import ABSOLUTE
from evidence_refs.extraction.judge import read_best
from evidence_refs.extraction.likeness import likeness
from evidence_refs.extraction.styles.address import read_address
from evidence_refs.extraction.styles.author_title import read_author_title
from evidence_refs.extraction.styles.author_year import read_author_year
from evidence_refs.extraction.styles.bracketed import read_bracketed
from evidence_refs.extraction.styles.conversation import read_conversation
from evidence_refs.extraction.styles.law import find_cases, read_law
from evidence_refs.extraction.styles.marked import read_marked, read_named
from evidence_refs.extraction.styles.page_first import read_page_first
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.extraction.styles.title_issuer import read_title_issuer
from evidence_refs.source import Slice

Style = Callable[[Slice], StyleReading | None]

STYLES: dict[str, Style] = {
    "conversation": read_conversation,
    "law": read_law,
    "page_first": read_page_first,
    "bracketed": read_bracketed,
    "author_year": read_author_year,
    "marked": read_marked,
    "author_title": read_author_title,
    "title_issuer": read_title_issuer,
    "address": read_address,
}
"""The styles of notes, in the order in which they are tried: the strictest first."""

_WEAK, _STATEMENT = ("title_issuer", "author_title"), -1.5
_PROSE = -1.5  # a text of less likeness is sentences, in which a work is only named
_CODED = -9.0  # of one that an inquiry's code ends: any
_DATED = 0.9  # the confidence of a marked title with a date or an address
_TOLD = 0.5  # the least likeness of a text that says of itself that it is a source
_LIKE = 1.5  # the least likeness of a text that no style reads
_SEE = re.compile(
    r"(?:QQ?\s?\d+(?:[,–-]\s?\d+)*\.(?: see)?|(?:see,? )?the (?:judge?ments?|decision) (?:of [\w ]{3,30}? )?in"
    r"|(?:(?:for|on) [^.;:]{3,90},? )?see,?(?: also,?)?(?: in (?:this|that|the same|particular|general)\b(?: (?:respect|regard|vein|sense|context|connection))?,?| further| generally| for (?:example|instance),?| e\.g\.,?)?(?: also,?)?"
    r"(?: (?:paragraphs?|paras?\.?|pages?|pp?\.|chapters?|sections?) \d[\d, to&and–-]* (?:of|in) the)?"
    r"|per [A-Z][\w ]{3,30} in|source|references?|also|cf\.?|e\.g\.?,?|for example,?)\s*:?\s+(?=[A-Z“‘h])",
    re.IGNORECASE,
)
_PLACE_FIRST = re.compile(
    r"(?P<place>(?:(?:and )?(?:pp?|paras?|paragraphs?|lines?|cols?)\.?\s?\d[\d,&–-]*(?:\.\d+)?(?: (?:and|&) \d[\d–-]*)?(?:,? et seq\.?)?,?\s+|QQ?q?s? ?\d+(?:[,–-] ?\d+)*; )+)"
    r"(?=(?-i:[A-Z“‘\"']))",
    re.IGNORECASE,
)
_CITED_IN = re.compile(
    r"[,.;]?\s+\(?(?:as )?(?:cited|quoted|referenced)(?: (?:in|by))?:?\s+(?=(?-i:[A-Z“‘\"']))",
    re.IGNORECASE,
)
_CODE = r"\b[A-Z]{3,5}\d{6,10}(?:_\d{2,4})?"  # of an inquiry's document: `RLIT0002403`
_CODE_PLACE = r"(?:,?\s+(?:at\s+)?\[\d[\d./]*\](?:(?:,| to| and)? \[\d[\d./]*\])*)?"
_CODE_LAST = re.compile(
    rf"[\s,]+[\[(]?(?P<code>{_CODE})[\])]?(?P<place>{_CODE_PLACE})(?:\s[–-]\s.*)?\.?$"
)
_AFTER_CODE = re.compile(
    rf"{_CODE}[\])]?{_CODE_PLACE}(?P<sign>[,;.]?\s+(?:and\s+)?)(?=[A-Z“‘\"']|(?:the|their|its)\b)"
)
_LEAD_END = re.compile(
    r"(?<=[\w)’”'*])\.[”\"’]?\s+(?=[A-Z“‘])|\b(?:as follows|in|are|is|see|were|by)\s?:\s+(?=[A-Z“‘])"
    r"|\b(?:paragraphs?|pages?|chapters?|sections?) \d[\d, to&and–-]* of the (?=[A-Z])"
)
_PROSE_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|may|should|shall|must|could|will|would|do|does|did|needs?|requires?|provides?|states?|means?|said|says|told|argued|chaired|found|noted|made|set|gave)\b"
)
_SENTENCE = re.compile(r"(?<=[\w)’”'*])\.\s+(?=[A-Z“])")
_KIND = re.compile(
    r"(?:conference (?:abstract|paper)|poster|protocol|editorial|commentary|letter)\s*:\s+(?=[A-Z][^.]{0,60}?[,.])",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"(?P<place>[,\s]+(?:pp?|pages?|paras?|paragraphs?|recitals?)\.? ?\d[\d,–-]*)(?:,?\s+\(|:\s+)[“\"][^“”\"]{12,600}[”\"]?[).\s]*$",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r"[.,;]\s+[^.,;]{0,40}$")  # ", and as said in"
_CITES_MORE = re.compile(r"https?://|www\.|\((?:19|20)\d\d[a-z]?\)")
_POINTS_ON = re.compile(
    r"[;.]\s*see also\s+(?:foot)?n(?:otes?)?\.?\s*\d{1,4}\s*\.?\s*$", re.IGNORECASE
)
_BETWEEN_WORKS = re.compile(
    r";\s+(?:cf\.?\s+|(?:and\s+)?(?:see(?:\s+also)?|also)\s+|and\s+)?(?!Available|Accessed|Retrieved|Online|[A-Z]{2,5}\d{5,})(?=[A-Z“‘\"']|ibid|https?:)|\.\s+(?:See also|Also|See)[:,]?\s+(?=[A-Z])|(?<=\d) and (?=Judgment in )"
    r"|(?<=\d|\))(?:,| and|,? and the cases? (?:therein )?cited and)\s+(?=(?:R|Re|[A-Z][\w’']+(?: [A-Z(][\w’'.)]*){0,7}) v\.? )"
)


def read_works(note: Slice, *, least: float = _LIKE) -> list[tuple[Slice, StyleReading]]:
    """Give the works that a note or list item cites, each with its own piece of the text.

    `least` is the likeness to a reference that a text must have which no style reads.
    """
    if pointer := _POINTS_ON.search(note.text):
        note = note.cut(0, pointer.start())
    if cases := _cases(note):
        return cases
    return [
        (piece, reading)
        for whole in divide(note, lambda piece: False)
        for piece in _without_remark(_without_lead(whole))
        if (reading := read_style(piece, least=least))
    ]


def _cases(note: Slice) -> list[tuple[Slice, StyleReading]]:
    """Give the cases that a note's sentences name, and the work that stands before them."""
    cases = find_cases(note)
    before = note.cut(0, note.text.find(cases[0].text)) if cases else note
    if len(cases) < 2 and not (cases and _PROSE_VERB.search(before.text)):
        return []
    if end := _LEADS_ON.search(before.text):
        before = before.cut(0, end.start())
    if _CITES_MORE.search(before.text) and _is_whole(before):
        cases = [before, *cases]
    return [(piece, reading) for piece in cases if (reading := read_style(piece))]


@lru_cache(maxsize=256)  # a piece is read to see whether it is whole, and then again
def read_style(piece: Slice, *, least: float = _LIKE) -> StyleReading | None:
    """Read one work with the first style that does not refuse it."""
    if lead := _SEE.match(piece.text):
        piece = piece.cut(lead.end())
        if lead[0].casefold().startswith("source"):
            least = min(least, _TOLD)
    if quoted := _QUOTED.search(piece.text):
        piece = piece.cut(0, quoted.end("place"))
    if code := _CODE_LAST.search(piece.text):
        reading = read_style(piece.cut(0, code.start()), least=_CODED)
        return _with_code(reading, code["code"], code["place"]) if reading else None
    if place := _PLACE_FIRST.match(piece.text):
        reading = read_style(piece.cut(place.end()), least=least)
        return replace(reading, locator=place["place"].strip(" ,;")) if reading else None
    if kind := _KIND.match(piece.text):
        piece = piece.cut(kind.end())
    if likeness(piece.text).score < _PROSE and (named := read_named(piece)):
        return named
    by_rule = _by_rule(piece)
    if by_rule and by_rule.by in _WEAK and likeness(piece.text).score < _STATEMENT:
        return None  # `This information is correct as of January 2019.`
    linked = any(mark.kind == "link" and mark.target for mark in piece.marks)
    if by_rule is None and likeness(piece.text, linked=linked).score < least:
        return None  # the model reads anything
    return read_best(piece, by_rule)


def _with_code(reading: StyleReading, code: str, place: str) -> StyleReading:
    """Give a reading with the code under which an inquiry keeps the document, and the place in it."""
    fields = {**reading.fields, "number": reading.fields.get("number") or code}
    return replace(
        reading,
        fields=fields,
        locator=reading.locator or place.strip(" ,").removeprefix("at ") or None,
    )


def _by_rule(piece: Slice) -> StyleReading | None:
    for name, read in STYLES.items():
        if (reading := read(piece)) and (
            reading.fields.get("title") or reading.fields.get("url") or reading.fields.get("doi")
        ):
            return replace(reading, by=name)
    return None


def divide(note: Slice, refers: Callable[[Slice], bool]) -> list[Slice]:
    """Divide a note between its works.

    Each piece must be a whole one, or one that `refers` back; beside works whose titles the print
    marks, pieces that cite nothing (`Q 79 (Joanna Darlington)`) are left out.
    """
    if second_hand := _CITED_IN.search(note.text):
        head, tail = note.cut(0, second_hand.start()), note.cut(second_hand.end())
        whole = [p for p in (head, tail) if _is_whole(p) or _is_named(p) or refers(p)]
        if whole:
            return whole
    cuts = {match.span() for match in _BETWEEN_WORKS.finditer(note.text)}
    cuts |= {match.span("sign") for match in _AFTER_CODE.finditer(note.text)}
    if not cuts:
        return [note]
    pieces, start = [], 0
    for cut_start, cut_end in sorted(cuts):
        pieces.append(note.cut(start, cut_start))
        start = cut_end
    pieces = [_without_lead(piece) for piece in (*pieces, note.cut(start)) if piece.text]
    kept = [piece for piece in pieces if _is_whole(piece) or refers(piece)]
    if len(kept) == len(pieces):
        return pieces
    others = [piece for piece in pieces if piece not in kept]
    marked = any(read_marked(piece) or _CODE_LAST.search(piece.text) for piece in kept)
    told = bool(kept) and all(_is_told(piece) for piece in others)
    if (marked or told) and not any(map(_cites, others)):
        return kept
    return [note]


def _cites(piece: Slice) -> bool:
    return bool(ABSOLUTE.search(piece.text) or re.search(r"\b(?:19|20)\d\d\b", piece.text))


def _is_told(piece: Slice) -> bool:
    """Say whether a piece is sentences of the document's own."""
    return bool(_PROSE_VERB.search(piece.text)) and likeness(piece.text).score < 0


def _without_lead(piece: Slice) -> Slice:
    """Take sentences off that lead up to a work whose title or code the print marks."""
    if len(piece.text) < 60:
        return piece
    for match in reversed(list(_LEAD_END.finditer(piece.text))):
        head, tail = piece.cut(0, match.start() + 1), piece.cut(match.end())
        if not head.text.endswith(":") and not _PROSE_VERB.search(head.text):
            continue
        marked = read_marked(tail) if not _CODE_LAST.search(tail.text) else None
        if _CODE_LAST.search(tail.text) or (marked and marked.confidence > _DATED):
            return tail
    return piece


def _without_remark(piece: Slice) -> list[Slice]:
    """Take prose off that follows a work; what it cites by a marked title is a work again."""
    for match in _SENTENCE.finditer(piece.text):
        head, tail = piece.cut(0, match.start() + 1), piece.cut(match.end())
        signs = {name for name, _ in likeness(tail.text).reasons}
        prose = {"verbs"} <= signs and signs & {"words of prose", "opens a sentence", "sentences"}
        if ABSOLUTE.search(tail.text) or not (prose and len(tail.text) > 50):
            continue
        if _has_title(head) and likeness(tail.text).score < 1:
            return [head, tail] if read_marked(tail) else [head]
    return [piece]


def _has_title(piece: Slice) -> bool:
    reading = read_style(piece)
    title = str(reading.fields.get("title") or "") if reading else ""
    return len(title) > 8 and not title.startswith("(") and _is_whole(piece)


def _is_named(piece: Slice) -> bool:
    """Say whether a piece has an author and a title."""
    reading = read_style(piece)
    return bool(reading and reading.fields.get("authors") and reading.fields.get("title"))


def _is_whole(piece: Slice) -> bool:
    """Say whether a piece of a note is a work by itself: it has a date or address of its own."""
    reading = read_style(piece)
    if reading is None or not (reading.fields.get("title") or ABSOLUTE.search(piece.text)):
        return False  # one name of several: `[White, A; Sheehan, R; … (2023). Title](…)`
    return reading.fields.get("type") in ("legislation", "legal_case") or any(
        reading.fields.get(name) for name in ("date", "undated", "url", "doi", "number")
    )
