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
    latest: dict[tuple[str, Work], int] = {}
    loose: dict[str, int] = {}
    leaders: dict[int, int] = {}
    sure: dict[Work, bool] = {}  # whether a work that says just this is the same one

    def told(citation: Citation) -> bool:
        if citation.work not in sure:
            profile = profile_of("", citation.work)
            sure[citation.work] = decide(profile, profile).verdict == "merge"
        return sure[citation.work]

    for at, citation in enumerate(citations):
        same = latest.get((citation.document, citation.work))
        if at not in found and same is not None and (citation.back_reference or told(citation)):
            leaders[at] = leaders.get(same, same)
        elif at not in found:
            loose[names[at]] = at
        latest[citation.document, citation.work] = at
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


def _provisional(citations: Sequence[Citation]) -> list[str]:
    """Name citations by document and place in it, so that the order of documents decides nothing."""
    ordered = sorted(range(len(citations)), key=lambda at: (citations[at].document, at))
    names = {at: f"citation.{rank:06}" for rank, at in enumerate(ordered)}
    return [names[at] for at in range(len(citations))]
