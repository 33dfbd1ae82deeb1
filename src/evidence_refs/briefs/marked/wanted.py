"""What a mark in a document asks for: `section="Integrated care" type=report sort=date style=apa`.

The filters are those of the command line, by their names there. Values with blanks stand in quotation
marks, straight or curly, since word processors bend them; several keys or fields are parted by commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, cast

from evidence_refs.briefs.asked import GROUPS, Group
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

FILTERS = ("author", "source", "journal", "type", "year", "document", "section", "tag", "has", "missing",
           "key", "added-since", "sort")  # fmt: skip
SEVERAL = ("has", "missing", "key")
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
_QUOTED = 'write name=value, and values with blanks in quotation marks: section="Integrated care"'

Named = Mapping[str, Mapping[str, str]]
"""What a file beside the document says of lists, by their names there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is to be. `filters` have the names of the command line, with `_` for `-`."""

    filters: dict[str, Any] = field(default_factory=dict)
    cited: bool = False
    descending: bool = False
    style: str = "labelled"
    group: Group = "none"
    level: int = 2


def wanted(asks: str, where: Where, named: Named | None = None) -> Wanted:
    """Read what a mark asks for.

    Args:
        asks: what stands in the mark.
        where: the place of the mark, for errors.
        named: the lists that `list=NAME` may take; what the mark says beside it wins.

    Raises:
        UnreadableError: it cannot be read, or asks for what there is not.
    """
    values = dict(_parts(asks, where))
    name = values.pop(NAMED, None)
    if name is not None:
        values = {**_of(name, named or {}, where), **values}
    _refuse_minus(values.get("sort", ""), where)
    filters = {
        each.replace("-", "_"): _several(values[each]) if each in SEVERAL else values[each]
        for each in FILTERS
        if each in values
    }
    group = values.get("group", "none")
    if group not in GROUPS:
        _refuse(f"lists are not grouped by '{group}'", group, GROUPS, where)
    level = values.get("level", "2")
    if level not in map(str, range(1, _DEEPEST + 1)):
        raise UnreadableError(
            f"there is no level '{level}' of headings", where=where, hint=f"write 1 to {_DEEPEST}"
        )
    style = values.get("style", "labelled")
    is_cited, is_turned = (each in values for each in WORDS)
    return Wanted(filters, is_cited, is_turned, style, cast("Group", group), int(level))


def _refuse_minus(field: str, where: Where) -> None:
    if field.startswith("-"):
        hint = f"write sort={field[1:]} {DESCENDING}"
        raise UnreadableError(f"sort={field} is not how an order is turned", where=where, hint=hint)


def _parts(asks: str, where: Where) -> Iterator[tuple[str, str]]:
    """Give names and values; a name that may have several values comes once, with all of them."""
    found: dict[str, str] = {}
    at = len(asks) - len(asks.lstrip())
    while at < len(asks):
        part = _PART.match(asks, at)
        if part is None:
            raise UnreadableError(
                f"`{asks[at:].strip()[:40]}` cannot be read", where=where, hint=_QUOTED
            )
        name, value = _part(part, where)
        if name in found and name not in SEVERAL:
            raise UnreadableError(f"{name} stands twice", where=where, hint="leave one out")
        found[name] = f"{found[name]},{value}" if name in found else value
        at = part.end()
        at += len(asks[at:]) - len(asks[at:].lstrip())
    yield from found.items()


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
    if not value.strip():
        raise UnreadableError(f"{part['name']} has no value", where=where, hint="leave it out")
    return part["name"], value


def _several(value: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, value.split(","))))


def _of(name: str, named: Named, where: Where) -> Mapping[str, str]:
    if name not in named:
        hint = None if named else "write what it is into the file beside: [NAME] and its filters"
        _refuse(f"there is no list `{name}`", name, tuple(named), where, hint)
    return named[name]


def _refuse(
    message: str, word: str, known: tuple[str, ...], where: Where, hint: str | None = None
) -> None:
    near = get_close_matches(word.replace("_", "-"), known, n=1)
    if near:
        hint = f"did you mean `{near[0]}`?"
    raise UnreadableError(message, where=where, hint=hint or f"there are {', '.join(known)}")
