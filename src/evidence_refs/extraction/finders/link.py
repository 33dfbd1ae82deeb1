"""Links in running text: `words (address)`, `[words](address)`, a bare address, linked words alone.

The address may be relative, without its opening bracket, or cut off by the page; linked words whose
address is lost count only where they name a work by its title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urljoin

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.identifiers import find_identifiers
from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.extraction.fields.titles import clean_title, take_year
from evidence_refs.extraction.fields.types import type_of_title, type_of_url
from evidence_refs.extraction.fields.urls import (
    clean_url,
    host_of,
    is_home_page,
    is_url,
    path_of,
    resolve,
    slug_words,
    with_scheme,
)
from evidence_refs.extraction.finders.link_places import BARE_ADDRESS, Place, find_places
from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.found import Found, date_fields
from evidence_refs.model import Work
from evidence_refs.problems import Problem, Where
from evidence_refs.source import Slice

_FOOTNOTE_MARK = re.compile(r"[⁰¹²³⁴-⁹]+$")
_NOT_A_WORK = re.compile(
    r"/government/organisations/|open-government-licence|creativecommons\.org|/licen[cs]es?/|/login|sign-?in\b"
    r"|/register|/join\b|/sitemap|/donate|/contact|/cookies|/privacy|/terms|/accessibility|/subscribe|/newsletter|/search\b|/about(?:-us)?/?$"
    r"|facebook\.com|twitter\.com/(?!\w+/status)|linkedin\.com|instagram\.com|/footnote|/courses?/|/events?/",
    re.IGNORECASE,
)
_TOOL = re.compile(
    r"\b(?:tools? (?:are|is)|resources and tools|portal|dashboard|filter|self-register|sign up|log in"
    r"|statistics (?:on|from|are)|copies of|contact (?:us|the|your)|for help|questions?,)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:click\s+)?(?:here|this|their|our|more|link|website|web ?page|read more|watch(?: more)?|download"
    r"|see (?:more|below)|find out more|self-register here|full list|website)\b.{0,12}",
    re.IGNORECASE,
)
_DOCUMENT = (
    r"reports?|papers?|guid(?:e|es|ance)|document|briefing|strategy|review|book|article|publication|study|plan"
    r"|white paper|green paper|framework|toolkit|explainer|essay|manifesto"
)
_INTRODUCED = re.compile(
    rf"\b(?:{_DOCUMENT})\b[,:]?(?:\s+(?:called|entitled|titled|in particular(?: in)?|on|by|the|–|-))*\s*[‘“'\"]?$",
    re.I,
)
_TITLED = re.compile(rf"\b(?:{_DOCUMENT})\b", re.IGNORECASE)
_OWNER = re.compile(
    r"(?P<owner>(?:[Tt]he\s+)?(?:[A-Z][\w’']*\s+){0,5}[A-Z][\w’']*?)(?:['’]s|['’])\s+(?:recent |new |own |latest )?$"
)
_STOP = frozenset("the a an of for and to in on with by at from is are be as our its their".split())


def find_links(
    blocks: Sequence[Block],
    readable: Collection[int],
    bases: Sequence[str | None],
    known_titles: Collection[str],
) -> list[Found]:
    """Give the links of the blocks with these numbers.

    Args:
        blocks: all blocks.
        readable: the numbers of the blocks to read: prose, and the text of entries.
        bases: for each block, the address of the article that it stands in.
        known_titles: folded titles that other citations of the document give.
    """
    found: list[Found] = []
    for number in sorted(readable):
        block = blocks[number]
        # What an address that stands alone leads to, the paragraph above it says.
        alone = bool(BARE_ADDRESS.fullmatch(block.text.strip(" <>.")))
        context = blocks[number - 1].text[-300:] if alone and number else block.text[:400]
        for place in find_places(block.slice, bases[number] is not None):
            link = _read(block, number, place, bases[number], known_titles, context)
            if link:
                found.append(link)
    return found


def _read(
    block: Block,
    number: int,
    place: Place,
    base: str | None,
    known_titles: Collection[str],
    context: str,
) -> Found | None:
    piece = block.slice
    words = _FOOTNOTE_MARK.sub("", place.words.strip(" ,.;:"))
    before = piece.text[max(0, place.start - 300) : place.start]
    if place.words.strip() and not re.search(r"[^\W_]", words):
        return None  # the bars of a table's row
    if place.address is None:
        return _without_address(block, number, place, words, known_titles)
    if place.address.startswith(("#", "mailto:", "tel:", "../", "./")):
        return None  # nothing to look up, or another part of the same publication
    url, url_text = _resolve(place, base)
    if _is_no_work(url, url_text, base, words, context, bare=place.words == "" or not words):
        return None
    fields: dict[str, Any] = {"url": url, "url_text": url_text} | find_identifiers(place.address)
    named, year = take_year(words)
    works_name = year is not None or names_work(words, url, before, known_titles)
    title = named if url and works_name else None
    told = type_of_title(title) if title else None
    kind = type_of_url(url or url_text, f"{before[-40:]} {words}") or "document"
    fields |= {"title": clean_title(_without_article(title, told)) if title else None}
    fields["type"] = told if told and kind in ("legislation", "report", "webpage") else kind
    fields |= {"date": year, "date_text": year} if year else {}
    fields |= _owner(before) if title or "'s" in before[-3:] or "’s" in before[-3:] else {}
    problems = _cut_off(place, piece) if place.cut_off else ()
    return _found(block, number, place, words, fields, 0.9 if not problems else 0.6, problems)


def _found(
    block: Block,
    number: int,
    place: Place,
    words: str,
    fields: dict[str, Any],
    confidence: float,
    problems: tuple[Problem, ...] = (),
) -> Found:
    lines = (block.slice.line_at(place.start), block.slice.line_at(max(place.start, place.end - 1)))
    text = words or place.address or ""
    return Found(
        "link", lines, text, Work.of(**fields), number, confidence=confidence, problems=problems
    )


def _cut_off(place: Place, piece: Slice) -> tuple[Problem, ...]:
    return (
        Problem(
            "address-cut-off",
            f"the address is cut off: {place.address}",
            Where(line=piece.line_at(place.end - 1)),
            "warning",
            hint="look it up in the document; what is printed is kept in url_text",
        ),
    )


def _resolve(place: Place, base: str | None) -> tuple[str | None, str | None]:
    """Give the address as `url`, and as printed where that is not the same."""
    address = re.sub(r"\s+", "", place.address or "")
    if place.cut_off:
        return None, address
    if address.lower().startswith(("http", "www.")):
        return clean_url(address), None
    address = address.rstrip(".,;")
    if base is None:
        return None, address
    if "/" not in address:
        return urljoin(with_scheme(base), address), address
    return resolve(address, base), address


def _is_no_work(
    url: str | None, url_text: str | None, base: str | None, words: str, context: str, bare: bool
) -> bool:
    address = url or url_text or ""
    if not address or _NOT_A_WORK.search(address):
        return True
    if url is None:
        return False
    if not is_url(url) or (is_home_page(url) and not find_identifiers(url)):
        return True
    if is_organisation(words) and path_of(url).count("/") <= 1 and len(slug_words(url)) <= 3:
        return True  # a body's own corner of a site: gov.uk/ofsted
    if base and "#" in url and _same_page(url.split("#")[0], base):
        return True
    is_whole_block = bare or fold(words) in ("", fold(url)) or words.startswith(("http", "www"))
    return bool(_TOOL.search(context)) and (
        is_whole_block or (host_of(url).count(".") >= 1 and _names_tool(words))
    )


def _names_tool(words: str) -> bool:
    return len(words.split()) <= 4 and not _TITLED.search(words)


def _same_page(url: str, base: str) -> bool:
    return path_of(url).replace("-", "") == path_of(base).replace("-", "")


def names_work(words: str, url: str | None, before: str, known_titles: Collection[str]) -> bool:
    """Say whether linked words are (nearly) the title of the work that they lead to."""
    if (
        not words
        or _GENERIC.fullmatch(words)
        or words.startswith(("http", "www."))
        or len(words) < 6
    ):
        return False
    folded = fold(words)
    content = [word for word in folded.split() if word not in _STOP]
    if (folded in known_titles or f"the {folded}" in known_titles) and len(folded.split()) >= 3:
        return True
    if url and words[0].isupper() and _INTRODUCED.search(before[-60:]):
        return True
    if is_organisation(words) and not type_of_title(words):
        return False
    if re.search(r"\w: \w", words) and len(content) >= 4 and words[0].isupper():
        return True
    if url:
        if (
            type_of_title(_without_article(words, "legislation"))
            and type_of_url(url) == "legislation"
        ):
            return True
        slug = {word for word in slug_words(url) if word not in _STOP}
        if len(content) >= 3 and slug == set(content):
            return True
        capitals = sum(word[0].isupper() for word in words.split())
        shared = len(slug & set(content))
        alike = words[0].isupper() and 3 <= shared >= 0.7 * max(len(content), len(slug))
        if alike and (words[-1] in "?!" or capitals >= 3 or shared == len(slug)):
            return True
        if words[0].isupper() and words[-1] == "?" and len(content) >= 3:
            return True
    capitals = sum(word[0].isupper() for word in words.split() if word.casefold() not in _STOP)
    letters = [word for word in content if not word[0].isdigit()]  # `Help Strategy 2022-25`
    return (
        len(letters) >= 5 and capitals >= 0.8 * len(letters) and bool(_TITLED.search(words) or url)
    )


def _without_article(words: str | None, told: Any) -> str:
    """`The Health and Care Act 2022`: the article is the sentence's."""
    return re.sub(r"^[Tt]he\s+", "", words or "") if told else words or ""


def _without_address(
    block: Block, number: int, place: Place, words: str, known_titles: Collection[str]
) -> Found | None:
    before = block.text[max(0, place.start - 300) : place.start]
    after = block.text[place.end : place.end + 200]
    if re.match(r"\s?[⁰¹²³⁴-⁹]", after) or _FOOTNOTE_MARK.search(place.words.strip()):
        return None  # the note is the citation
    if not names_work(words, None, before, known_titles):
        return None
    fields: dict[str, Any] = {
        "title": clean_title(words),
        "type": type_of_title(words) or "document",
    }
    fields |= _owner(before)
    fields |= _date_after(after)
    return _found(block, number, place, words, fields, 0.8)


def _date_after(after: str) -> dict[str, Any]:
    match = re.match(r"\s*(?:,|\(|(?:published )?in)?\s*", after)
    reading = read_date(after, match.end() if match else 0)
    if reading is None or reading.date is None:
        return {}
    return date_fields(reading, after[reading.start : reading.end])


def _owner(before: str) -> dict[str, Any]:
    """Give the issuer that the words before name: `The King's Fund's `."""
    match = _OWNER.search(before[-90:])
    if match and is_organisation(match["owner"].strip()):
        return {"source": (match["owner"].strip(),)}
    return {}
