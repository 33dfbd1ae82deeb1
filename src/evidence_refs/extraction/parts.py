"""Documents bound into a pack: where each starts, and what its head says of it.

A head is a title with, close below it, a date that stands alone and words that only the head of a
published piece has: `Authors`, `Published …`, `12 comments`, `5-minute read`, a breadcrumb before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.dates import DateReading, read_date
from evidence_refs.extraction.fields.names import read_names
from evidence_refs.extraction.fields.urls import ABSOLUTE, clean_url
from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.outline import Part
from evidence_refs.model import Name

_AFTER_DATE = re.compile(r"(?:\s|[|·•-]|\d+\s*[- ]?min(?:ute)?s?\s+read|\d+\s+comments?)*", re.I)
_GLUED = re.compile(r"((?:19|20)\d\d)(?=\d{1,2}[- ]min)")  # "3 May 202214-minute read"
_BREADCRUMB = re.compile(r"home\s*[>›»]\s*(?P<title>.+)", re.IGNORECASE)
_AUTHORS = re.compile(r"(?:authors?|by|written by)\s*:?", re.IGNORECASE)
_LOGO = re.compile(r"(?P<name>[A-Z][\w’' &]{2,50})\s*>")
_COMMENTS = re.compile(r"\d+\s+comments?", re.IGNORECASE)
_AGENDA_NUMBER = re.compile(r"(?:agenda\s+)?item\s+no:?\s*(?P<number>\d+)", re.IGNORECASE)
_AGENDA_ITEM = re.compile(
    r"(?P<number>\d{1,2})[.)]?\s+(?P<title>\S.*?)\s*\((?:pages?|pp?\.)\s*\d+(?:\s*[-–]\s*\d+)?\)",
    re.IGNORECASE,
)
_OWN_ADDRESS = re.compile(
    r"(?:this (?:publication|page|document|article|report) is available (?:at|from)|available online at)"
    r":?\s*(?P<url>\S+)",
    re.IGNORECASE,
)
_FIRST_ISSUED = re.compile(r"(?:originally|first)\s+published(?:\s+(?:on|in))?\s+", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last\s+)?updated(?:\s+(?:on|in))?\s+", re.IGNORECASE)
_ORGANISATION_PAGE = re.compile(
    r"\(?\s*https?://www\.gov\.uk/government/organisations/(?P<slug>[a-z-]+)"
)
_REACH = 9


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a bound document, as printed: blocks `start` to `end` (exclusive)."""

    start: int
    end: int
    title: Block
    date: DateReading | None
    date_text: str | None
    authors: tuple[Name, ...]
    source: tuple[str, ...]
    url: str | None
    note: str | None


def agenda_items(blocks: Sequence[Block]) -> dict[str, str]:
    """Give the items of an agenda that come with papers: number -> title."""
    found: dict[str, str] = {}
    for block in blocks:
        if len(block.text) < 250 and (match := _AGENDA_ITEM.fullmatch(_with_marker(block))):
            found.setdefault(match["number"], match["title"].strip())
    return found


def _with_marker(block: Block) -> str:
    return f"{block.marker} {block.text}" if block.kind == "item" else block.text


def find_heads(blocks: Sequence[Block]) -> list[Head]:
    """Give the heads of the documents that are bound into this one, in order."""
    heads: list[Head] = []
    words = 0
    for number, block in enumerate(blocks):
        if heads and number < heads[-1].end:
            continue
        words += len(block.text)
        # The document's own head stands before any text of its own.
        if words > 1500 and _is_title(block) and (head := _read_head(blocks, number)):
            heads.append(head)
    return heads


def _is_title(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind == "paragraph"
        and 10 <= len(text) <= 220
        and text[0].isupper()
        and text[-1] not in ".,;:>"
        and " " in text
        and not read_date(text)
        and not ABSOLUTE.search(text)
        and not _AUTHORS.match(text)
    )


def _read_head(blocks: Sequence[Block], number: int) -> Head | None:
    title = blocks[number]
    reach = range(number + 1, min(len(blocks), number + 1 + _REACH))
    dated = next((n for n in reach if n <= number + 3 and _date_alone(blocks[n].text)), None)
    if dated is None:
        return None
    start, score = _reach_back(blocks, number, title.text)
    authors, authors_end = _read_authors(blocks, number + 1)
    score += 2 * bool(authors)
    near = [blocks[n].text.strip() for n in reach]
    score += any(_COMMENTS.fullmatch(t) or "minute read" in t for t in near[:4])
    score += any(fold(t) == "contents" for t in near)
    score += blocks[dated].text.casefold().startswith("published")
    if score < 2:
        return None
    end = max(authors_end, dated + 1)
    return _finish(blocks, start, number, dated, end, authors)


def _reach_back(blocks: Sequence[Block], number: int, title: str) -> tuple[int, int]:
    """Give where the head begins before its title (breadcrumb, name of the site), and its weight."""
    for back in range(number - 1, max(-1, number - 25), -1):
        text = blocks[back].text.strip()
        crumb = _BREADCRUMB.fullmatch(text)
        if crumb and fold(crumb["title"]) == fold(title):
            return back, 2
        if back == number - 1 and _LOGO.fullmatch(text):
            return back, 1
        if len(text) > 150:
            break
    return number, 0


def _date_alone(text: str) -> DateReading | None:
    text = _GLUED.sub(r"\1 ", text)
    reading = read_date(text)
    if reading and _AFTER_DATE.fullmatch(text[reading.end :]):
        return reading
    return None


def _read_authors(blocks: Sequence[Block], start: int) -> tuple[tuple[Name, ...], int]:
    """Read the names below a line `Authors`; give them, and the index after the last."""
    for number in range(start, min(len(blocks), start + 4)):
        text = blocks[number].text.strip()
        if (by := re.match(r"By\s+(?=[A-Z])", text)) and _is_names(text[by.end() :]):
            return read_names(text).names, number + 1
        if not _AUTHORS.fullmatch(text):
            continue
        names: list[Name] = []
        at = number + 1
        while at < len(blocks) and _is_names(blocks[at].text):
            names += _split_unseparated(blocks[at].text)
            at += 1
        return tuple(names), at
    return (), start


def _is_names(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 12 and all(
        re.fullmatch(r"[A-Z][\w.’'-]*,?|and|de|van", w) for w in words
    )


def _split_unseparated(text: str) -> list[Name]:
    """`Chris Naylor Anna Charles` is two people: pairs, where nothing stands between them."""
    words = text.split()
    if len(words) >= 4 and len(words) % 2 == 0 and not re.search(r",| and ", text):
        pairs = [" ".join(words[n : n + 2]) for n in range(0, len(words), 2)]
        return [name for pair in pairs for name in read_names(pair).names]
    return list(read_names(text).names)


def _finish(
    blocks: Sequence[Block],
    start: int,
    number: int,
    dated: int,
    end: int,
    authors: tuple[Name, ...],
) -> Head:
    date, text = _date_alone(blocks[dated].text), blocks[dated].text.strip()
    if date:
        text = text[date.start : date.end]
    note = url = None
    for at in range(number + 1, min(len(blocks), number + 22)):
        block = blocks[at]
        if own := _OWN_ADDRESS.search(block.text):
            url, end = clean_url(own["url"]), max(end, at + 1)
            break
        if len(block.text) < 40 and block.text.casefold().startswith("applies to "):
            note, end = block.text.strip(), max(end, at + 1)
        first = _FIRST_ISSUED.search(block.text)
        if (
            first
            and at <= end + 1
            and len(block.text) < 250
            and (issued := read_date(block.text, first.end()))
        ):
            later = _UPDATED.search(block.text, issued.end)
            update = read_date(block.text, later.end()) if later else date
            date = DateReading(0, 0, issued.date, update.date if update else None)
            text, end = f"{text}; {block.text.strip()}"[:200], at + 1
    return Head(
        start, end, blocks[number], date, text, authors, _source(blocks, start, number), url, note
    )


def _source(blocks: Sequence[Block], start: int, number: int) -> tuple[str, ...]:
    """Give the issuer that the head prints: the site's name, or a government department's link."""
    logo = _LOGO.fullmatch(blocks[start].text.strip())
    if logo:
        return (logo["name"].strip(),)
    printed = " ".join(block.text for block in blocks[start:number])
    page = _ORGANISATION_PAGE.search(re.sub(r"(?<=-)\s+", "", printed))
    if not page:
        return ()
    words = page["slug"].strip("-").split("-")
    before = printed[: printed.find("http")].replace("(", " ").split()[-len(words) :]
    name = [
        mark if mark.casefold() == word else "&" if word == "and" else word.capitalize()
        for mark, word in zip(before, words, strict=False)
    ]
    return (" ".join(name),)


def bind(blocks: Sequence[Block], heads: Sequence[Head]) -> list[Part]:
    """Give the parts of a pack, each with the agenda item that it belongs to and its address."""
    items = agenda_items(blocks)
    parts, section = list[Part](), tuple[str, ...]()
    for head, following in zip(heads, [*heads[1:], None], strict=False):
        end = following.start if following else len(blocks)
        for block in blocks[max(0, head.start - 3) : head.end]:
            number = _AGENDA_NUMBER.fullmatch(block.text.strip())
            if number and number["number"] in items:
                section = (items[number["number"]],)
        url = head.url or _address_of_contents(blocks[head.start : end])
        parts.append(Part(head.start, head.end, end, head.title.text.strip(), section, url))
    return parts


def _address_of_contents(blocks: Sequence[Block]) -> str | None:
    """Give the article's own address, where its contents list links to places in itself."""
    found: dict[str, int] = {}
    for block in blocks:
        if block.kind == "contents":
            for match in ABSOLUTE.finditer(block.text):
                url = clean_url(match[0])
                if url and "#" in url:
                    found[url.split("#")[0]] = found.get(url.split("#")[0], 0) + 1
    return max(found, key=lambda url: found[url]) if found else None
