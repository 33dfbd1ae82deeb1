"""BibTeX and BibLaTeX: entries, their values in plain Unicode.

Names are parted as BibTeX does it (Patashnik, BibTeXing, 1988, section 4), before LaTeX is taken out
of them, since braces say what belongs together. `crossref` and `xdata` are kept in `extra`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import names
from evidence_refs.formats import values as value
from evidence_refs.formats.bibtex.entries import Block, Fields, blocks, fields
from evidence_refs.formats.bibtex.latex_reading import plain_text
from evidence_refs.formats.building import Printed, entry
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.names import People
from evidence_refs.model import Name, Organisation
from evidence_refs.problems import Problem, Where

FIELDS: dict[str, str] = {
    "title": "title", "journal": "journal journaltitle", "booktitle": "booktitle maintitle eventtitle",
    "short_journal": "shortjournal", "volume": "volume", "issue_or_number": "number issue",
    "pages": "pages", "article_number": "eid", "edition": "edition", "series": "series",
    "date": "date", "year": "year", "month": "month", "day": "day", "accessed": "urldate lastchecked",
    "doi": "doi", "url": "url", "isbn": "isbn", "issn": "issn", "pmid": "pmid", "pmcid": "pmcid pmc",
    "abstract": "abstract", "language": "language langid", "note": "note",
}  # fmt: skip
"""For each field of a record, the BibTeX fields that hold it; the first choice first."""

_ISSUERS = ("publisher", "institution", "school", "organization")
_NO_RECORD = frozenset(("comment", "preamble", "xdata", "set", "control"))
_ARXIV = re.compile(r"(?:arxiv:)?((?:[a-z.-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)", re.IGNORECASE)
_PLACES = frozenset(("url", "doi", "journal", "booktitle"))
_AS_THEY_ARE = frozenset(("url", "doi", "file", "ids", "crossref", "xdata", "eprint"))
_SPECIAL = re.compile(r"\\([&%#_~{}])|[{}]|\\url\b")
_TYPES = {"letter": "personal communication", "conference": "inproceedings"}
_URL = re.compile(r"\s*\\url\s*\{([^{}]+)\}\s*|\s*(https?://\S+)\s*")


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a .bib file, in their order, and problems where an entry is broken.

    Raises:
        UnreadableError: there is no entry at all.
    """
    strings: dict[str, str] = {}
    count = number = 0
    for block in blocks(lines):
        count += 1
        if block.kind in _NO_RECORD:
            continue
        found = fields(block, strings)
        if block.kind == "string":
            strings.update(found.values)
            continue
        yield from _problems(block, found, Where(file, block.line))
        if found.values:
            number += 1
            yield entry(_printed(block, found, number))
    if not count:
        raise UnreadableError("has no entry such as `@article{…}`", where=Where(file))


def _problems(block: Block, found: Fields, where: Where) -> Iterator[Problem]:
    called = f"@{block.kind}{{{value.line(found.key)[:60]}"
    if not block.closed:
        yield Problem("brace-open", f"the entry {called} is never closed", where, "warning")
    if found.broken:
        text = value.line(found.broken)
        yield Problem("not-a-field", f"no field of {called}: {text}", where, "warning")
    if not found.values:
        yield Problem("empty-record", f"the entry {called} has no fields", where, "warning")


def _printed(block: Block, found: Fields, number: int) -> Printed:
    raw = {name: text for name, text in found.values.items() if text.strip()}
    used = {"author", "editor", *_ISSUERS}
    said, called = {"type": _TYPES.get(block.kind, block.kind)}, {"type": "ENTRYTYPE"}
    authors, editors = (people(raw.get(name, "")) for name in ("author", "editor"))
    source = tuple(name for field in _ISSUERS for name in _bodies(raw.get(field, "")))
    text = {name: _text(name, each) for name, each in raw.items() if name not in used}
    for name, words in FIELDS.items():
        for field in words.split():
            if field in text and name not in said:
                said[name], called[name] = text.pop(field), field
    _title(said, text)
    _address(said, raw, text)
    return Printed(
        value.line(found.key) or str(number), block.line, said, authors, editors, source,
        {name: value.prose(each) for name, each in text.items()}, called,
    )  # fmt: skip


def _text(name: str, text: str) -> str:
    if name in _AS_THEY_ARE:
        return (
            _SPECIAL.sub(lambda match: match[1] or "", text)
            if "\\" in text or "{" in text
            else text
        )
    return plain_text(text)


def _title(said: dict[str, str], text: dict[str, str]) -> None:
    if "subtitle" in text and "title" in said:
        said["title"] = f"{said['title']}: {text.pop('subtitle')}"


def _address(said: dict[str, str], raw: dict[str, str], text: dict[str, str]) -> None:
    """Take an address out of `howpublished`, and a PubMed number out of `eprint`.

    The number of what is nowhere but on arXiv is its address; it stays what else the entry says.
    """
    for name in ("howpublished", "note"):
        found = _URL.fullmatch(raw.get(name, ""))
        if found and "url" not in said:
            said["url"] = found[1] or found[2]
            text.pop(name, None)
            said.pop(name, None)
    if text.get("eprinttype", "").lower() == "pubmed" and "pmid" not in said and "eprint" in text:
        said["pmid"] = text.pop("eprint")
        del text["eprinttype"]
    archive = text.get("eprinttype") or text.get("archiveprefix", "")
    number = _ARXIV.fullmatch(text.get("eprint", ""))
    if archive.lower() == "arxiv" and number and said.keys().isdisjoint(_PLACES):
        said["url"] = f"https://arxiv.org/abs/{number[1]}"


def _bodies(text: str) -> list[str]:
    return [plain_text(each) for each in _split(text, _AND) if each] if text.strip() else []


# --- Names -----------------------------------------------------------------------------------

_AND = re.compile(r"[{}]|\s+and(?=\s)", re.IGNORECASE)
_COMMA = re.compile(r"[{}]|,")
_BLANKS = re.compile(r"[{}]|(?:\s|~|\\ )+")


def people(text: str) -> People:
    """Give the names of an `author` field, as it stands in the file."""
    if not text.strip():
        return names.NOBODY
    found: list[Name] = []
    truncated = False
    for each in _split(" ".join(text.split()), _AND):
        if each.lower() in ("others", "et al", "et al."):
            truncated = True
        else:
            name = _name(each)
            if name:
                found.append(name)
    return People(tuple(found), truncated and bool(found))


def _split(text: str, at: re.Pattern[str]) -> list[str]:
    """Part a text at each match that stands in no braces."""
    if "{" not in text and "}" not in text:
        return [part.strip() for part in at.split(text)]
    parts, start, depth = [], 0, 0
    for match in at.finditer(text):
        if match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif depth == 0:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def _name(text: str) -> Name | None:
    if "{" not in text and "\\" not in text and "~" not in text and "=" not in text:
        return names.one(text)
    parts = [_clean(part) for part in _split(text, _COMMA)]
    if "=" in text and all("=" in part for part in parts):
        return _of_named_parts(parts)
    if len(parts) == 1:
        if _is_one_group(text):
            literal = _clean(text)
            return Organisation(literal=literal) if literal else None
        return names.of_words([word for word in map(_clean, _split(text, _BLANKS)) if word])
    if len(parts) == 2:
        return names.person(parts[0], parts[1])
    return names.person(parts[0], " ".join(parts[2:]), parts[1])


def _clean(text: str) -> str:
    return value.line(plain_text(text))


def _is_one_group(text: str) -> bool:
    r"""Whether braces enclose all of a name: an organisation, unless they hold one letter `{\'E}`."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at == len(text) - 1
    return False


def _of_named_parts(parts: list[str]) -> Name | None:
    """BibLaTeX's `family=Berg, given=Jan, prefix=van der`."""
    said = {
        name.strip().lower(): text.strip() for name, _, text in (p.partition("=") for p in parts)
    }
    family = " ".join(filter(None, (said.get("prefix", ""), said.get("family", ""))))
    return names.person(family, said.get("given", ""), said.get("suffix", ""))
