"""A reference as an export is to have it: some of its fields, another key."""

from __future__ import annotations

from collections.abc import Collection, Container

from evidence_refs.model import REFERENCE_FIELDS, Reference

_WITH = {"authors_truncated": "authors"}
"""Fields that tell of another: a list of authors that hides that it was cut off would be false."""


def with_their_own(fields: Collection[str]) -> tuple[str, ...]:
    """Give these fields and those that tell of them, in the order of the model."""
    return tuple(name for name in REFERENCE_FIELDS if _WITH.get(name, name) in fields)


def with_fields(reference: Reference, fields: Collection[str]) -> Reference:
    """Give a reference with these of its fields, and its key."""
    kept = {
        name: getattr(reference, name)
        for name in reference.model_fields_set
        if name == "key" or _WITH.get(name, name) in fields
    }
    return Reference.model_construct(**kept)


def with_key(reference: Reference, key: str, taken: Container[str] = ()) -> Reference:
    """Give a reference under another key; the one that it has becomes an alias.

    No alias is one of `taken`, the keys of what is beside it: a name has one work.
    """
    names = dict.fromkeys((reference.key, *reference.aliases))
    aliases = tuple(name for name in names if name != key and name not in taken)
    return reference.model_copy(update={"key": key, "aliases": aliases})
