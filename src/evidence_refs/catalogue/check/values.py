"""What cannot be, or contradicts itself, in the values of a record: identifiers, dates, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from evidence_refs.catalogue.check import addresses, days, identifiers
from evidence_refs.catalogue.check.finding import Drop, Finding, Loc, Respell, to
from evidence_refs.model import REFERENCE_FIELDS, Reference

_IDENTIFIERS = ("url", "doi", "pmid", "pmcid", "isbn", "issn")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_PAGES = re.compile(r"([A-Za-z]*)(\d+)\s*[-–]\s*([A-Za-z]*)(\d+)")


def doubts(reference: Reference, here: Loc, today: date) -> Iterator[Finding]:
    """Give what cannot be in the values of the record at `here`."""
    yield from _title(reference, here)
    yield from _identifiers(reference, here)
    yield from addresses.doubts(reference, here)
    yield from _dates(reference, here, today)
    yield from _ranges(reference, here)
    yield from _words(reference, here)
    yield from _twice(reference, here)


def _title(reference: Reference, here: Loc) -> Iterator[Finding]:
    if not reference.title and not any(citation.text for citation in reference.cited_in):
        message = "has neither a title nor printed words"
        hint = "add a title, or the printed words to `cited_in`"
        yield Finding("no-title", (*here, "key"), message, hint, reference.key)


def _identifiers(reference: Reference, here: Loc) -> Iterator[Finding]:
    for field in (*_IDENTIFIERS, "archive_url"):
        kind = "url" if field == "archive_url" else field
        value = getattr(reference, field)
        fault = identifiers.fault(kind, value) if value else None
        if fault:
            right = fault.right
            yield Finding(
                f"wrong-{kind}",
                (*here, field),
                f"`{field}` cannot be `{value}`: {fault.reason}",
                fault.hint,
                reference.key,
                mend=Respell((*here, field), to(right)) if right else None,
            )


def _dates(reference: Reference, here: Loc, today: date) -> Iterator[Finding]:
    # The day may have begun elsewhere; a journal's issue may be dated a year ahead.
    for field, ahead in (
        ("date", 366), ("date_updated", 366), ("accessed", 1), ("added", 1), ("reviewed", 1),
    ):  # fmt: skip
        value = getattr(reference, field)
        first = days.first_day(value)
        if first and first > (today + timedelta(ahead)).isoformat():
            message = f"`{field}` is {value}, which is yet to come"
            yield Finding(
                "future-date", (*here, field), message, "compare it with the print", reference.key
            )
    issued = days.first_day(reference.date)
    for field in ("date_updated", "accessed"):
        value = getattr(reference, field)
        last = days.last_day(value)
        if issued and last and last < issued:
            yield Finding(
                "dates-out-of-order",
                (*here, field),
                f"`{field}` is {value}, before the date of issue, {reference.date}",
                "compare both with the print",
                reference.key,
            )
    if reference.undated and reference.date:
        yield Finding(
            "undated-with-date",
            (*here, "undated"),
            f"is said to be undated, and has the date {reference.date}",
            "take one of the two out",
            reference.key,
        )


def _ranges(reference: Reference, here: Loc) -> Iterator[Finding]:
    ranges: list[tuple[Loc, str]] = []
    if (match := _PAGES.fullmatch(reference.pages or "")) and _backwards(*match.groups()):
        ranges.append((("pages",), match[0]))
    for nth, place in enumerate(reference.cited_in):
        for field in ("lines", "pages"):
            pair: tuple[int, int] | None = getattr(place, field)
            if pair and pair[0] > pair[1]:
                ranges.append((("cited_in", nth, field), f"{pair[0]}-{pair[1]}"))
    for way, text in ranges:
        yield Finding(
            "backwards-range",
            (*here, *way),
            f"`{way[-1]}` runs backwards: {text}",
            "compare it with the print",
            reference.key,
        )


def _backwards(before: str, first: str, before_last: str, last: str) -> bool:
    """Say whether a range ends before it begins; `112-9`, short for `112-119`, does not."""
    return len(first) == len(last) and before_last in ("", before) and int(last) < int(first)


def _words(reference: Reference, here: Loc) -> Iterator[Finding]:
    language = reference.language
    if language and not _LANGUAGE.fullmatch(language):
        message = f"`language` is `{language}`, which is no code of a language"
        hint = "write its code of two or three letters: en, cy, pt-BR"
        yield Finding("wrong-language", (*here, "language"), message, hint, reference.key)
    for name in reference.alternates:
        if name not in REFERENCE_FIELDS:
            message = f"`alternates` holds values of `{name}`, which is no field"
            loc = (*here, "alternates", name)
            yield Finding("alternate-of-no-field", loc, message, "correct its name", reference.key)


def _twice(reference: Reference, here: Loc) -> Iterator[Finding]:
    for field in ("source", "tags"):
        yield from listed_twice(getattr(reference, field), (*here, field), reference.key)


def listed_twice(values: Sequence[object], loc: Loc, key: str | None) -> Iterator[Finding]:
    """Give a finding for each value of the list at `loc` that stood in it before."""
    seen = set[object]()
    for nth, value in enumerate(values):
        if value in seen:
            shown = " and ".join(value) if isinstance(value, tuple) else value
            message = f"`{loc[-1]}` holds `{shown}` twice"
            at = (*loc, nth)
            yield Finding("listed-twice", at, message, "take one of them out", key, mend=Drop(at))
        seen.add(value)
