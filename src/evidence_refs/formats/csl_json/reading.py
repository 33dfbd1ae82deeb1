"""CSL-JSON, as pandoc, Zotero and citation-js write it: an array of items, or an object with `items`.

The records of `export json`, which are no CSL, are told by their `key` and read as they were meant.

Source of the format: https://github.com/citation-style-language/schema (csl-data.json, 1.0.2). What
this program has no variable for stands in `custom`, under the model's names, and is read back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import names
from evidence_refs.formats import values as value
from evidence_refs.formats.building import Printed, entry
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.names import People
from evidence_refs.formats.tables.own import is_own, of_object
from evidence_refs.model import WORK_FIELDS, Name, Organisation, Work
from evidence_refs.problems import Problem, Where

VARIABLES: dict[str, str] = {
    "type": "type", "title": "title", "journal": "container-title", "volume": "volume",
    "issue": "issue", "number": "number", "edition": "edition", "pages": "page",
    "series": "collection-title", "publisher": "publisher", "doi": "DOI", "url": "URL",
    "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "abstract": "abstract",
    "note": "note", "language": "language", "short_journal": "container-title-short",
}  # fmt: skip
"""For each field, the CSL variable that holds it."""

_ELSEWHERE = frozenset(("id", "author", "editor", "issued", "accessed", "custom"))
# What tells that an object is an item; `type` alone may be that of a schema.
_TELLING = frozenset(
    ("id", "citation-key", "title", "author", "issued", "container-title", "DOI", "URL")
)
_ITEMS = re.compile(r'\s*\{\s*(?:"[^"]*"\s*:\s*"[^"]*"\s*,\s*)*"items"\s*:\s*')
_GAP = re.compile(r"[\s,]*")


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the items of a file, in their order; what is no item is a problem.

    Raises:
        UnreadableError: it is not JSON, or holds no items.
    """
    text = "".join(lines).removeprefix("\ufeff")
    for number, (line, item) in enumerate(_items(text, file), 1):
        if isinstance(item, Problem):
            yield item
        elif isinstance(item, dict) and is_own(list(item)):
            yield of_object(item, Where(file, line))
        elif isinstance(item, dict) and not _TELLING.isdisjoint(item):
            yield _entry(item, number, line)
        else:
            yield Problem("not-a-record", f"item {number} is no record", Where(file, line))


def _items(text: str, file: str | None) -> Iterator[tuple[int, Any]]:
    """Give each item with its line, one after the other; at one that is broken, a problem, and the end."""
    decoder = json.JSONDecoder()
    wrapped = _ITEMS.match(text)
    at = wrapped.end() if wrapped else len(text) - len(text.lstrip())
    single = text[at : at + 1] != "["
    line, before = 1, 0
    at += not single
    while True:
        at = _GAP.match(text, at).end()  # type: ignore[union-attr]
        if text[at : at + 1] in ("]", ""):
            return
        line += text.count("\n", before, at)
        before = at
        try:
            item, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            wrong = Where(file, error.lineno)
            if before == 0 or single:
                raise UnreadableError(f"is not JSON: {error.msg}", where=wrong) from error
            yield line, Problem("not-json", f"{error.msg}; what follows is left out", wrong)
            return
        except RecursionError as error:
            raise UnreadableError("is nested too deeply", where=Where(file, line)) from error
        yield line, item
        if single:
            return


def _entry(item: Mapping[str, Any], number: int, line: int) -> Entry:
    said = {
        name: _text(item[key]) for name, key in VARIABLES.items() if item.get(key) not in (None, "")
    }
    custom = item.get("custom")
    ours = custom if isinstance(custom, dict) else {}
    known = {*VARIABLES.values(), *_ELSEWHERE}
    extra = {key: value.prose(_text(each)) for key, each in item.items() if key not in known}
    extra |= {key: value.prose(_text(each)) for key, each in ours.items() if key not in WORK_FIELDS}
    for name, key in (("date", "issued"), ("accessed", "accessed")):
        if item.get(key):
            said[name] = date(item[key])
    authors, editors = (people(item.get(key)) for key in ("author", "editor"))
    identifier = item.get("id", item.get("citation-key"))
    printed = Printed(
        value.line(_text(identifier)) if identifier not in (None, "") else str(number),
        line, said, authors, editors, extra=extra, called=VARIABLES | {"date": "issued"}, of_csl=True,
    )  # fmt: skip
    return _with_ours(entry(printed), {key: ours[key] for key in WORK_FIELDS if key in ours})


def _with_ours(found: Entry, ours: Mapping[str, Any]) -> Entry:
    """Put in the fields that another program of this kind wrote into `custom`, where they are valid."""
    if not ours:
        return found
    values = {name: getattr(found.work, name) for name in WORK_FIELDS} | dict(ours)
    try:
        work = Work.of(**values)
    except ValidationError:
        extra = {**found.extra, **{key: value.prose(_text(each)) for key, each in ours.items()}}
        return Entry(found.id, found.line, found.work, extra)
    return Entry(found.id, found.line, work, found.extra)


def _text(found: object) -> str:
    if isinstance(found, str):
        return found
    if isinstance(found, list) and all(isinstance(each, str) for each in found):
        return "; ".join(found)
    return json.dumps(found, ensure_ascii=False)


def people(found: object) -> People:
    """Give the names of a variable; what is none is left out."""
    if not isinstance(found, list):
        return names.cell(found) if isinstance(found, str) else names.NOBODY
    listed = [name for name in map(_name, found) if name]
    return People(tuple(listed))


def _name(found: object) -> Name | None:
    if isinstance(found, str):
        return names.one(found)
    if not isinstance(found, dict):
        return None
    said = {key: value.line(each) for key, each in found.items() if isinstance(each, str)}
    if said.get("literal"):
        return Organisation(literal=said["literal"])
    family = [said.get(key, "") for key in ("dropping-particle", "non-dropping-particle", "family")]
    return names.person(
        " ".join(filter(None, family)), said.get("given", ""), said.get("suffix", "")
    )


def date(found: object) -> str:
    """Give a date variable as EDTF where it is one, else as it is printed."""
    if not isinstance(found, dict):
        return _text(found)
    parts = found.get("date-parts")
    points = (
        [_point(each) for each in parts if isinstance(each, list)]
        if isinstance(parts, list)
        else []
    )
    if not any(points):
        return _text(found.get("literal") or found.get("raw") or "")
    if len(points) == 1 and len(points[0]) == 4 and str(found.get("season", "")) in "1234":
        season = str(found.get("season", ""))
        points[0] += f"-2{season}" if season else ""
    circa = "~" if found.get("circa") else ""
    return "/".join(f"{each}{circa}" for each in points[:2])


def _point(parts: list[object]) -> str:
    year, *rest = [*map(str, parts), ""]
    if not re.fullmatch(r"-?\d{1,4}", year):
        return ""
    sign, digits = ("-", year[1:]) if year.startswith("-") else ("", year)
    month, day = [*rest, "", ""][:2]
    return value.whole_date(f"{sign}{digits:0>4}", month, day)
