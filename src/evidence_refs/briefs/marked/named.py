"""Lists that have a name, in a file beside the document: `[NAME]`, and below it what a mark would say.

A tag of Word holds 64 characters; a list that needs more is `references: list=NAME` there. The file has the
name of the document, and ends in `.lists.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from evidence_refs.briefs.asked import FILTERS, SEVERAL
from evidence_refs.briefs.marked.wanted import SETTINGS, WORDS, Named, Said, parted
from evidence_refs.errors import UnreadableError, unopened
from evidence_refs.problems import Where

_SUFFIX = ".lists.toml"

_WAY = "section"
"""The filter of which several texts are one value: the way to a heading."""
_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


def beside(document: Path) -> Path:
    """Give the file that says what the named lists of a document are."""
    return document.parent / f"{document.stem}{_SUFFIX}"


def named(document: Path) -> Named:
    """Read the named lists of a document; there are none where it has no such file.

    Raises:
        UnreadableError: the file cannot be read, is no TOML, or says what no mark says.
    """
    path = beside(document)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        found = tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise unopened(error, str(path)) from error
    except UnicodeDecodeError:
        raise UnreadableError("is not UTF-8", where=Where(str(path))) from None
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        where = Where(str(path), int(place[1]) if place else None)
        raise UnreadableError(f"is no TOML: {_LINE.sub('', str(error))}", where=where) from None
    return {name: _values(name, table, path, text) for name, table in found.items()}


def _values(name: str, table: Any, path: Path, text: str) -> Mapping[str, Said]:
    from evidence_refs.briefs.recipe_places import line_of, places

    lines = places(text)

    def where(*place: str) -> Where:
        return Where(str(path), line_of(place, lines))

    if not isinstance(table, dict):
        hint = f"begin a list with [{name}]"
        raise UnreadableError(f"`{name}` stands in no list", where=where(name), hint=hint)
    known = (*FILTERS, *SETTINGS, *WORDS)
    for each, value in table.items():
        if each not in known:
            near = get_close_matches(each.replace("_", "-"), known, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(known)}"
            message = f"[{name}]: there is no filter or setting `{each}`"
            raise UnreadableError(message, where=where(name, each), hint=hint)
        problem = _problem(each, value)
        if problem:
            raise UnreadableError(f"[{name}]: {each} {problem}", where=where(name, each))
    return {
        each: Said(tuple(_texts(each, value)), where(name, each))
        for each, value in table.items()
        if value is not False
    }


def _problem(name: str, value: Any) -> str:
    """Give what is wrong with a value; nothing where it can be read."""
    if name in WORDS:
        return "" if isinstance(value, bool) else "must be true or false"
    if isinstance(value, list):
        if name not in (*SEVERAL, _WAY):
            return "must be one text"
        return "" if value and all(map(_is_text, value)) else "must be texts"
    return "" if _is_text(value) else "must be text"


def _is_text(value: Any) -> bool:
    is_said = isinstance(value, str | int | date) and not isinstance(value, bool)
    return is_said and bool(str(value).strip(" ,"))


def _texts(name: str, value: Any) -> Iterator[str]:
    values = value if isinstance(value, list) else [value]
    if name == _WAY:
        yield " > ".join(map(str, values))
        return
    for each in values:
        yield from parted(name, str(each))
