"""Lists that have a name, in a file beside the document: `[NAME]`, and below it what a mark would say.

A tag of Word holds 64 characters; a list that needs more is `references: list=NAME` there. The file has the
name of the document, and ends in `.lists.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from evidence_refs.briefs.marked.wanted import FILTERS, SETTINGS, SEVERAL, WORDS, Named
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

_SUFFIX = ".lists.toml"

_BETWEEN = {"type": ",", **dict.fromkeys(SEVERAL, ","), "section": " > "}
"""What may be several texts, and what a mark has between two of them; those of a section are the way to it."""
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
        raise UnreadableError(error.strerror or str(error), where=Where(str(path))) from error
    except UnicodeDecodeError:
        raise UnreadableError("is not UTF-8", where=Where(str(path))) from None
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        where = Where(str(path), int(place[1]) if place else None)
        raise UnreadableError(f"is no TOML: {_LINE.sub('', str(error))}", where=where) from None
    return {name: _values(name, table, path, text) for name, table in found.items()}


def _values(name: str, table: Any, path: Path, text: str) -> Mapping[str, str]:
    def refused(message: str, *place: str, hint: str | None = None) -> UnreadableError:
        from evidence_refs.briefs.recipe_places import line_of, places

        where = Where(str(path), line_of(place, places(text)))
        return UnreadableError(message, where=where, hint=hint)

    if not isinstance(table, dict):
        raise refused(f"`{name}` stands in no list", name, hint=f"begin a list with [{name}]")
    known = (*FILTERS, *SETTINGS, *WORDS)
    for each, value in table.items():
        if each not in known:
            near = get_close_matches(each.replace("_", "-"), known, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(known)}"
            message = f"[{name}]: there is no filter or setting `{each}`"
            raise refused(message, name, each, hint=hint)
        if not isinstance(value, str | int | date | list):
            raise refused(f"[{name}]: {each} must be text", name, each)
        if isinstance(value, list) and each not in _BETWEEN:
            hint = f"in brackets stand {', '.join(_BETWEEN)}"
            raise refused(f"[{name}]: {each} must be one text", name, each, hint=hint)
    return {each: _text(each, value) for each, value in table.items() if value is not False}


def _text(name: str, value: Any) -> str:
    return _BETWEEN[name].join(map(str, value)) if isinstance(value, list) else str(value)
