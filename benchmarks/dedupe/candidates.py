"""Which pairs are compared at all: what is no candidate can never be found.

Their recall is measured alone, and what they cost: how many pairs there are for each record.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.dedupe.scoring import Pair, reach
from benchmarks.dedupe.sets import LabelledSet
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.records import read
from evidence_refs.matching.candidates import candidates
from evidence_refs.matching.profile import profile_of

COLUMNS = ("set", "records", "true pairs", "candidates", "per record", "recall")


def line(labelled: LabelledSet) -> str:
    """Give the line of a set."""
    truth = labelled.truth()
    true = truth.true_pairs()
    pairs, reached = reach(truth, _pairs(labelled))
    figures = f"{pairs / truth.records:.1f}", f"{reached / len(true):.4f}"
    return "\t".join((labelled.name, str(truth.records), str(len(true)), str(pairs), *figures))


def _pairs(labelled: LabelledSet) -> Iterator[Pair]:
    entries = [each for each in read(labelled.records) if isinstance(each, Entry)]
    profiles = [profile_of(each.id, each.work) for each in entries]
    for a, b in candidates(profiles).tolist():
        yield profiles[a].id, profiles[b].id
