"""References as CSL-JSON; `csl_json_reading` has the source of the format, and its variables."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from evidence_refs.formats.csl_json.reading import VARIABLES, date
from evidence_refs.formats.dates import interval, point, spoken
from evidence_refs.formats.json import without_controls
from evidence_refs.model import Name, Organisation, Reference

_OURS = (
    "authors_truncated",
    "date_text",
    "date_updated",
    "undated",
    "url_text",
    "archive_url",
    "access",
)
_POINT = re.compile(r"-?\d{4}(?:-\d\d){0,2}~?")


def write(references: Sequence[Reference]) -> str:
    """Give an array of items, indented by two blanks, ending in a newline.

    What CSL has no variable for stands in each item's `custom`, under the catalogue's own names.
    """
    text = json.dumps([_item(each) for each in references], ensure_ascii=False, indent=2)
    return without_controls(text) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {"id": reference.key, "type": reference.type or "document"}
    for name, variable in VARIABLES.items():
        text = getattr(reference, name, None)
        if text:
            item[variable] = text
    custom = {name: found for name in _OURS if (found := getattr(reference, name))}
    if reference.source:
        item["publisher"] = "; ".join(reference.source)
    if len(reference.source) > 1:
        custom["source"] = list(reference.source)
    for variable, people in (("author", reference.authors), ("editor", reference.editors)):
        if people:
            item[variable] = [_name(name) for name in people]
    for variable, name in (("issued", "date"), ("accessed", "accessed")):
        edtf = getattr(reference, name)
        if edtf:
            item[variable] = _date(edtf)
            if date(item[variable]) != edtf:
                custom[name] = edtf
    custom |= reference.extra
    if reference.tags:
        item["keyword"] = ", ".join(reference.tags)
    return item | ({"custom": custom} if custom else {})


def _name(name: Name) -> dict[str, str]:
    if isinstance(name, Organisation):
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: text for key, text in parts.items() if text}


def _date(edtf: str) -> dict[str, Any]:
    ends = edtf.split("/") if interval(edtf) else [edtf]
    if not all(map(_POINT.fullmatch, ends)):
        return {"literal": spoken(edtf)}
    season = point(edtf).month if len(ends) == 1 else None
    if season and season > 12:
        return {"date-parts": [[int(edtf[:4])]], "season": str(season - 20)}
    found: dict[str, Any] = {"date-parts": [_parts(end) for end in ends]}
    return found | ({"circa": True} if edtf.endswith("~") else {})


def _parts(end: str) -> list[int]:
    sign = -1 if end.startswith("-") else 1
    year, *rest = end.strip("-~").split("-")
    return [sign * int(year), *map(int, rest)]
