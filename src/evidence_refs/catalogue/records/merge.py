"""Several records of one work into one, so that no value and no citation is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from evidence_refs.catalogue.records.claims import FOLLOWERS, SETTLED, Claim, alternates_to, settle
from evidence_refs.model import WORK_FIELDS, Alternate, CitedIn, Reference

_T = TypeVar("_T")


def merge(references: Sequence[Reference]) -> Reference:
    """Merge records of one work; the first one's key is kept, the others become its aliases.

    Each field keeps its fullest value (`claims`), all others go to `alternates`, with the key of the
    record that gave them, and so do the printed words of other dates. A field that a person emptied in any of the records stays empty. It counts
    as reviewed only where all of them were.

    Raises:
        ValueError: there are no records.
    """
    if not references:
        raise ValueError("there is nothing to merge")
    first = references[0]
    if len(references) == 1:
        return first
    values = merged_values(references)
    if words := _other_words(values["date_text"], references):
        held = values["alternates"].get("date_text", ())
        values["alternates"]["date_text"] = _once((*held, *words))
    values.update(
        key=first.key,
        aliases=_once(
            name for r in references for name in (r.key, *r.aliases) if name != first.key
        ),
        extra=_all_texts(reference.extra for reference in references),
        tags=_once(tag for reference in references for tag in reference.tags),
        added=min((r.added for r in references if r.added), default=None),
        reviewed=min(r.reviewed or "" for r in references) or None,
        origin=_once(origin for reference in references for origin in reference.origin),
        cited_in=in_order(place for reference in references for place in reference.cited_in),
    )
    return rebuild(values, emptied(references))


def merged_values(references: Sequence[Reference]) -> dict[str, Any]:
    """Give the fields of the work, and `alternates`, that records of it make together."""
    values: dict[str, Any] = {}
    alternates: dict[str, tuple[Alternate, ...]] = {}
    empty = emptied(references)
    for field in SETTLED:
        claims = [claim for reference in references for claim in claims_of(reference, field)]
        if field in empty:
            claims = [Claim(c.value, c.from_, c.at, c.weight, firm=False) for c in claims]
        kept, alternates[field] = settle(field, claims)
        values[field] = kept.value if kept else None
        giver = next((r for r in references if kept and r.key == kept.from_), None)
        for follower in (name for name, leader in FOLLOWERS.items() if leader == field):
            values[follower] = getattr(giver, follower) if giver else _first(references, follower)
    if (issued := _issued(values, references)) and "date" not in empty:
        values |= {"date": issued.date, "date_text": issued.date_text}
        claims = [claim for r in references for claim in claims_of(r, "date")]
        alternates["date"] = alternates_to("date", issued.date, claims)
    values["undated"] = not values["date"] and any(r.undated for r in references)
    if values["url"]:
        values["url_text"] = None
        alternates["url_text"] = _other_addresses(values["url"], references)
    for name, others in ((n, o) for r in references for n, o in r.alternates.items()):
        if name not in SETTLED:
            alternates[name] = _once((*alternates.get(name, ()), *others))
    values["alternates"] = {field: held for field, held in alternates.items() if held}
    return values


def _issued(values: Mapping[str, Any], references: Iterable[Reference]) -> Reference | None:
    """Give the record that has the day of issue, where others give the day of the update for it."""
    updated = values["date_updated"]
    if not updated or values["date"] != updated:
        return None
    givers = [r for r in references if r.date_updated == updated and r.date not in (None, updated)]
    return min(givers, key=lambda r: (-len(r.date or ""), r.date or "", r.key), default=None)


def _other_addresses(url: str, references: Iterable[Reference]) -> tuple[Alternate, ...]:
    """Give the broken addresses that an address does not mend: what they lack, it does not say."""
    claims = [claim for r in references for claim in claims_of(r, "url_text")]
    return alternates_to(
        "url_text", None, [c for c in claims if str(c.value).strip("/. ") not in url]
    )


def _other_words(kept: str | None, references: Iterable[Reference]) -> tuple[Alternate, ...]:
    """Give the printed words of the dates that are not kept."""
    claims = [Claim(r.date_text, r.key, _at(r)) for r in references if r.date_text]
    return alternates_to("date_text", kept, sorted(claims, key=lambda claim: claim.at))


def claims_of(reference: Reference, field: str) -> list[Claim]:
    """Give a record's claims of a field: its value, and its alternates, which only vote."""
    at = _at(reference)
    others = reference.alternates.get(field, ())
    claims = [Claim(other.value, other.from_, at, firm=False) for other in others]
    value = getattr(reference, field)
    if value:
        weight = max(1, len(reference.cited_in) - len(others))
        claims.insert(0, Claim(value, reference.key, at, weight))
    return claims


def emptied(references: Iterable[Reference]) -> frozenset[str]:
    """Give the fields of the work that a person set to null in any of the records."""
    return frozenset(f for r in references for f in r.kept_empty if f in WORK_FIELDS)


def rebuild(values: Mapping[str, Any], empty: frozenset[str]) -> Reference:
    """Build a record from its values: empty ones are left out, save those that stay set to null."""
    there = {name: value for name, value in values.items() if value and name not in empty}
    fields = Reference.model_fields
    null = {name: fields[name].get_default(call_default_factory=True) for name in empty}
    return Reference(**there, **null)


def in_order(places: Iterable[CitedIn]) -> tuple[CitedIn, ...]:
    """Give citations by document and line; none is dropped, be it twice the same."""
    return tuple(
        sorted(places, key=lambda p: (p.document, p.lines or (0, 0), p.form, p.footnote or ""))
    )


def _at(reference: Reference) -> tuple[str, tuple[int, int], str]:
    """Where the record is cited first, and its key; records that no document cites come last."""
    places = ((p.document, p.lines or (0, 0)) for p in reference.cited_in)
    return (*min(places, default=("\uffff", (0, 0))), reference.key)


def _first(references: Sequence[Reference], field: str) -> object:
    return next((getattr(r, field) for r in references if getattr(r, field)), None)


def _once(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))


def _all_texts(maps: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Unite maps of text; the texts under one name, each once, are kept as paragraphs of one."""
    united: dict[str, dict[str, None]] = {}
    for texts in maps:
        for name, text in texts.items():
            united.setdefault(name, {})[text] = None
    return {name: "\n\n".join(texts) for name, texts in united.items()}
