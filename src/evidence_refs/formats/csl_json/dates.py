"""Dates as CSL-JSON has them (`{"date-parts": [[2021, 3, 4]]}`), and as EDTF."""

from __future__ import annotations

import json
import re
from typing import Any

from evidence_refs.formats import values as value
from evidence_refs.formats.dates import interval, point, spoken

_POINT = re.compile(r"-?\d{4}(?:-\d\d){0,2}~?")


def read(found: object) -> str:
    """Give a date variable as EDTF where it is one, else as it is printed."""
    if not isinstance(found, dict):
        return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
    parts = found.get("date-parts")
    points = (
        [_point(each) for each in parts if isinstance(each, list)]
        if isinstance(parts, list)
        else []
    )
    if not any(points):
        printed = found.get("literal") or found.get("raw") or ""
        return printed if isinstance(printed, str) else json.dumps(printed)
    if len(points) == 1 and len(points[0]) == 4 and str(found.get("season", "")) in "1234":
        season = str(found.get("season", ""))
        points[0] += f"-2{season}" if season else ""
    circa = "~" if found.get("circa") else ""
    return "/".join(f"{each}{circa}" for each in points[:2])


def is_whole(found: object) -> bool:
    """Whether `read` takes all of a date variable."""
    if not isinstance(found, dict) or "date-parts" not in found:
        return not isinstance(found, dict) or found.keys() <= {"literal", "raw"}
    return _plain(found) == _plain(write(read(found)))


def write(edtf: str) -> dict[str, Any]:
    """Give an EDTF date as a date variable: its parts, else its words."""
    ends = edtf.split("/") if interval(edtf) else [edtf]
    if not all(map(_POINT.fullmatch, ends)):
        return {"literal": spoken(edtf)}
    season = point(edtf).month if len(ends) == 1 else None
    if season and season > 12:
        return {"date-parts": [[int(edtf[:4])]], "season": str(season - 20)}
    found: dict[str, Any] = {"date-parts": [_parts(end) for end in ends]}
    return found | ({"circa": True} if edtf.endswith("~") else {})


def _plain(found: dict[str, Any]) -> str:
    """Give a variable as text in which `"01"` and `1` are the same, and what is empty is not there."""
    text = json.dumps({name: each for name, each in found.items() if each}, sort_keys=True)
    return re.sub(r'"0*(\d+)"', r"\1", text.replace(', ""', "").replace(", null", ""))


def _point(parts: list[object]) -> str:
    year, *rest = [*map(str, parts), ""]
    if not re.fullmatch(r"-?\d{1,4}", year):
        return ""
    sign, digits = ("-", year[1:]) if year.startswith("-") else ("", year)
    month, day = [*rest, "", ""][:2]
    return value.whole_date(f"{sign}{digits:0>4}", month, day)


def _parts(end: str) -> list[int]:
    sign = -1 if end.startswith("-") else 1
    year, *rest = end.strip("-~").split("-")
    return [sign * int(year), *map(int, rest)]
