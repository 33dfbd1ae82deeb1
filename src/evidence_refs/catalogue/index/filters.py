"""Which references a person wants: filters, and the order of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from evidence_refs.catalogue.index.search import search
from evidence_refs.catalogue.records.index import Index
from evidence_refs.edtf import is_edtf, year_of
from evidence_refs.errors import UsageError
from evidence_refs.matching.keys import fold
from evidence_refs.model import REFERENCE_FIELDS, WORK_TYPES, Name, Person, Reference

__all__ = ["Filter", "search", "select"]

_YEARS = re.compile(r"(?P<one>\d{1,4})|(?P<first>\d{1,4})?\.\.(?P<last>\d{1,4})?")

Test = Callable[[Reference], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reference must be; all that is given must hold. None and () ask for nothing.

    Texts are found anywhere in a name, whatever its case and accents. `year` is `2019`,
    `2018..2022`, `2018..` or `..2022`; `added_since` an EDTF date; `sort` a field.
    """

    author: str | None = None
    source: str | None = None
    journal: str | None = None
    type: str | None = None
    year: str | None = None
    document: str | None = None
    section: str | None = None
    tag: str | None = None
    has: Sequence[str] = ()
    missing: Sequence[str] = ()
    key: Sequence[str] = ()
    added_since: str | None = None
    sort: str | None = None


def select(references: Iterable[Reference], chosen: Filter) -> list[Reference]:
    """Give the references that pass a filter, in its order, else in their own.

    Raises:
        UsageError: the filter names a field, type or key that there is not, or no year or date.
    """
    references = tuple(references)
    tests = [*_text_tests(chosen), *_exact_tests(chosen), *_key_tests(references, chosen.key)]
    found = [each for each in references if all(test(each) for test in tests)]
    return _sorted(found, _field(chosen.sort, "--sort")) if chosen.sort else found


def _text_tests(chosen: Filter) -> list[Test]:
    wanted: list[tuple[str | None, Callable[[Reference], Iterable[str]]]] = [
        (chosen.author, lambda each: map(name_text, (*each.authors, *each.editors))),
        (chosen.source, lambda each: each.source),
        (chosen.journal, lambda each: filter(None, [each.journal])),
    ]
    tests = [_contains(fold(text), texts) for text, texts in wanted if text]
    if chosen.section or chosen.document:
        tests.append(_cited(chosen.document, fold(chosen.section or "")))
    return tests


def _contains(wanted: str, texts: Callable[[Reference], Iterable[str]]) -> Test:
    return lambda each: any(wanted in fold(text) for text in texts(each))


def _cited(document: str | None, section: str) -> Test:
    """One citation must be of the document and the section."""
    return lambda each: any(
        (document is None or citation.document == document)
        and (not section or any(section in fold(heading) for heading in citation.section))
        for citation in each.cited_in
    )


def _exact_tests(chosen: Filter) -> list[Test]:
    tests: list[Test] = []
    if chosen.type:
        kind = _one_of(chosen.type, WORK_TYPES, "type", "--type")
        tests.append(lambda each: each.type == kind)
    if chosen.year:
        first, last = _years(chosen.year)
        tests.append(lambda each: first <= (year_of(each.date) or -1) <= last)
    if chosen.tag:
        tag = fold(chosen.tag)
        tests.append(lambda each: any(fold(one) == tag for one in each.tags))
    if chosen.added_since:
        since = _day(chosen.added_since)
        tests.append(lambda each: (each.added or "") >= since)
    for name in chosen.has:
        field = _field(name, "--has")
        tests.append(lambda each, field=field: bool(getattr(each, field)))  # type: ignore[misc]
    for name in chosen.missing:
        field = _field(name, "--missing")
        tests.append(lambda each, field=field: not getattr(each, field))  # type: ignore[misc]
    return tests


def _key_tests(references: Sequence[Reference], keys: Sequence[str]) -> list[Test]:
    if not keys:
        return []
    index = Index(references)
    wanted = {index[key].key for key in keys}
    return [lambda each: each.key in wanted]


def name_text(name: Name) -> str:
    """Write a name as it is said: given name first."""
    if isinstance(name, Person):
        return " ".join(filter(None, [name.given, name.family, name.suffix]))
    return name.literal


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


def _field(name: str, option: str) -> str:
    return _one_of(name.replace("-", "_"), REFERENCE_FIELDS, "field", option)


def _one_of(name: str, known: Sequence[str], what: str, option: str) -> str:
    if name in known:
        return name
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"one of: {', '.join(known)}"
    raise UsageError(f"{option}: there is no {what} '{name}'", hint=hint)


def _sorted(references: list[Reference], field: str) -> list[Reference]:
    """Sort by a field, then by key; those without the field come last."""
    return sorted(references, key=lambda each: (*_rank(getattr(each, field)), each.key))


def _rank(value: Any) -> tuple[bool, tuple[tuple[int, int, str], ...]]:
    """Compare texts by their words, and numbers in them as numbers: volume 9 before 10."""
    if isinstance(value, tuple):
        value = " ".join(_sort_text(each) for each in value)
    text = "" if value is None else fold(str(value))
    parts = re.findall(r"\d+|[^\d]+", text)
    return not value, tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts
    )


def _sort_text(value: object) -> str:
    if isinstance(value, Person):
        return f"{value.family} {value.given or ''}"
    return str(getattr(value, "literal", None) or getattr(value, "document", None) or value)
