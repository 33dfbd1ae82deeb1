"""What files say of a work, made one record: a new one, or one that stands and wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from evidence_refs.catalogue.records.filling import (
    Difference,
    contrary_to,
    differences,
    fillings,
    with_claims,
)
from evidence_refs.catalogue.records.merge import in_order, rebuild
from evidence_refs.catalogue.records.tags import tagged
from evidence_refs.catalogue.records.together import united, with_every_value
from evidence_refs.deduplication.merging import reference_of
from evidence_refs.importing.arrivals import Arrival
from evidence_refs.importing.documents import Documents
from evidence_refs.model import WORK_FIELDS, Alternate, CitedIn, Origin, Reference

OTHER_IDS = "aliases"
"""The name in `extra` of the identifiers that cannot be aliases here."""


def prints_of(
    arrivals: Sequence[Arrival], documents: Documents, left: Iterable[str], day: str
) -> list[Reference]:
    """Give what records of files say as records, under keys for the time being.

    `left` are those of their identifiers that cannot be aliases; they are kept in `extra`.
    """
    prints = [_print(f"r{at:06}", each, documents, day) for at, each in enumerate(arrivals)]
    if names := "; ".join(left):
        extra = _with_texts(prints[0].extra, {OTHER_IDS: names})
        prints[0] = prints[0].model_copy(update={"extra": extra})
    return prints


def _print(key: str, arrival: Arrival, documents: Documents, day: str) -> Reference:
    origin = Origin(file=arrival.file, id=arrival.id, day=day)
    own = documents.at_home(arrival.entry)
    if own is None:
        return reference_of(key, arrival.entry, origin)
    values = {name: getattr(own, name) for name in Reference.model_fields}
    values |= {"key": key, "aliases": (), "origin": _with_origins(own.origin, (origin,))}
    return rebuild(values, own.kept_empty)


def made_of(prints: Sequence[Reference], places: Sequence[str], key: str, day: str) -> Reference:
    """Make a new record of prints of one work; `places` are where they stand."""
    made = united(prints) if len(prints) > 1 else prints[0]
    fresh: dict[str, Any] = {"key": key, "aliases": (), "added": made.added or day}
    if len(prints) == 1 and not made.alternates:
        return made.model_copy(update=fresh)
    values = {name: getattr(made, name) for name in Reference.model_fields} | fresh
    values["alternates"] = _from_places(made.alternates, _names(prints, places))
    return rebuild(values, made.kept_empty)


def joined_to(
    record: Reference, prints: Sequence[Reference], places: Sequence[str]
) -> tuple[Reference, tuple[Difference, ...]]:
    """Put prints of its work to a record that stands: they fill what it lacks, and change nothing else.

    Each value that is not taken stays beside the record's: in `alternates`, among `tags` or in `extra`.

    Returns:
        The record (the same object where nothing changed), and what is news of that which differs.
    """
    if all(_is_told(record, each) for each in prints):
        return record, ()
    names = _names(prints, places)
    values: dict[str, Any] = {name: getattr(record, name) for name in Reference.model_fields}
    values |= fillings(record, prints)
    contrary = [pair for each in prints for pair in contrary_to(values, each)]
    values["alternates"] = with_claims(record.alternates, contrary)
    for each in prints:
        values["extra"] = _with_texts(values["extra"], each.extra)
        values["origin"] = _with_origins(values["origin"], each.origin)
        values["cited_in"] = _with_places(values["cited_in"], each.cited_in)
    after = rebuild(values, frozenset(f for f in record.kept_empty if not values[f]))
    after = tagged(after, [tag for each in prints for tag in each.tags], ())
    after = with_every_value(after, [record, *prints])
    after = after.model_copy(update={"alternates": _from_places(after.alternates, names)})
    news = dict[tuple[str, object], Difference]()
    for told in differences(record, values, contrary):
        named = replace(told, where=names.get(told.where, told.where))
        news.setdefault((told.field, told.printed), named)
    return (record if after == record else after), tuple(news.values())


def _is_told(record: Reference, print_: Reference) -> bool:
    """Say whether a record has all of a print already, as that of a file taken in before."""
    for field in print_.model_fields_set.intersection(WORK_FIELDS):
        value, kept = getattr(print_, field), getattr(record, field)
        others = (other.value for other in record.alternates.get(field, ()))
        settled = kept or field in record.kept_empty
        if value and value != kept and not (settled and value in others):
            return False
    return (
        {*print_.tags} <= {*record.tags}
        and _with_texts(record.extra, print_.extra) == record.extra
        and _with_origins(record.origin, print_.origin) == record.origin
        and _with_places(record.cited_in, print_.cited_in) == record.cited_in
        and all(
            {*others} <= {*record.alternates.get(field, ())}
            for field, others in print_.alternates.items()
        )
    )


def _names(prints: Sequence[Reference], places: Sequence[str]) -> dict[str, str]:
    return {each.key: place for each, place in zip(prints, places, strict=True)}


def _from_places(
    alternates: Mapping[str, tuple[Alternate, ...]], names: Mapping[str, str]
) -> dict[str, tuple[Alternate, ...]]:
    return {
        field: tuple(
            other.model_copy(update={"from_": names[other.from_]})
            if other.from_ in names
            else other
            for other in others
        )
        for field, others in alternates.items()
    }


def _with_texts(extra: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """Add texts to those under the same names, as paragraphs, unless they stand there."""
    united = dict(extra)
    for name, text in more.items():
        held = united.get(name)
        if held is None:
            united[name] = text
        elif f"\n\n{text}\n\n" not in f"\n\n{held}\n\n":
            united[name] = f"{held}\n\n{text}"
    return united


def _with_origins(held: tuple[Origin, ...], more: Iterable[Origin]) -> tuple[Origin, ...]:
    """Add origins that are not known: a day later it is the same file."""
    known = {(each.file, each.id) for each in held}
    fresh = {(each.file, each.id): each for each in more if (each.file, each.id) not in known}
    return (*held, *fresh.values())


def _with_places(held: tuple[CitedIn, ...], more: Iterable[CitedIn]) -> tuple[CitedIn, ...]:
    """Add citations that are not known; where none is new, the order stays, too."""
    known = {_place(each) for each in held}
    fresh = [each for each in more if _place(each) not in known]
    return in_order((*held, *fresh)) if fresh else held


def _place(cited: CitedIn) -> tuple[object, ...]:
    return cited.document, cited.form, cited.lines, cited.footnote, cited.locator
