"""A record that a person wrote anew, in their own words and layout -> the change that it makes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.check.single import misfits
from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.catalogue.records.rename import renamed
from evidence_refs.catalogue.text.render import reference_fields
from evidence_refs.catalogue.text.respell import respell
from evidence_refs.model import DocumentRecord, Reference
from evidence_refs.problems import Problem


def rewrite(before: Reference, after: Reference, text: str, decided: Decided) -> Change:
    """Give the change that puts a written record in the place of another.

    Args:
        before: the record as it stood.
        after: what was written; another key renames the record, and the old one becomes an alias.
        text: the lines as they were written; they are kept, save for what names the old key.
        decided: what a person decided; pairs name the new key, and it is no longer out.
    """
    if after.key == before.key:
        return Change(put=(after,), text={after.key: text})
    record = renamed(after.model_copy(update={"key": before.key}), after.key)
    text = respell(text, reference_fields(after), reference_fields(record))
    now = decided.called({before.key: record.key}).back((record.key,))
    return Change(
        put=(record,),
        renamed={record.key: before.key},
        text={record.key: text},
        **now.since(decided),
    )


def problems_of(
    before: Reference,
    after: Reference,
    names: Collection[str],
    documents: Iterable[DocumentRecord],
) -> Iterator[Problem]:
    """Give what a written record may not have beside the others.

    Args:
        before: the record as it stands.
        after: what was written.
        names: the keys and aliases of all records.
        documents: those of the catalogue.
    """
    others = set(names) - {before.key, *before.aliases}
    same_places = after.cited_in == before.cited_in
    yield from misfits(after, others, None if same_places else documents)
