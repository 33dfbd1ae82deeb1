"""Which references a person wants: a filter as conditions of the index, and the order of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from evidence_refs.edtf import is_edtf
from evidence_refs.errors import UsageError
from evidence_refs.folding import fold, fold_way
from evidence_refs.terms import FIELDS, FORMS, TYPES

_YEARS = re.compile(r"(?P<one>\d{1,4})|(?P<first>\d{1,4})?\.\.(?P<last>\d{1,4})?")

Condition = tuple[str, tuple[object, ...]]
"""A condition in SQL of a row `record`, and its values."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reference must be; all that is given must hold. None and () ask for nothing.

    Texts are found anywhere in a name, whatever its case and accents. Of several in `source`, `type` and `form`
    one is enough, and a text of the latter two may hold several, `report,webpage`. `section` may be
    the way to a heading, `Integrated care > Reports`. `year` is `2019`, `2018..2022`, `2018..` or
    `..2022`; `added_since` an EDTF date; `sort` a field.
    """

    author: str | None = None
    source: str | Sequence[str] | None = None
    journal: str | None = None
    type: str | Sequence[str] | None = None
    year: str | None = None
    document: str | None = None
    section: str | None = None
    form: str | Sequence[str] | None = None
    tag: str | None = None
    has: Sequence[str] = ()
    missing: Sequence[str] = ()
    key: Sequence[str] = ()
    added_since: str | None = None
    sort: str | None = None


def conditions(chosen: Filter, id_of: Callable[[str], int]) -> list[Condition]:
    """Give the conditions of a filter.

    Args:
        chosen: the filter.
        id_of: gives the record of a key or alias.

    Raises:
        UsageError: the filter names a field, type or key that there is not, or no year or date.
    """
    found = [*_texts(chosen), *_exact(chosen), *_fields(chosen)]
    if chosen.key:
        ids = {id_of(key) for key in chosen.key}
        found.append((f"record.id IN ({', '.join('?' * len(ids))})", tuple(ids)))
    return found


def sort_field(chosen: Filter) -> str | None:
    """Give the field to sort by.

    Raises:
        UsageError: there is no such field.
    """
    return known_field(chosen.sort, "--sort") if chosen.sort else None


def _texts(chosen: Filter) -> Iterator[Condition]:
    wanted = {"authors": chosen.author, "source": chosen.source, "journal": chosen.journal}
    for column, asked in wanted.items():
        if asked:
            texts = several(asked)
            any_of = " OR ".join(f"instr(record.{column}, ?)" for _ in texts)
            yield f"({any_of})", tuple(map(_folded, texts))
    if chosen.document or chosen.section or chosen.form:
        yield _cited(chosen)
    if chosen.tag:
        yield "instr(record.tags, ?)", (f"\n{same_tag(chosen.tag)}\n",)


def _cited(chosen: Filter) -> Condition:
    """Ask for one citation that is of the document, the section and the form, all of them."""
    forms = _words(chosen.form, FORMS, "form", "--form") or FORMS
    section = _folded(chosen.section) if chosen.section else ""
    way = fold_way(chosen.section or "")
    below = "%" + "%\n%".join(way) + "%" if len(way) > 1 else None
    return (
        "EXISTS (SELECT 1 FROM citation WHERE citation.record = record.id"
        " AND (? IS NULL OR document = ?) AND (instr(headings, ?) OR headings LIKE ?)"
        f" AND form IN ({', '.join('?' * len(forms))}))",
        (chosen.document, chosen.document, section, below, *forms),
    )


def several(asked: str | Sequence[str] | None) -> Sequence[str]:
    """Give the texts of a filter that takes one or several."""
    return (asked,) if isinstance(asked, str) else asked or ()


def _words(
    asked: str | Sequence[str] | None, known: Sequence[str], what: str, option: str
) -> list[str]:
    """Give the words that texts hold, parted by commas.

    Raises:
        UsageError: one is none of those that are known.
    """
    named = (each.strip() for text in several(asked) for each in text.split(","))
    return [_one_of(each, known, what, option) for each in named]


def _folded(text: str) -> str:
    """Fold what is looked for; signs alone, of which nothing is left, are nowhere."""
    return fold(text) or "\0"


def same_tag(tag: str) -> str:
    """Give what tags are compared by: `C++` is not `C#`, so signs count."""
    return " ".join(tag.casefold().split())


def _exact(chosen: Filter) -> Iterator[Condition]:
    if types := _words(chosen.type, TYPES, "type", "--type"):
        yield f"record.type IN ({', '.join('?' * len(types))})", tuple(types)
    if chosen.year:
        yield "record.year BETWEEN ? AND ?", _years(chosen.year)
    if chosen.added_since:
        yield "record.added >= ?", (_day(chosen.added_since),)


def _fields(chosen: Filter) -> Iterator[Condition]:
    for name in chosen.has:
        yield "instr(record.fields, ?)", (f" {known_field(name, '--has')} ",)
    for name in chosen.missing:
        yield "NOT instr(record.fields, ?)", (f" {known_field(name, '--missing')} ",)


def _years(text: str) -> tuple[int, int]:
    match = _YEARS.fullmatch(text.strip())
    if not match or match[0] == "..":
        raise UsageError(
            f"--year cannot be '{text}'", hint="write 2019, 2018..2022, 2018.. or ..2022"
        )
    first = int(match["one"] or match["first"] or 0)
    last = int(match["one"] or match["last"] or 9999)
    if first > last:
        raise UsageError(f"--year {text} ends before it begins", hint=f"write {last}..{first}")
    return first, last


def _day(text: str) -> str:
    if not is_edtf(text) or not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        raise UsageError(
            f"--added-since cannot be '{text}'", hint="write a day, month or year: 2026-01-31"
        )
    return text


def known_field(name: str, option: str) -> str:
    """Give the field that a person named, with a hyphen perhaps.

    Raises:
        UsageError: there is no such field; names the option, and the field that is nearest.
    """
    field = name.replace("-", "_")
    return field if field in FIELDS else _one_of(name, FIELDS, "field", option)


def _one_of(name: str, known: Sequence[str], what: str, option: str) -> str:
    if name in known:
        return name
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"one of: {', '.join(known)}"
    raise UsageError(f"{option}: there is no {what} '{name}'", hint=hint)


def rank(value: Any) -> tuple[bool, tuple[tuple[int, int, str], ...]]:
    """Give what a field's value, as a record holds it, is sorted by; absent ones come last.

    Texts are compared by their words, and numbers in them as numbers: volume 9 before 10.
    """
    if isinstance(value, list):
        value = " ".join(map(_sort_text, value))
    text = "" if value is None else fold(str(value))
    parts = re.findall(r"\d+|[^\d]+", text)
    return not value, tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts
    )


def _sort_text(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    if "family" in value:
        return f"{value['family']} {value.get('given') or ''}"
    return str(value.get("literal") or value.get("document") or value)
