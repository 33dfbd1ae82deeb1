r"""CSV (RFC 4180): one row a reference, one column a field; what is written reads back equal.

Lists are joined by `; `. A person is `Family, Given, Suffix`, an organisation `{Name}`. A place that
cites the work is `document | form | lines 162-164 | section Integrated care > Guides`. A backslash
stands before a character of the text that would part things. Maps (`extra`, `alternates`, `origin`)
are JSON. `null` is a field that a person wants empty. A cell that a spreadsheet would run as a
formula begins with an apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.places import Place, Places
from evidence_refs.model import REFERENCE_FIELDS, Reference
from evidence_refs.problems import Where

PLACES: Places = {name: Place(name) for name in REFERENCE_FIELDS}

_LONGEST_CELL = 2**31 - 1  # the largest limit that every platform's C long takes

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r\n]")
_QUOTED_NULL = re.compile(r"\\*null")


def write(
    references: Sequence[Reference],
    *,
    bom: bool = False,
    fields: Sequence[str] = REFERENCE_FIELDS,
) -> str:
    """Give `references` as CSV with these columns, lines ending in CRLF; with `bom`, Excel knows that it is UTF-8."""
    rows = [fields, *(_row(each, fields) for each in references)]
    return ("\ufeff" if bom else "") + "".join(map(line, rows))


def line(cells: Iterable[str], delimiter: str = ",") -> str:
    """Give cells as a line of CSV, with its end."""
    return delimiter.join(map(_quoted, cells)) + "\r\n"


def read(text: str, *, file: str | None = None) -> list[Reference]:
    """Give the references of a CSV file that `write` made, its columns in any order or left out.

    Raises:
        UnreadableError: a column that is no field, no `key` column, or a cell that breaks the model.
    """
    csv.field_size_limit(_LONGEST_CELL)
    return list(_records(text.removeprefix("\ufeff"), file))


class _Codec(NamedTuple):
    """How a value is put into a cell, and taken from it."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _quoted(cell: str) -> str:
    """Every cell in quotes: in a spreadsheet that parts columns by `;`, none falls apart."""
    return '"' + cell.replace('"', '""') + '"' if cell else ""


def _row(reference: Reference, fields: Iterable[str]) -> list[str]:
    values = reference.record()
    return [cell(name, values[name]) if name in values else "" for name in fields]


def cell(name: str, value: object) -> str:
    """Give the value of a field, as `Reference.record` has it, as a cell."""
    if value is None:
        return "null"
    text = _codec(name).write(value)
    if _QUOTED_NULL.fullmatch(text):
        return "\\" + text
    return "'" + text if _FORMULA.match(text) else text


def _value(name: str, cell: str) -> object:
    if cell == "null":
        return None
    if _QUOTED_NULL.fullmatch(cell) or _QUOTED_FORMULA.match(cell):
        cell = cell[1:]
    value: object = _codec(name).read(cell)
    return value


def _records(text: str, file: str | None) -> Iterator[Reference]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        _check_header(header, Where(file, line))
        line = reader.line_num + 1
        for row in reader:
            if any(row):
                yield record(dict(zip(header, row, strict=False)), Where(file, line))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"not CSV: {error}", where=Where(file, line)) from error


def _check_header(header: Sequence[str], where: Where) -> None:
    unknown = [name for name in header if name not in REFERENCE_FIELDS]
    if unknown:
        raise UnreadableError(f"unknown column {unknown[0]!r}", where=where)
    if "key" not in header:
        raise UnreadableError("no column `key`", where=where, hint="give each row a citation key")


def record(row: Mapping[str, str], where: Where) -> Reference:
    """Give the reference of one row that `write` made, its cells under their columns' names.

    Raises:
        UnreadableError: a cell that breaks the model.
    """
    try:
        return Reference.model_validate(
            {name: _value(name, cell) for name, cell in row.items() if cell}
        )
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise UnreadableError(f"{field}: {first['msg']}", where=where) from error
    except ValueError as error:
        raise UnreadableError(f"a cell cannot be read: {error}", where=where) from error


# --- Cells -----------------------------------------------------------------------------------


def _escape(text: str, marks: str) -> str:
    return re.sub(f"[{re.escape(marks)}\\\\]", r"\\\g<0>", text)


def _split(cell: str, separator: str) -> list[str]:
    """Part a cell at each `separator` whose mark has no backslash; the parts stay escaped."""
    parts = [""]
    for match in re.finditer(rf"(?s)\\.|{re.escape(separator)}|[^\\]|\\$", cell):
        if match[0] == separator:
            parts.append("")
        else:
            parts[-1] += match[0]
    return parts


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def _write_list(items: Sequence[str]) -> str:
    return "; ".join(_escape(item, ";") for item in items)


def _read_list(cell: str) -> list[str]:
    return [_unescape(item) for item in _split(cell, "; ")]


def _write_names(names: Sequence[Mapping[str, str]]) -> str:
    return "; ".join(map(_write_name, names))


def _write_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return "{" + _escape(name["literal"], ";{}") + "}"
    parts = [name["family"], name.get("given", ""), name.get("suffix", "")]
    while not parts[-1]:
        parts.pop()
    return ", ".join(_escape(part, ";,{}") for part in parts)


def _read_names(cell: str) -> list[dict[str, str]]:
    return [_read_name(item) for item in _split(cell, "; ")]


def _read_name(item: str) -> dict[str, str]:
    if item.startswith("{") and item.endswith("}"):
        return {"literal": _unescape(item[1:-1])}
    parts = zip(("family", "given", "suffix"), _split(item, ", "), strict=False)
    return {name: _unescape(part) for name, part in parts if part}


def _write_places(places: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(" | ".join(_write_place(place)) for place in places)


def _write_place(place: Mapping[str, Any]) -> Iterator[str]:
    yield _escape(place["document"], ";|")
    yield place["form"]
    for name in ("footnote", "locator", "text"):
        if name in place:
            yield f"{name} {_escape(place[name], ';|')}"
    if place.get("back_reference"):
        yield "back_reference"
    for name in ("lines", "pages"):
        if name in place:
            yield f"{name} {place[name][0]}-{place[name][1]}"
    if "section" in place:
        yield "section " + " > ".join(_escape(part, ";|>") for part in place["section"])


def _read_places(cell: str) -> list[dict[str, Any]]:
    return [_read_place(_split(item, " | ")) for item in _split(cell, "; ")]


def _read_place(parts: Sequence[str]) -> dict[str, Any]:
    if len(parts) < 2:
        raise ValueError("a place is `document | form | …`")
    place: dict[str, Any] = {"document": _unescape(parts[0]), "form": parts[1]}
    for part in parts[2:]:
        name, _, value = part.partition(" ")
        if name == "section":
            place[name] = [_unescape(each) for each in _split(value, " > ")]
        elif name in ("lines", "pages"):
            place[name] = _read_range(value)
        else:
            place[name] = _unescape(value) or True
    return place


def _read_range(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(-?\d+)-(-?\d+)", text)
    if match is None:
        raise ValueError(f"{text!r} is no range such as 162-164")
    return int(match[1]), int(match[2])


_TEXT = _Codec(str, str)
_FLAG = _Codec(lambda value: "true" if value else "false", lambda cell: cell.lower() == "true")
_LIST = _Codec(_write_list, _read_list)
_NAMES = _Codec(_write_names, _read_names)
_PLACES = _Codec(_write_places, _read_places)
_JSON = _Codec(lambda value: json.dumps(value, ensure_ascii=False), json.loads)

_CODECS = {
    "aliases": _LIST, "source": _LIST, "tags": _LIST,
    "authors": _NAMES, "editors": _NAMES,
    "authors_truncated": _FLAG, "undated": _FLAG,
    "extra": _JSON, "alternates": _JSON, "origin": _JSON,
    "cited_in": _PLACES,
}  # fmt: skip


def _codec(name: str) -> _Codec:
    return _CODECS.get(name, _TEXT)
