"""Another key for a record: the old one becomes an alias, so that what cites by it goes on to work."""

from __future__ import annotations

from collections.abc import Collection

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.check.single import is_taken, reference_of
from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.errors import UsageError
from evidence_refs.model import Alternate, Reference


def rename(reference: Reference, key: str, taken: Collection[str], decided: Decided) -> Change:
    """Give the change by which a record has another key.

    Args:
        reference: the record.
        key: the new key; an alias of the record may be its key again.
        taken: the keys and aliases of all records.
        decided: what a person decided; pairs name the new key, and it is no longer out.

    Raises:
        UsageError: another record has the key, it is this record's already, or it can be none.
    """
    if key == reference.key:
        raise UsageError(f"`{key}` is its key already", hint="choose another")
    if key in taken and key not in reference.aliases:
        hint = "choose another, or merge the two records: `evidence-refs merge` says how"
        raise UsageError(is_taken(key), hint=hint)
    after = decided.called({reference.key: key}).back((key,))
    return Change(
        put=(renamed(reference, key),),
        renamed={key: reference.key},
        **after.since(decided),
    )


def renamed(reference: Reference, key: str) -> Reference:
    """Give the record under another key, its old one first among the aliases.

    What stood in it before a person set a field goes on to stand under the key.

    Raises:
        UsageError: that can be no key.
    """
    values = {name: getattr(reference, name) for name in reference.model_fields_set}
    aliases = dict.fromkeys(name for name in (reference.key, *reference.aliases) if name != key)
    own = {
        field: tuple(_moved(other, reference.key, key) for other in others)
        for field, others in reference.alternates.items()
    }
    values |= {"key": key, "aliases": tuple(aliases), **({"alternates": own} if own else {})}
    return reference_of(values)


def _moved(other: Alternate, old: str, new: str) -> Alternate:
    return other.model_copy(update={"from_": new}) if other.from_ == old else other
