"""The footnotes of a Word file by rising ids."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.briefs.marked.note_order import renumbered

from .word import W

Ids = list[int]


def document(ids: Ids) -> bytes:
    refers = "".join(f'<w:r><w:footnoteReference w:id="{id}"/></w:r>' for id in ids)
    return f'<w:document xmlns:w="{W}"><w:p>{refers}</w:p></w:document>'.encode()


def notes(ids: Ids) -> bytes:
    said = "".join(
        f"<w:footnote w:type='normal' w:id = '{id}'><w:t>{id}</w:t></w:footnote>" for id in ids
    )
    return f'<w:footnotes xmlns:w="{W}">{said}</w:footnotes>'.encode()


def referred(xml: bytes) -> Ids:
    return list(map(int, re.findall(rb'Reference w:id="(-?\d+)"', xml)))


def said(xml: bytes) -> dict[int, int]:
    """Give for the id of each note what it says: the id that it had."""
    pairs = re.findall(rb"w:id = '(-?\d+)'><w:t>(-?\d+)", xml)
    return {int(id): int(text) for id, text in pairs}


@given(st.lists(st.integers(-1, 40), unique=True), st.lists(st.integers(-1, 40), unique=True))
def test_each_reference_leads_where_it_did_and_ids_rise(read: Ids, there: Ids) -> None:
    texts, part = renumbered(document(read), notes(there), "b.docx")
    new, leads = referred(texts), said(part)
    assert [leads.get(id) for id in new if id in there] == [id for id in read if id in there]
    rising = [id for id in new if id in there]
    assert rising == sorted(rising)
    assert set(leads) == set(there)
    assert {id for id, text in leads.items() if id == text} >= set(there) - set(read)


@given(st.lists(st.integers(1, 40), unique=True).map(sorted))
def test_what_rises_already_stays_byte_for_byte(ids: Ids) -> None:
    assert renumbered(document(ids), notes(ids[::-1]), "b.docx") == (
        document(ids),
        notes(ids[::-1]),
    )


def test_a_note_that_is_referred_to_twice_has_the_place_of_the_first() -> None:
    texts, part = renumbered(document([5, 2, 5]), notes([2, 5]), "b.docx")
    assert referred(texts) == [2, 5, 2]
    assert said(part) == {5: 2, 2: 5}
