"""A plan: what `dedupe` would do, in YAML that a person reads, edits, and has carried out.

Each decision has a verdict, and its members with what tells them from each other. Scalars are written
as the catalogue's are, so that a title can hold anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

from evidence_refs.catalogue.records.typed import as_typed
from evidence_refs.catalogue.text.scalar import scalar
from evidence_refs.deduplication.fingerprints import fingerprint
from evidence_refs.matching.groups import Group, Groups
from evidence_refs.model import Work

VERSION = "1"
Verdict = Literal["merge", "apart", "later"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

_HEAD = """\
# What `evidence-refs dedupe` found. Nothing is done until somebody carries it out:
#   evidence-refs dedupe --apply-plan FILE
# and of search results with --input and --output, the same files under the same names.
#
# verdict: merge  they are one work; the first member keeps its key, the others become its aliases.
#                 Put another one first to keep its key; take out a member that does not belong.
#          apart  none of them is the same work as another; they are not asked about again.
#          later  left as they are.
#
# The other lines say what a record is, and are read by nobody but you. By `fingerprint` the program
# notices that a record was changed since: leave it as it is.
"""
_SHOWN = (
    "title", "authors", "date", "edition", "journal", "volume", "issue", "pages", "source", "number",
    "doi", "url",
)  # fmt: skip
"""What tells records apart. A work without a title is known by its address alone."""


@dataclass(frozen=True, slots=True)
class Member:
    """A record as a plan names it, and the line of the plan on which it stands."""

    name: str
    fingerprint: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What a plan decides about some records, and the line on which it begins."""

    verdict: Verdict
    members: tuple[Member, ...]
    line: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the records, the one first that stays."""
        return tuple(member.name for member in self.members)


def merges(decisions: Iterable[Decision]) -> list[tuple[str, ...]]:
    """Give the groups that are to be merged."""
    return [decision.names for decision in decisions if decision.verdict == "merge"]


def pairs_apart(decisions: Iterable[Decision]) -> list[tuple[str, str]]:
    """Give the pairs that are not one work: of each decision, every two of its members."""
    apart = (decision.names for decision in decisions if decision.verdict == "apart")
    return [pair for names in apart for pair in combinations(names, 2)]


def write(groups: Groups, works: Mapping[str, Work]) -> str:
    """Give a plan that merges the sure groups and leaves the possible pairs.

    Args:
        groups: what was found.
        works: the works of all members, by name.
    """
    return "".join(
        (
            _HEAD,
            f"version: {VERSION}\n",
            *_list("groups", "merge", groups.sure, works),
            *_list("possible", "later", groups.possible, works),
        )
    )


def _list(
    name: str, verdict: Verdict, groups: Sequence[Group], works: Mapping[str, Work]
) -> Iterator[str]:
    yield f"{name}:\n" if groups else f"{name}: []\n"
    for group in groups:
        reasons = ", ".join(scalar(reason, flow=True) for reason in group.reasons)
        yield f"- verdict: {verdict}\n"
        yield f"  score: {group.score:.2f}\n"
        yield f"  reasons: [{reasons}]\n"
        yield "  members:\n"
        for member in group.members:
            yield from _member(member, works[member])


def _member(name: str, work: Work) -> Iterator[str]:
    yield f"  - record: {scalar(name, number=False)}\n"
    for field in _SHOWN:
        if getattr(work, field):
            yield f"    {field}: {scalar(as_typed(work, field))}\n"
    yield f"    fingerprint: {scalar(fingerprint(work), number=False)}\n"
