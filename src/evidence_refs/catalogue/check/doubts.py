"""What a librarian would look at in a catalogue: nothing of it breaks the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from evidence_refs.catalogue.check import names, texts, values
from evidence_refs.catalogue.check.finding import Finding, Loc, Sort
from evidence_refs.model import Catalogue, DocumentRecord


def of(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Give what looks wrong in a catalogue, but for records of one work.

    `today` is the day after which a date is in the future.
    """
    yield from _order(catalogue)
    yield from _decisions(catalogue)
    yield from _files(catalogue.documents)
    for number, reference in enumerate(catalogue.references):
        here = ("references", number)
        yield from values.doubts(reference, here, today)
        yield from names.doubts(reference, here)
        yield from texts.doubts(reference, here)


def _order(catalogue: Catalogue) -> Iterator[Finding]:
    ids = [document.id for document in catalogue.documents]
    keys = [reference.key for reference in catalogue.references]
    for section, name, each in (("documents", "id", ids), ("references", "key", keys)):
        for number, (one, other) in enumerate(pairwise(each), start=1):
            if other < one:
                yield Finding(
                    "not-sorted",
                    (section, number, name),
                    f"`{other}` stands after `{one}`: {section} are not sorted by {name}",
                    "run `evidence-refs fmt`",
                    other if name == "key" else None,
                    mend=Sort((section,)),
                )
                break  # one says it all


def _decisions(catalogue: Catalogue) -> Iterator[Finding]:
    """What a person decided should be of keys that mean something."""
    keys = {reference.key for reference in catalogue.references}
    names = keys.union(*(reference.aliases for reference in catalogue.references))
    for number, key in enumerate(catalogue.removed):
        if key in names:
            message = f"`{key}` is listed as removed, and there is a record of it"
            hint = "take it out of `removed`, or remove the record"
            yield Finding("removed-but-there", ("removed", number), message, hint, key)
    for number, pair in enumerate(catalogue.distinct):
        for nth, key in enumerate(pair):
            if key not in names:
                message = f"`distinct` names `{key}`, which is no record's key"
                hint = "correct the key, or take the pair out"
                yield Finding("distinct-unknown-key", ("distinct", number, nth), message, hint)
    yield from values.listed_twice(catalogue.removed, ("removed",), None)
    pairs = [tuple(sorted(pair)) for pair in catalogue.distinct]
    yield from values.listed_twice(pairs, ("distinct",), None)


def _files(documents: Sequence[DocumentRecord]) -> Iterator[Finding]:
    first: dict[str, tuple[str, Loc]] = {}
    for number, document in enumerate(documents):
        here: Loc = ("documents", number)
        name, there = first.setdefault(document.sha256, (document.id, here))
        if there != here and name != document.id:
            message = f"`{document.id}` is the same file as `{name}`"
            hint = "take one of the two out, with its citations: each is counted twice"
            yield Finding("same-file", (*here, "sha256"), message, hint, also=there)
