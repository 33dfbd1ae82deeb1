"""What a mark in a document asks for: `section="Integrated care" type=report sort=date style=apa`.

The filters are those of the command line, by their names there. Values with blanks stand in quotation
marks, straight or curly, since word processors bend them. Several words are parted by commas; a filter
of several may also stand several times, as on the command line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, cast

from evidence_refs.briefs.asked import FILTERS, GROUPS, PARTED, SEVERAL, Group
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

SETTINGS = ("style", "group", "level")
CITED = "cited"
"""The word that asks for what the text of the document cites."""
DESCENDING = "descending"
"""The word that turns the order, as in a recipe."""
WORDS = (CITED, DESCENDING)
NAMED = "list"
"""The name of the setting that takes what a file beside the document says of a list."""

_DEEPEST = 6
_PART = re.compile(
    r"(?P<name>[\w-]+)=(?:\"(?P<straight>[^\"]*)\"|'(?P<single>[^']*)'|[“„](?P<curly>[^“”]*)[”“]"
    r"|(?P<bare>[^\s\"'“”„]+))(?=\s|$)|(?P<word>[\w-]+)(?=\s|$)"
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = 'write name=value, and values with blanks in quotation marks: section="Integrated care"'


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one filter or setting: its values, and where they stand."""

    values: tuple[str, ...]
    where: Where


Named = Mapping[str, Mapping[str, Said]]
"""What a file beside the document says of lists, by their names there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is to be. `filters` have the names of the command line, with `_` for `-`.

    `places` says for each word where it stands, by its own name.
    """

    filters: dict[str, Any] = field(default_factory=dict)
    cited: bool = False
    descending: bool = False
    style: str = "labelled"
    group: Group = "none"
    level: int = 2
    places: Mapping[str, Where] = field(default_factory=dict, compare=False)


def wanted(asks: str, where: Where, named: Named | None = None) -> Wanted:
    """Read what a mark asks for.

    Args:
        asks: what stands in the mark.
        where: the place of the mark, for errors.
        named: the lists that `list=NAME` may take; what the mark says beside it wins.

    Raises:
        UnreadableError: it cannot be read, or asks for what there is not.
    """
    said = _parts(asks, where)
    for name, each in said.items():
        _refuse_many(name, each)
    if NAMED in said:
        said = {**_of(said.pop(NAMED), named or {}), **said}
    _refuse_minus(said.get("sort"))
    filters = {
        each.replace("-", "_"): said[each].values if each in SEVERAL else said[each].values[0]
        for each in FILTERS
        if each in said
    }
    is_cited, is_turned = (each in said for each in WORDS)
    style = said["style"].values[0] if "style" in said else "labelled"
    places = {name: each.where for name, each in said.items()}
    return Wanted(filters, is_cited, is_turned, style, _group(said), _level(said), places)


def _group(said: Mapping[str, Said]) -> Group:
    group = said.get("group")
    if group is None:
        return "none"
    (value,) = group.values
    if value not in GROUPS:
        _refuse(f"lists are not grouped by '{value}'", value, GROUPS, group.where)
    return cast("Group", value)


def _level(said: Mapping[str, Said]) -> int:
    level = said.get("level")
    if level is None:
        return 2
    (value,) = level.values
    if value not in map(str, range(1, _DEEPEST + 1)):
        message = f"there is no level '{value}' of headings"
        raise UnreadableError(message, where=level.where, hint=f"write 1 to {_DEEPEST}")
    return int(value)


def _refuse_many(name: str, said: Said) -> None:
    if name not in SEVERAL and len(said.values) > 1:
        raise UnreadableError(f"{name} stands twice", where=said.where, hint="leave one out")


def _refuse_minus(sort: Said | None) -> None:
    if sort is not None and sort.values[0].startswith("-"):
        field = sort.values[0]
        hint = f"write sort={field[1:]} {DESCENDING}"
        message = f"sort={field} is not how an order is turned"
        raise UnreadableError(message, where=sort.where, hint=hint)


def _parts(asks: str, where: Where) -> dict[str, Said]:
    """Give names with their values; one that stands several times comes once, with all of them."""
    found: dict[str, Said] = {}
    at = len(asks) - len(asks.lstrip())
    while at < len(asks):
        part = _PART.match(asks, at)
        if part is None:
            raise UnreadableError(
                f"`{asks[at:].strip()[:40]}` cannot be read",
                where=_line_at(asks, at, where),
                hint=_QUOTED,
            )
        here = _line_at(asks, at, where)
        name, value = _part(part, here)
        values = found[name].values if name in found else ()
        found[name] = Said((*values, *parted(name, value)), here)
        at = part.end()
        at += len(asks[at:]) - len(asks[at:].lstrip())
    return found


def _line_at(asks: str, at: int, where: Where) -> Where:
    """Give where a word of a mark stands, which may have several lines."""
    if where.line is None:
        return where
    return Where(where.file, where.line + len(_LINE_END.findall(asks[:at])))


def _part(part: re.Match[str], where: Where) -> tuple[str, str]:
    if part["word"]:
        if part["word"] not in WORDS:
            _refuse(f"`{part['word']}` asks for nothing", part["word"], WORDS, where, _QUOTED)
        return part["word"], ""
    known = (*FILTERS, *SETTINGS, NAMED)
    if part["name"] not in known:
        _refuse(f"there is no filter or setting `{part['name']}`", part["name"], known, where)
    value = next(
        part[kind] for kind in ("straight", "single", "curly", "bare") if part[kind] is not None
    )
    if not value.strip(" ,"):
        raise UnreadableError(f"{part['name']} has no value", where=where, hint="leave it out")
    return part["name"], value


def parted(name: str, value: str) -> tuple[str, ...]:
    """Give the values that a text says of a name."""
    if name not in PARTED:
        return (value,)
    return tuple(filter(None, map(str.strip, value.split(","))))


def _of(name: Said, named: Named) -> Mapping[str, Said]:
    wanted = name.values[0]
    if wanted not in named:
        hint = None if named else "write what it is into the file beside: [NAME] and its filters"
        _refuse(f"there is no list `{wanted}`", wanted, tuple(named), name.where, hint)
    return named[wanted]


def _refuse(
    message: str, word: str, known: tuple[str, ...], where: Where, hint: str | None = None
) -> None:
    near = get_close_matches(word.replace("_", "-"), known, n=1)
    if near:
        hint = f"did you mean `{near[0]}`?"
    raise UnreadableError(message, where=where, hint=hint or f"there are {', '.join(known)}")
