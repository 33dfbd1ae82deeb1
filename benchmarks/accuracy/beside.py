"""The table of what we and the peers find, compared in the same way on the same documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.outcomes import Outcome
from benchmarks.accuracy.peers import Peer, references
from benchmarks.accuracy.references import compare_loosely, of_citation
from evidence_refs.extraction.citation import Citation

OURS = "evidence-refs"
_COLUMNS = ("found", "title", "authors", "year", "address", "all_right")
_TOTALS = (
    ("prepared", False, "prepared texts"),
    ("documents", False, "development: documents"),
    ("lists", False, "development: lists"),
    ("documents", True, "frozen: documents"),
    ("lists", True, "frozen: lists"),
)


def print_beside(cited: Sequence[tuple[Case, Sequence[Citation]]], peers: Sequence[Peer]) -> None:
    """Print for each document what each program finds, then totals, and ours divided by a peer's."""
    print("document", "found by", "references", "items", *_COLUMNS, sep="\t")
    measured: list[tuple[Case, Mapping[str, Sequence[Outcome]]]] = []
    for case, citations in cited:
        read = {OURS: tuple(map(of_citation, citations))}
        read |= {peer.name: references(peer, case.document) for peer in peers}
        outcomes = {name: compare_loosely(case, given) for name, given in read.items()}
        measured.append((case, outcomes))
        for name, items in outcomes.items():
            _print(case.name, name, str(len(read[name])), items)
    for kind, frozen, title in _TOTALS:
        some = [told for case, told in measured if (case.kind, case.frozen) == (kind, frozen)]
        _print_total(title, some, [peer.name for peer in peers])


def _print_total(
    title: str, some: Sequence[Mapping[str, Sequence[Outcome]]], peers: Sequence[str]
) -> None:
    if not some:
        return
    every = {name: [o for told in some for o in told[name]] for name in (OURS, *peers)}
    for name, items in every.items():
        _print(title, name, "", items)
    for name in peers:
        ratios = [
            f"{_right(every[OURS], column) / theirs:.1f}"
            if (theirs := _right(every[name], column))
            else "-"
            for column in _COLUMNS
        ]
        print(title, f"{OURS} / {name}", "", "", *ratios, sep="\t")


def _print(title: str, name: str, number: str, items: Sequence[Outcome]) -> None:
    if items:
        shares = [f"{_right(items, column) / len(items):.3f}" for column in _COLUMNS]
        print(title, name, number, len(items), *shares, sep="\t")


def _right(items: Sequence[Outcome], column: str) -> int:
    return sum(getattr(item, column) for item in items)
