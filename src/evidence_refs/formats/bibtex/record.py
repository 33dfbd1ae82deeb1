"""A record made of the fields of an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evidence_refs.formats import languages
from evidence_refs.formats import values as value
from evidence_refs.formats.bibtex import arxiv, told
from evidence_refs.formats.bibtex.entries import Block, Fields
from evidence_refs.formats.bibtex.field_names import FIELDS, ISSUERS, RENAMED, unescaped, verbatim
from evidence_refs.formats.bibtex.kinds import (
    BIBLATEX,
    BIBTEX,
    ENTRY_TYPE,
    NO_TYPE,
    SUBTYPES,
    chosen_for,
    words_of,
)
from evidence_refs.formats.bibtex.latex import escape
from evidence_refs.formats.bibtex.latex_reading import unicode_text
from evidence_refs.formats.bibtex.names import (
    bodies,
    in_one_group,
    is_one_group,
    people,
    stand_ins,
)
from evidence_refs.formats.bibtex.published_at import address
from evidence_refs.formats.bibtex.sorting import sort_keys
from evidence_refs.formats.bibtex.told import STANDS_IN, Told
from evidence_refs.formats.braces import split
from evidence_refs.formats.building import Printed
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.keys import is_key
from evidence_refs.formats.names import NOBODY, People
from evidence_refs.formats.printed_years import edtf
from evidence_refs.formats.ranges import dated
from evidence_refs.model import WORK_TYPES, Organisation, Work

_PLACES = tuple((name, place) for name, places in FIELDS.items() for place in places.split())
_AT_COMMAS, _AT_SEMICOLONS = re.compile("[{}]|,"), re.compile("[{}]|;")


def record(block: Block, found: Fields, number: int) -> Entry:
    """Give the record of an entry, the so many-th of its file; it never fails."""
    raw = _renamed(found.values)
    words = told.take(raw)
    _subtype(block.kind, raw, words)
    _date(raw, words)
    _how_published(raw)
    _language(raw, words)
    for name in words.values.keys() & STANDS_IN:
        for place in STANDS_IN[name]:
            raw.pop(place, None)
    authors, editors, source = _names(raw)
    tags, aliases = _tags(raw.pop("keywords", "")), _aliases(raw)
    said, called = {"type": words_of(block.kind)}, {"type": ENTRY_TYPE}
    text = {name: _text(name, each) for name, each in raw.items()}
    for name, place in _PLACES:
        if place in text and name not in said:
            said[name], called[name] = text.pop(place), place
    _number(block.kind, said, called)
    _title(said, text)
    _address(said, raw, text)
    if text.get("type") == _type_of(block.kind):
        text.pop("type", None)
    if block.kind == "mastersthesis":  # CSL knows theses alone
        text[ENTRY_TYPE] = block.kind
    printed = Printed(
        value.line(found.key) or str(number), block.line, said, authors, editors, source,
        {name: value.prose(each) for name, each in text.items()}, called, aliases=aliases, tags=tags,
    )  # fmt: skip
    return _with_words(dated(printed), words)


def _renamed(values: Mapping[str, str]) -> dict[str, str]:
    raw = {}
    for name, text in values.items():
        other = RENAMED.get(name, name)
        if text.strip():
            raw[name if other in values else other] = text
    return raw


def _subtype(kind: str, raw: dict[str, str], words: Told) -> None:
    """Take the type of the work out of `entrysubtype`, which may also be anything of the user's."""
    text = raw.get("entrysubtype", "")
    found = SUBTYPES.get(text) if kind in ("article", "misc") else None
    if found or text in WORK_TYPES or text == NO_TYPE:
        words.values["type"] = found or (None if text == NO_TYPE else text)
        del raw["entrysubtype"]


def _date(raw: dict[str, str], words: Told) -> None:
    """Take a year that says more than a year for a date, and one that only prints what is told aside."""
    year = raw.get("year", "")
    told_aside = "date" not in words.values and words.values.get("date_text")
    if told_aside and value.line(unicode_text(year)) == told_aside:
        raw.pop("year", None)
        return
    if year and not year.isdigit() and "date" not in raw:
        date = edtf(unicode_text(year).strip(), *(raw.get(x, "") for x in ("month", "day")))
        if date:
            raw["date"] = date
            used = ("year", "month", "day") if "-" in date[1:].partition("/")[0] else ("year",)
            for name in used:
                raw.pop(name, None)


def _how_published(raw: dict[str, str]) -> None:
    """Leave out of `howpublished` what the entry says in other fields too, and take the issuer out of it."""
    rest, url, issuer = (
        raw.get(name, "").strip() for name in ("howpublished", "url", "organization")
    )
    raw.pop("howpublished", None)
    for other in filter(None, (url and rf"\url{{{url}}}", url and escape(url), issuer)):
        if rest == other or rest.endswith(f", {other}"):
            rest = rest[: -len(other)].removesuffix(", ")
    *others, last = split(rest, _AT_COMMAS)
    if not issuer and stand_ins(last):
        raw["organization"] = in_one_group(last)
        rest = ", ".join(filter(None, others))
    if rest:
        raw["howpublished"] = rest


def _language(raw: dict[str, str], words: Told) -> None:
    """Leave out `langid` where it says what `language` does; take it for that where only it can be one."""
    if "language" not in raw or "langid" not in raw:
        return
    text = unicode_text(raw["language"])
    codes = [languages.code(each) for each in (value.line(text), raw["langid"])]
    if codes[0] and codes[0] == codes[1]:
        del raw["langid"]
    elif codes[1] and not codes[0]:
        words.extra.setdefault("language", value.prose(text))
        raw["language"] = raw.pop("langid")


def _names(raw: dict[str, str]) -> tuple[People, People, tuple[str, ...]]:
    """Give authors, editors, and who issued the work.

    A name that only stands in for another that is not printed has two pairs of braces.
    """
    lists = [raw.pop(name, "") for name in ISSUERS]
    source = tuple(name for each in lists if each for name in bodies(each))
    author, editors = raw.pop("author", ""), people(raw.pop("editor", ""))
    authors, instead = people(author), stand_ins(author)
    if instead and (not source or instead <= set(map(value.line, source))):
        return NOBODY, editors, source or tuple(bodies(author))
    literals = {name.literal for name in authors.names if isinstance(name, Organisation)}
    only = {name for each in lists if each for name in stand_ins(each)}
    if only and only == set(map(value.line, source)) and only <= literals:
        source = ()
    return authors, editors, source


def _tags(text: str) -> tuple[str, ...]:
    """Part keywords at what parts them: semicolons, or else commas, that stand in no braces.

    Braces around all of them, as Web of Science has around each value, say nothing.
    """
    if is_one_group(text):
        return _tags(text[1:-1].strip())
    if not text:
        return ()
    parts = split(text, _AT_SEMICOLONS)
    return tuple(map(unicode_text, parts if len(parts) > 1 else split(text, _AT_COMMAS)))


def _aliases(raw: dict[str, str]) -> tuple[str, ...]:
    """Take the former keys out of `ids`; what can be none stays."""
    ids = [each.strip() for each in raw.get("ids", "").split(",") if each.strip()]
    if not all(map(is_key, ids)):
        return ()
    raw.pop("ids", None)
    return tuple(dict.fromkeys(ids))


def _text(name: str, text: str) -> str:
    return unescaped(text) if verbatim(name) else unicode_text(text)


def _number(kind: str, said: dict[str, str], called: dict[str, str]) -> None:
    """Take a number for what it is in an entry of this kind: of an issue, or of a report or book."""
    known = BIBTEX.get(kind) or BIBLATEX.get(kind)
    place = called.get("issue_or_number")
    if place is None or known is None or (place == "number" and place not in known.fields):
        return
    name = "issue" if place == "issue" or "issn" in known.fields else "number"
    said[name], called[name] = said.pop("issue_or_number"), called.pop("issue_or_number")


def _title(said: dict[str, str], text: dict[str, str]) -> None:
    if "subtitle" in text and "title" in said:
        said["title"] = f"{said['title']}: {text.pop('subtitle')}"


def _address(said: dict[str, str], raw: dict[str, str], text: dict[str, str]) -> None:
    """Take an address out of `howpublished` or `note`, and a PubMed number out of `eprint`.

    The number of what is nowhere but on arXiv is its address; it stays what else the entry says.
    """
    for name in ("howpublished", "note"):
        url, day = address(raw.get(name, ""))
        if url and "url" not in said and not (day and "accessed" in said):
            said |= {"url": url} | ({"accessed": day} if day else {})
            text.pop(name, None)
            said.pop(name, None)
    if text.get("eprinttype", "").lower() == "pubmed" and "pmid" not in said and "eprint" in text:
        said["pmid"] = text.pop("eprint")
        del text["eprinttype"]
    if on_arxiv := arxiv.address(text, said):
        said["url"] = on_arxiv


def _type_of(kind: str) -> str | None:
    known = BIBTEX.get(kind) or BIBLATEX.get(kind)
    return known.type if known and known.type else None


def _with_words(found: Entry, words: Told) -> Entry:
    """Give a record with what words tell of it, and without a sorting key that says nothing more."""
    if not (words.values or words.words or words.extra or "key" in found.extra):
        return found
    work, extra = found.work, {**found.extra, **words.extra}
    if words.values or words.words:
        fields: dict[str, Any] = {name: getattr(work, name) for name in work.model_fields_set}
        work = Work.of(**(words.words | fields | words.values))
    if extra.get(ENTRY_TYPE) in chosen_for(words.values.get("type")):
        del extra[ENTRY_TYPE]  # it was only the nearest
    if extra.get("key", "") in set(sort_keys(work, found.id)):
        extra.pop("key", None)
    return replace(found, work=work, extra=extra)
