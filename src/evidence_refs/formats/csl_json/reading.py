"""CSL-JSON, as pandoc, Zotero and citation-js write it: an array of items, or an object with `items`.

The records of `export json`, which are no CSL, are told by their `key` and read as they were meant.

`variables` has the source of the format. What has no variable, or comes back from it otherwise, stands in
`custom` under the model's names, exact.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import values as value
from evidence_refs.formats.building import Printed
from evidence_refs.formats.csl_json import dates, people
from evidence_refs.formats.csl_json.variables import KNOWN, OURS, VARIABLES
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.keys import is_key
from evidence_refs.formats.ranges import dated
from evidence_refs.formats.tables.own import is_own, of_object
from evidence_refs.model import WORK_FIELDS, Reference, Work
from evidence_refs.problems import Problem, Where

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
        elif isinstance(item, dict) and is_item(item):
            yield entry(item, number, line)
        else:
            yield Problem("not-a-record", f"item {number} is no record", Where(file, line))


def _items(text: str, file: str | None) -> Iterator[tuple[int, Any]]:
    """Give each item with its line, one after the other; at one that is broken, a problem, and the end.

    Items may also stand without an array, one a line.
    """
    decoder = json.JSONDecoder()
    wrapped = _ITEMS.match(text)
    at = wrapped.end() if wrapped else len(text) - len(text.lstrip())
    is_array = text[at : at + 1] == "["
    line, before, is_first = 1, 0, True
    at += is_array
    while True:
        at = _GAP.match(text, at).end()  # type: ignore[union-attr]
        line += text.count("\n", before, at)
        if text[at : at + 1] in ("]", ""):
            break
        where = Where(file, line)
        try:
            item, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            wrong = Where(file, error.lineno)
            if is_first:
                raise UnreadableError(f"is not JSON: {error.msg}", where=wrong) from error
            yield line, Problem("not-json", f"{error.msg}; what follows is left out", wrong)
            return
        except RecursionError as error:
            raise UnreadableError("is nested too deeply", where=where) from error
        yield line, item
        if wrapped and not is_array:
            return
        before, at, is_first = at, end, False
    said = _over(text[at:], is_array=is_array, is_wrapped=bool(wrapped))
    if said:
        yield line, Problem("not-json", said, Where(file, line))


def _over(rest: str, *, is_array: bool, is_wrapped: bool) -> str:
    """Say what is wrong with what stands behind the last item; empty where nothing is."""
    if is_array and not rest:
        return "the array has no end: it is cut short"
    return "what follows the array is left out" if rest[1:].strip() and not is_wrapped else ""


def is_item(found: Mapping[str, Any]) -> bool:
    """Whether an object is an item, and not one of something else."""
    return not _TELLING.isdisjoint(found)


def entry(item: Mapping[str, Any], number: int = 1, line: int = 1) -> Entry:
    """Give the record of an item; what stands in `custom` under our names is exact."""
    said = {
        name: _text(item[key]) for name, key in VARIABLES.items() if item.get(key) not in (None, "")
    }
    for name, key in (("date", "issued"), ("accessed", "accessed")):
        if item.get(key):
            said[name] = dates.read(item[key])
    ours = {name: each for name, each in _custom(item).items() if name in OURS}
    printed = Printed(
        _key(item) or str(number),
        line, said, people.read(item.get("author")), people.read(item.get("editor")),
        extra=_extra(item), called=VARIABLES | {"date": "issued"}, of_csl=True,
        aliases=_aliases(item), tags=_tags(item.get("keyword")),
    )  # fmt: skip
    found = dated(printed)
    return _with_ours(found, ours) if ours else found


def _ids(item: Mapping[str, Any]) -> list[str]:
    """Give the id of an item and the key by which Zotero cites it: the key first, where the id is an address."""
    found = [item.get(name) for name in ("id", "citation-key")]
    id, key = (value.line(_text(each)) if each not in (None, "") else "" for each in found)
    return list(filter(None, (key, id) if "://" in id and is_key(key) else (id, key)))


def _key(item: Mapping[str, Any]) -> str:
    return next(iter(_ids(item)), "")


def _aliases(item: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(each for each in _ids(item)[1:] if is_key(each) and each != _key(item))


def _extra(item: Mapping[str, Any]) -> dict[str, str]:
    """Give what no field holds, under the names of the file."""
    kept = {name: each for name, each in item.items() if name not in KNOWN}
    kept |= {name: each for name, each in _custom(item).items() if name not in OURS}
    told = (_key(item), *_aliases(item))
    for name in ("id", "citation-key"):
        text = value.line(_text(item.get(name) or ""))
        if text in told:
            kept.pop(name, None)
        elif text:
            kept[name] = text
    for names, is_whole in (
        (("author", "editor"), people.is_whole),
        (("issued", "accessed"), dates.is_whole),
    ):
        kept |= {name: item[name] for name in names if item.get(name) and not is_whole(item[name])}
    return {name: value.prose(_text(each)) for name, each in kept.items() if each not in (None, "")}


def _custom(item: Mapping[str, Any]) -> dict[str, Any]:
    """Give what programs keep for themselves, by its names."""
    found = item.get("custom") or {}
    return found if isinstance(found, dict) else {"custom": found}


def _tags(found: object) -> tuple[str, ...]:
    """Give keywords; a text parts them by `;`, else by `,`."""
    text = "; ".join(map(_text, found)) if isinstance(found, list) else _text(found or "")
    return tuple(text.split(";" if ";" in text else ","))


def _with_ours(found: Entry, ours: Mapping[str, Any]) -> Entry:
    """Put in the fields that stand in `custom`; where they break the model, they are kept as text."""
    told = {name: getattr(found.work, name) for name in WORK_FIELDS}
    told |= {"aliases": found.aliases, "tags": found.tags, "extra": dict(found.extra)}
    try:
        whole = Reference.of(key="any", **told | dict(ours))
    except ValidationError:
        kept = {key: value.prose(_text(each)) for key, each in ours.items()}
        return replace(
            found, extra={**found.extra, **{key: each for key, each in kept.items() if each}}
        )
    work = Work.of(**{name: getattr(whole, name) for name in WORK_FIELDS})
    return replace(found, work=work, extra=whole.extra, aliases=whole.aliases, tags=whole.tags)


def _text(found: object) -> str:
    if isinstance(found, str):
        return found
    if isinstance(found, list) and all(isinstance(each, str) for each in found):
        return "; ".join(found)
    return json.dumps(found, ensure_ascii=False)
