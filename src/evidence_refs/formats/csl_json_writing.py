"""CSL-JSON: what Zotero, pandoc and citation processors take in; an array of items.

Source of the format: https://docs.citationstyles.org/en/stable/specification.html and its schema,
https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from evidence_refs.formats.dates import Point, interval, point
from evidence_refs.model import Name, Reference

_PLAIN = {
    "title": "title", "container-title": "journal", "collection-title": "series",
    "volume": "volume", "issue": "issue", "edition": "edition", "number": "number",
    "page": "pages", "language": "language", "abstract": "abstract", "URL": "url", "DOI": "doi",
    "PMID": "pmid", "PMCID": "pmcid", "ISBN": "isbn", "ISSN": "issn", "archive": "archive_url",
    "note": "note",
}  # fmt: skip
_CONTROL = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def entry(reference: Reference, *, identifier: str, custom: Mapping[str, Any]) -> str:
    """Give a reference as an item.

    Args:
        reference: the work; its key is not written.
        identifier: the item's `id`.
        custom: what the format has no field for.
    """
    item: dict[str, Any] = {"id": identifier, "type": reference.type or "document"}
    for name, names in (("author", reference.authors), ("editor", reference.editors)):
        if names:
            item[name] = [_name(each) for each in names]
    for name, field in _PLAIN.items():
        if value := getattr(reference, field):
            item[name] = value
    if reference.source:
        item["publisher"] = "; ".join(reference.source)
    for name, date in (("issued", reference.date), ("accessed", reference.accessed)):
        if date:
            item[name] = _date(date)
    if custom:
        item["custom"] = dict(custom)
    text = json.dumps(item, ensure_ascii=False, indent=2)
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _name(name: Name) -> dict[str, str]:
    return {part: text for part, text in name.model_dump().items() if text}


def _date(date: str) -> dict[str, Any]:
    """Give a date in parts; what has none, such as an open interval, as it stands."""
    ends = interval(date)
    points = [point(date)] if ends is None else list(ends)
    parts = [_parts(each) for each in points if each]
    if len(parts) < len(points) or not all(parts):
        return {"literal": date}
    return {"date-parts": parts}


def _parts(point: Point) -> list[int]:
    if not point.year.isdecimal() or (point.month or 0) > 12:
        return []
    return [int(part) for part in (point.year, point.month, point.day) if part]
