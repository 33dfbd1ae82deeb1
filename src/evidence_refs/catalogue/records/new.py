"""Records of works that a person enters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.check.single import is_taken, reference_of
from evidence_refs.catalogue.records.claims import FOLLOWERS, without_echo
from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.catalogue.records.keys import make_key
from evidence_refs.catalogue.text.render import reference_fields
from evidence_refs.catalogue.text.respell import respell
from evidence_refs.errors import UsageError
from evidence_refs.model import Reference

_NAMING = ("title", "url", "doi", "pmid", "pmcid", "isbn")
"""Fields of which a record has at least one, so that somebody can look the work up."""


def new_record(
    values: Mapping[str, Any],
    taken: Collection[str],
    *,
    today: str,
    key: str | None = None,
) -> Reference:
    """Make a record.

    Args:
        values: the fields of the work, and `tags`; empty ones are left out.
        taken: the keys and aliases that there are.
        today: the day for `added`, EDTF.
        key: the key; else one is made of author or issuer, year and title.

    Raises:
        UsageError: nothing says what work it is, a value breaks the model, or the key is taken.
    """
    told = {name: value for name, value in values.items() if value}
    if not any(told.get(name) for name in _NAMING):
        raise UsageError(
            "there is no title, nor an address or identifier of the work",
            hint='give one: --title "Care at home"',
        )
    if key is not None and key in taken:
        raise UsageError(is_taken(key), hint="choose another, or leave --key out")
    record = without_echo(reference_of({"key": key or "new", **told, "added": today}))
    return record if key else record.model_copy(update={"key": make_key(record, taken)})


def completed(read: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """Give what was read of a citation, with the fields that a person typed in their place.

    What follows from a value that is replaced goes with it: the printed words of a date.
    """
    replaced = {name for name, leader in FOLLOWERS.items() if leader in typed}
    replaced |= {"undated"} if typed.get("date") else set()
    kept = {name: value for name, value in read.items() if name not in replaced}
    return {**kept, **typed}


@dataclass(frozen=True, slots=True)
class Entered:
    """A record to be added, the keys of those that it is not, its lines where a person wrote them."""

    record: Reference
    others: tuple[str, ...] = ()
    text: str | None = None


def additions(
    entered: Iterable[Entered],
    names: Collection[str],
    decided: Decided,
) -> Change:
    """Give the change that adds records.

    Args:
        entered: the records.
        names: the keys and aliases that there are now; a key that was taken meanwhile is made anew.
        decided: what a person decided; a key that was out is back.
    """
    taken, after = set(names), decided
    put, texts = [], {}
    for each in entered:
        record = free = each.record
        if record.key in taken:
            free = record.model_copy(update={"key": make_key(record, taken)})
        if each.text is not None:
            texts[free.key] = respell(each.text, reference_fields(record), reference_fields(free))
        taken.update((free.key, *free.aliases))
        after = after.back((free.key, *free.aliases)).apart(free.key, each.others)
        put.append(free)
    return Change(put=tuple(put), text=texts, **after.since(decided))
