"""Hypothesis strategies for search results: records with any values, and any grouping of them."""

from __future__ import annotations

from hypothesis import strategies as st

from evidence_refs.deduplication.sources import Names, Record
from evidence_refs.formats.entry import Entry
from evidence_refs.model import WORK_FIELDS, Reference, Work
from tests.catalogue.strategies import lines, proses, references

FILES = ("pubmed.nbib", "scopus.csv", "a file, with; signs.ris")
databases = st.sampled_from(["", "", "Embase", "MEDLINE"])


def _work(reference: Reference) -> Work:
    return Work.of(**{name: getattr(reference, name) for name in WORK_FIELDS})


works = references().map(_work)
entries = st.builds(
    Entry,
    id=lines,
    line=st.integers(1, 99),
    work=works,
    extra=st.dictionaries(lines, proses, max_size=2),
    database=databases,
)


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    """Draw the records of some files, named as the program names them."""
    names = Names(several=True)
    found: list[Record] = []
    for file in draw(st.lists(st.sampled_from(FILES), unique=True, max_size=3)):
        found += names.named(file, draw(st.lists(entries, max_size=4)))
    return found


@st.composite
def groupings(draw: st.DrawFn, found: list[Record]) -> list[tuple[str, ...]]:
    """Draw groups of two and more of some records, each record in one at most."""
    left = draw(st.permutations([record.name for record in found]))
    groups = []
    while len(left) > 1 and draw(st.booleans()):
        size = draw(st.integers(2, len(left)))
        groups.append(tuple(left[:size]))
        left = left[size:]
    return groups


@st.composite
def searches(draw: st.DrawFn) -> tuple[list[Record], list[tuple[str, ...]]]:
    """Draw records and a grouping of them."""
    found = draw(records())
    return found, draw(groupings(found))
