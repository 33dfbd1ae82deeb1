"""The index and a brief ask for a section by one law."""

from __future__ import annotations

import pytest

from evidence_refs.catalogue.index.filters import Filter
from evidence_refs.folding import stands_below
from evidence_refs.model import CitedIn, Reference

from .indexes import index_of

HEADINGS = [("Integrated care", "Reports"), ("Reports",), ("Care", "!!"), ()]


@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize(
    "section",
    ["reports", "care", "Integrated care > Reports", "care › reports", "Reports > care", "!!", "care > !!"],
)  # fmt: skip
def test_a_section_is_the_same_to_both(headings: tuple[str, ...], section: str) -> None:
    place = CitedIn(document="d", form="entry", section=headings)
    index = index_of([Reference(key="a", title="A", cited_in=(place,))])
    assert bool(index.select(Filter(section=section))) == stands_below(headings, section)


def test_of_signs_alone_nothing_is_asked() -> None:
    assert not stands_below(("Reports",), "!!")
    assert stands_below(("Integrated care", "Reports"), "care > reports")
