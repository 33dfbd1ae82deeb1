"""Labelled entries -> citations: their fields, the text that describes them, lists inside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.access import take_access
from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.identifiers import find_identifiers
from evidence_refs.extraction.fields.journals import (
    is_journal,
    is_magazine,
    is_newspaper,
    read_journal,
)
from evidence_refs.extraction.fields.names import read_names
from evidence_refs.extraction.fields.organisations import split_organisations
from evidence_refs.extraction.fields.titles import clean_title, take_label
from evidence_refs.extraction.fields.types import LABELS, printed_type, type_of_title, type_of_url
from evidence_refs.extraction.fields.urls import ABSOLUTE, clean_url
from evidence_refs.extraction.finders.entry_list import lists_works, read_items, runs_of_items
from evidence_refs.extraction.finders.labelled import RawEntry
from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.found import Found, date_fields, date_problem
from evidence_refs.model import Access, Organisation, Work
from evidence_refs.problems import Problem, Where

_POINTER = re.compile(
    r"(?:see (?:also )?(?:pp?\.?|pages?|section|chapter|annex|appendix)\s*[\w.]+(?: (?:for|on) [^.]{3,60})?"
    r"|contact (?:your|the) [^.]{3,80}?(?:access|library|help)[^.]{0,60}(?:https?://\S+|\S+@\S+)?)\.?",
    re.IGNORECASE,
)
_LAST_ADDRESS = re.compile(r"(?<=[.?!”\"’)])\s+<?(?P<url>https?://[^\s<>]+?)>?\s*$")
_CALLS_ITSELF_REPORT = re.compile(
    r"\b(?:this|our|the) (?:[\w-]+ ){0,3}(?:report|paper|briefing|review)\b", re.IGNORECASE
)
_YEAR_AND_VOLUME = re.compile(r"\b(?:19|20)\d\d\s*;\s*\d|\(magazine\)")
_VOLUME = re.compile(r"\s\d{1,4}(?:\s*\(|$|,|\s+pp?\.)")


def build_entries(
    blocks: Sequence[Block], raw: Iterable[RawEntry], stops: Collection[int]
) -> list[Found]:
    """Turn raw entries into citations. The blocks' headings must be known: they end an abstract.

    `stops` are the numbers of blocks at which entries of another kind begin.
    """
    found: list[Found] = []
    for entry in raw:
        tail = _own_tail(blocks, entry, stops)
        found.append(_build(blocks, entry, tail))
        lead = entry.title.text if entry.title else ""
        for run in runs_of_items(blocks, tail):
            if lists_works(blocks, run, lead):
                found += read_items(blocks, run)
    return found


def _own_tail(blocks: Sequence[Block], entry: RawEntry, stops: Collection[int]) -> list[int]:
    """Give the blocks after the labels up to the next heading."""
    own: list[int] = []
    for number in entry.tail:
        if (
            number in stops
            or blocks[number].kind in ("heading", "contents")
            or blocks[number].section != blocks[entry.blocks[-1]].section
        ):
            break
        own.append(number)
    return own


def _build(blocks: Sequence[Block], entry: RawEntry, tail: list[int]) -> Found:
    values = {name: piece.text for name, piece in entry.values.items()}
    line = entry.title.lines[0] if entry.title else blocks[entry.first].slice.lines[0]
    fields: dict[str, Any] = {}
    access = _title(entry, values, fields)
    date = read_date(values.get("date", ""))
    fields |= date_fields(date, values.get("date"))
    _names(values, fields)
    _container(values, fields, blocks[entry.blocks[-1]].section)
    _numbers(values, fields)
    tail = _take_address(blocks, entry, tail, fields)
    abstract, note = _abstract(blocks, entry, tail)
    abstract = _take_last_address(abstract, fields)
    fields |= {"abstract": abstract, "note": note, "access": fields.get("access") or access}
    fields.setdefault("type", None)
    fields["type"] = fields["type"] or type_of_title(fields["title"]) or _plain_type(fields)
    if fields["type"] == "document" and _CALLS_ITSELF_REPORT.search((abstract or "")[:300]):
        fields["type"] = "report"
    problems = date_problem(date, values.get("date"), line)
    if not fields["title"]:
        problems += (
            Problem(
                "entry-without-title",
                "an entry without a title above its labels",
                Where(line=line),
                "warning",
                hint="look at the document, and give the record its title by hand",
            ),
        )
    last = max(blocks[number].slice.lines[1] for number in (*tail, *entry.blocks))
    marker = blocks[entry.titles[0]].marker.strip(".)(") if entry.titles else ""
    return Found(
        "entry",
        (line, max(last, line)),
        entry.title.text if entry.title else "",
        Work.of(**fields),
        entry.first,
        footnote=marker if marker.isdigit() else None,
        confidence=_confidence(fields, problems),
        problems=problems,
        blocks=frozenset([*entry.blocks, *tail]),
        titles=frozenset([*entry.titles, *entry.blocks]),
    )


def _take_address(
    blocks: Sequence[Block], entry: RawEntry, tail: list[int], fields: dict[str, Any]
) -> list[int]:
    """Take an address that stands alone below an entry for the entry's own."""
    for number in tail:
        address = re.fullmatch(
            r"(?:read more:?|download:?)?\s*<?(?P<url>(?:https?://|www\.)\S+?)>?",
            blocks[number].text.strip(),
            re.I,
        )
        if address and not fields.get("url"):
            fields["url"] = clean_url(address["url"])
            entry.blocks.append(number)
            return [n for n in tail if n != number]
    return tail


def _take_last_address(abstract: str | None, fields: dict[str, Any]) -> str | None:
    """Take an address after the last sentence of an abstract for the entry's own."""
    match = _LAST_ADDRESS.search(abstract or "")
    if not abstract or not match or fields.get("url") or fields.get("doi"):
        return abstract
    found = find_identifiers(match["url"])
    fields |= found if "doi" in found else {"url": clean_url(match["url"])} | found
    return abstract[: match.start()].rstrip() or None


def _title(entry: RawEntry, values: dict[str, str], fields: dict[str, Any]) -> Access | None:
    printed, access = take_access(values.get("title") or (entry.title.text if entry.title else ""))
    printed, label = take_label(printed)
    fields["title"] = clean_title(printed)
    if label in LABELS:
        fields["type"] = LABELS[label]
    if entry.title:
        target = next((m.target for m in entry.title.marks if m.kind == "link" and m.target), None)
        fields["url"] = clean_url(target or "") if target else None
    return access


def _names(values: dict[str, str], fields: dict[str, Any]) -> None:
    if "authors" in values:
        reading = read_names(values["authors"])
        fields |= {"authors": reading.names, "authors_truncated": reading.truncated}
    if "editors" in values:
        fields["editors"] = read_names(values["editors"]).names


def _container(values: dict[str, str], fields: dict[str, Any], section: tuple[str, ...]) -> None:
    """Fill journal or source, and the type that they tell."""
    kind = printed_type(values.get("type", ""))
    source = values.get("source", "").strip(" .;,")
    journal = values.get("journal", "").strip(" .;,")
    under_articles = bool(section) and "article" in section[-1].casefold()
    if not journal and source and _is_journal(source, kind, under_articles):
        journal, source = source, ""
    if journal:
        kind = _kind_of_journal(kind, _journal(journal, fields))
    if source:
        fields["source"] = split_organisations(source)
    organisations = tuple(
        n.literal for n in fields.get("authors", ()) if isinstance(n, Organisation)
    )
    if organisations and not journal and kind in (None, "report", "document", "webpage"):
        known = {fold(name) for name in fields.get("source", ())}
        fields["source"] = (
            *fields.get("source", ()),
            *(name for name in organisations if fold(name) not in known),
        )
    if kind and (fields.get("type") is None or kind != "article-journal"):
        fields["type"] = kind


def _journal(printed: str, fields: dict[str, Any]) -> str:
    """Fill the journal's fields, and the date where the print has it there only; give its name."""
    dated = re.match(
        r"(?P<name>\D{3,90}?)(?:\s\(magazine\))?(?<!pp\.)(?<!pp)(?<!p\.)\s(?P<date>(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* )?(?:19|20)\d\d)(?:\s*[;,:]\s*(?P<rest>.*))?$",
        printed,
    )
    if dated:
        printed = f"{dated['name'].strip(' ,')} {dated['rest'] or ''}".strip()
        if not fields.get("date") and (reading := read_date(dated["date"])):
            fields |= date_fields(reading, dated["date"])
    where = read_journal(printed)
    fields |= {
        "journal": where.journal,
        "volume": where.volume,
        "issue": where.issue,
        "pages": where.pages,
    }
    return where.journal


def _kind_of_journal(kind: Any, journal: str) -> Any:
    if is_magazine(journal):
        return "article-magazine"
    if is_newspaper(journal):
        return "article-newspaper"
    return kind or "article-journal"


def _is_journal(source: str, kind: Any, under_articles: bool) -> bool:
    """Say whether what is printed after `Source:` is a journal and not an issuer."""
    if _YEAR_AND_VOLUME.search(source):
        return True
    if ";" in source:
        return False
    return (
        bool(_VOLUME.search(source))
        or is_journal(source)
        or is_magazine(source)
        or (under_articles and kind == "article-journal" and len(split_organisations(source)) == 0)
    )


def _numbers(values: dict[str, str], fields: dict[str, Any]) -> None:
    for name in (
        "volume",
        "issue",
        "pages",
        "edition",
        "series",
        "number",
        "language",
        "isbn",
        "issn",
    ):
        if name in values:
            fields[name] = values[name].strip(" .;,")
    for name in ("url", "doi", "pmid"):
        if name in values:
            fields |= dict(find_identifiers(f"{name} {values[name]}").items())
    if "url" in values:
        if match := ABSOLUTE.search(values["url"]):
            fields["url"] = clean_url(match[0])
        elif re.search(r"\bathens\b|\blog ?in\b", values["url"], re.IGNORECASE):
            fields["access"] = "login-required"
        elif "£" in values["url"]:
            fields["access"] = "subscription"


def _plain_type(fields: dict[str, Any]) -> str:
    if fields.get("url"):
        return type_of_url(fields["url"]) or "webpage"
    return "report" if fields.get("source") else "document"


def _abstract(
    blocks: Sequence[Block], entry: RawEntry, tail: Sequence[int]
) -> tuple[str | None, str | None]:
    """Give the text that describes the work, and a bare pointer that stands at its edge."""
    parts = []
    if entry.rest is not None:
        parts += entry.rest.text.split("\n\n")
    if "abstract" in entry.values:
        parts.append(entry.values["abstract"].text)
    for number in tail:
        block = blocks[number]
        if parts and block.kind == "paragraph" and _is_torn(parts[-1]):
            parts[-1] = f"{parts[-1].rstrip()} {block.text.lstrip()}"
        else:
            parts.append(block.text)
    return split_pointers([part.strip() for part in parts if part.strip()])


def _is_torn(text: str) -> bool:
    """Say whether a paragraph stops inside a sentence: a page ended there."""
    end = text.rstrip()
    return len(end) > 60 and (end[-1].isalnum() or end[-1] == ",")


def split_pointers(parts: list[str]) -> tuple[str | None, str | None]:
    """Divide paragraphs of an abstract from a bare pointer (`See p. 18 for case studies`)."""
    notes: list[str] = []
    if parts and (match := _POINTER.fullmatch(parts[0])):
        notes.append(match[0].rstrip("."))
        parts = parts[1:]
    if parts:
        head, _, last = parts[-1].rpartition(". ")
        if head and _POINTER.fullmatch(last) and "contact" in last.casefold():
            notes.append(last.rstrip("."))
            parts = [*parts[:-1], head + "."]
    return "\n\n".join(parts) or None, " ".join(notes) or None


def _confidence(fields: dict[str, Any], problems: tuple[Problem, ...]) -> float:
    sure = 0.97
    sure -= 0.3 * (not fields.get("title"))
    sure -= 0.05 * (not fields.get("date") and not fields.get("undated"))
    sure -= 0.05 * (not fields.get("source") and not fields.get("journal"))
    return max(0.3, sure - 0.1 * len(problems))
