"""Which record a document's citation goes to: one that stands, or a new one that it shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from evidence_refs.catalogue.intake.absorb import as_record
from evidence_refs.extraction.citation import Citation
from evidence_refs.matching.decision import decide
from evidence_refs.matching.groups import Group, group
from evidence_refs.matching.profile import profile_of
from evidence_refs.model import Reference, Work


def matched(
    references: Mapping[str, Reference],
    citations: Sequence[Citation],
    homes: Mapping[int, str],
    distinct: Iterable[tuple[str, str]],
) -> tuple[dict[int, str], tuple[Group, ...]]:
    """Give each citation's record: a standing key, or a provisional name that others share.

    Args:
        references: the records that stand, by key.
        citations: those of the documents taken in.
        homes: the records of citations that are known already, by their positions.
        distinct: pairs of keys that a person said are not one work.

    Returns:
        Keys and names by the citations' positions, and the pairs that may be one, by these names.
    """
    found = dict(homes)
    names = _provisional(citations)
    leaders = _leaders(citations, homes)
    loose = {names[at]: at for at in range(len(citations)) if at not in found and at not in leaders}
    works: list[tuple[str, Work]] = list(references.items())
    works += [(name, as_record(name, citations[at])) for name, at in sorted(loose.items())]
    groups = group(works, distinct=distinct, fixed=references) if loose else None
    heads = {m: g.members[0] for g in (groups.sure if groups else ()) for m in g.members}
    found.update((at, heads.get(name, name)) for name, at in loose.items())
    found.update((at, found[leader]) for at, leader in leaders.items())
    possible = tuple(
        replace(pair, members=tuple(heads.get(m, m) for m in pair.members))
        for pair in (groups.possible if groups else ())
        if not references.keys() >= set(pair.members)
    )
    return found, possible


def _leaders(citations: Sequence[Citation], homes: Mapping[int, str]) -> dict[int, int]:
    """Give for citations without a home an earlier one of their document that says the same work.

    That it is the same is sure of a back-reference, and of a work that says enough.
    """
    latest: dict[tuple[str, Work], int] = {}
    leaders: dict[int, int] = {}
    enough: dict[Work, bool] = {}
    for at, citation in enumerate(citations):
        work = citation.work
        same = latest.get((citation.document, work))
        if at not in homes and same is not None:
            if work not in enough:
                profile = profile_of("", work)
                enough[work] = decide(profile, profile).verdict == "merge"
            if citation.back_reference or enough[work]:
                leaders[at] = leaders.get(same, same)
        latest[citation.document, work] = at
    return leaders


def _provisional(citations: Sequence[Citation]) -> list[str]:
    """Name citations by document and place in it, so that the order of documents decides nothing."""
    ordered = sorted(range(len(citations)), key=lambda at: (citations[at].document, at))
    names = {at: f"citation.{rank:06}" for rank, at in enumerate(ordered)}
    return [names[at] for at in range(len(citations))]
