"""Laws of the merge that hold for any catalogue, however it is written."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.git.merge import merge
from evidence_refs.catalogue.text.blocks import cut
from evidence_refs.catalogue.text.parse import parse
from evidence_refs.catalogue.text.render import render
from evidence_refs.model import REFERENCE_FIELDS, Catalogue, Reference
from tests.catalogue import strategies
from tests.catalogue.git.histories import (
    Librarian,
    always,
    assert_nothing_is_lost,
    decided,
    swapped,
)

_COMMENTS = ["# seen\n", "  # ask the author: [x] {y}\n", "\n", "# 'quote\n"]
_OWN_FIELDS = [name for name in REFERENCE_FIELDS if name not in ("key", "aliases")]

Versions = tuple[bytes, bytes, bytes]


def read(raw: bytes) -> Catalogue:
    data = parse(raw.decode("utf-8"), "merged.yaml").data
    return Catalogue.model_validate({**data, "version": 1})


def given_fields(reference: Reference) -> dict[str, Any]:
    return {name: getattr(reference, name) for name in reference.model_fields_set}


@st.composite
def file_of(draw: st.DrawFn, catalogue: Catalogue) -> bytes:
    """Give the file of a catalogue, with comments and blank lines between its records and fields."""
    random = Random(draw(st.integers(0, 99)))
    text = ""
    for line in render(catalogue).splitlines(keepends=True):
        if line.startswith(("- key: ", "  title: ")) and random.random() < 0.3:
            text += random.choice(_COMMENTS)
        text += line
    return text.encode("utf-8")


@st.composite
def changed(draw: st.DrawFn, base: Catalogue) -> Catalogue:
    """Give a catalogue with any fields changed, any record gone, and any new ones."""
    records = {each.key: each for each in base.references}
    for new in draw(st.lists(strategies.references(), max_size=3)):
        key = draw(st.sampled_from([*records, new.key]))
        former = given_fields(records[key]) if key in records else {}
        names = draw(st.sets(st.sampled_from(sorted(new.model_fields_set))))
        values = {name: value for name, value in given_fields(new).items() if name in names}
        records[key] = Reference(**{**former, **values, "key": key})
    gone = draw(st.integers(0, 5))
    for key in sorted(records)[gone : gone + 1]:
        del records[key]
    return base.model_copy(
        update={
            "references": tuple(records.values()),
            "removed": draw(st.sampled_from([base.removed, (*base.removed, "gone")])),
            "documents": draw(st.sampled_from([base.documents, base.documents[1:]])),
        }
    )


@st.composite
def versions(draw: st.DrawFn) -> Versions:
    base = draw(strategies.catalogues)
    sides = (base, draw(changed(base)), draw(changed(base)))
    one, two, three = (draw(file_of(each)) for each in sides)
    return one, two, three


@given(versions())
@settings(max_examples=40, deadline=None)
def test_whichever_side_is_ours_the_same_comes_out(three: Versions) -> None:
    base, ours, theirs = three

    assert swapped(merge(base, theirs, ours).raw) == merge(base, ours, theirs).raw


@given(versions())
@settings(max_examples=40, deadline=None)
def test_what_a_person_decides_makes_a_catalogue(three: Versions) -> None:
    merged = merge(*three)

    lines = merged.raw.split(b"\n")
    assert [lines[each.line - 1] for each in merged.conflicts] == [
        line for line in lines if line == b"<<<<<<< ours"
    ]
    for side in (0, 1):
        read(decided(merged.raw, always(side)))


@given(versions())
@settings(max_examples=30, deadline=None)
def test_what_one_side_changed_is_that_sides_file(three: Versions) -> None:
    base, side, _ = three

    assert merge(base, side, base).raw == side
    assert merge(base, base, side).raw == side
    assert merge(base, side, side).raw == side
    assert not merge(b"", side, side).conflicts


@given(
    st.tuples(*[strategies.references()] * 3),
    st.lists(st.sampled_from(_OWN_FIELDS), unique=True),
    st.integers(0, len(_OWN_FIELDS)),
    st.data(),
)
@settings(max_examples=40, deadline=None)
def test_changes_of_different_fields_never_conflict(
    records: tuple[Reference, ...], names: list[str], at: int, data: st.DataObject
) -> None:
    base, one, other = map(given_fields, records)
    sides = {"ours": (one, names[:at]), "theirs": (other, names[at:])}
    ours, theirs = ({**without(base, own), **only(new, own)} for new, own in sides.values())
    base_file, our_file, their_file = (
        data.draw(file_of(Catalogue(references=(Reference(**values),))))
        for values in (base, ours, theirs)
    )
    merged = merge(base_file, our_file, their_file)
    both = {**without(base, names), **only(ours, names[:at]), **only(theirs, names[at:])}

    assert not merged.conflicts
    assert read(merged.raw).references == (Reference(**both),)


def only(values: dict[str, Any], names: list[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in names}


def without(values: dict[str, Any], names: list[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


@given(st.integers(min_value=0))
@settings(max_examples=100, deadline=None)
def test_nothing_is_lost(seed: int) -> None:
    random = Random(seed)
    librarian = Librarian(random)
    base = librarian.work(librarian.begin(random.randint(0, 8)), random.randint(0, 4))
    ours, theirs = (librarian.work(base, random.randint(1, 8)) for _ in range(2))
    merged = merge(base, ours, theirs).raw

    assert_nothing_is_lost(base, ours, theirs, merged)
    assert swapped(merge(base, theirs, ours).raw) == merged


def test_records_that_one_side_touched_keep_its_bytes() -> None:
    compared = 0

    @given(st.integers(min_value=0))
    @settings(max_examples=40, deadline=None)
    def keep_its_bytes(seed: int) -> None:
        nonlocal compared
        compared += touched_by_one(Random(seed))

    keep_its_bytes()
    assert compared


def touched_by_one(random: Random) -> int:
    """Merge two librarians' work, and compare each record that only one touched; say how many."""
    librarian = Librarian(random)
    base = librarian.begin(8)
    ours, theirs = (librarian.work(base, 3) for _ in range(2))
    merged = merge(base, ours, theirs).raw

    before, one, other, after = map(blocks, (base, ours, theirs, decided(merged, always(0))))
    compared = 0
    for key in before.keys() & one.keys() & other.keys() & after.keys():
        merged_into = b"aliases" in one[key] + other[key]
        if before[key] in (one[key], other[key]) and not merged_into:
            assert after[key] == (other[key] if one[key] == before[key] else one[key])
            compared += one[key] != other[key]
    return compared


def blocks(raw: bytes) -> dict[str, bytes]:
    """Give the blocks of records by key."""
    records = [block for block in cut(raw) or () if block.item and block.section == "references"]
    lines = [raw[block.start : block.end] for block in records]
    return {each.split(b"- key: ")[1].split(b"\n")[0].decode("utf-8"): each for each in lines}
