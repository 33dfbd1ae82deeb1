"""Records that are one work, or may be: what `dedupe` would merge or show."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_refs.catalogue.check.finding import Finding, Loc
from evidence_refs.catalogue.records import dedupe
from evidence_refs.matching.groups import Group
from evidence_refs.model import Catalogue

_SURE = "merge them with `evidence-refs dedupe --apply`, or write both keys under `distinct`"
_POSSIBLE = "compare the two; if they are two works, write both keys under `distinct`"
_OF_ONE_WORK = ("doi", "pmid", "pmcid")
"""Identifiers that no two works share; the chapters of a book share its ISBN."""


def doubts(catalogue: Catalogue) -> Iterator[Finding]:
    """Give a finding for each pair of records that are one work or may be."""
    numbers: dict[str, int] = {}
    for number, reference in enumerate(catalogue.references):
        numbers.setdefault(reference.key, number)
    decided = {frozenset(pair) for pair in catalogue.distinct}
    # Two records of one key are a mistake of its own.
    once = tuple(catalogue.references[number] for number in numbers.values())
    groups = dedupe.find(catalogue.model_copy(update={"references": once}))
    for group in groups.sure:
        for other in group.members[1:]:
            decided.add(frozenset((group.members[0], other)))
            yield _pair("likely-duplicate", "surely", group, group.members[0], other, numbers)
    for group in groups.possible:
        one, other = group.members
        decided.add(frozenset(group.members))
        yield _pair("possible-duplicate", "perhaps", group, one, other, numbers)
    yield from _same_identifiers(catalogue, decided, numbers)


def _pair(
    code: str, how: str, group: Group, one: str, other: str, numbers: dict[str, int]
) -> Finding:
    one, other = sorted((one, other), key=lambda key: numbers[key])
    return Finding(
        code,
        _place(other, numbers),
        f"{'; '.join(group.reasons)}: {how} one work with `{one}`",
        _SURE if how == "surely" else _POSSIBLE,
        other,
        also=_place(one, numbers),
    )


def _place(key: str, numbers: dict[str, int]) -> Loc:
    return "references", numbers[key], "key"


def _same_identifiers(
    catalogue: Catalogue, decided: set[frozenset[str]], numbers: dict[str, int]
) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for number, reference in enumerate(catalogue.references):
        for field in _OF_ONE_WORK:
            value = getattr(reference, field)
            if not value:
                continue
            owner = first.setdefault((field, value.lower()), reference.key)
            if owner != reference.key and frozenset((owner, reference.key)) not in decided:
                yield Finding(
                    "same-identifier",
                    ("references", number, field),
                    f"`{field}` {value} is that of `{owner}` too",
                    "look up whose it is; if the two are one work, merge them",
                    reference.key,
                    also=("references", numbers[owner], field),
                )
