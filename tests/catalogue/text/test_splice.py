"""A change touches its own record alone, whatever comments stand in the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.change import between
from evidence_refs.catalogue.check import whole
from evidence_refs.catalogue.text.blocks import cut
from evidence_refs.catalogue.text.render import render
from evidence_refs.model import Catalogue, CitedIn, Person, Reference
from tests.catalogue import strategies
from tests.catalogue.spliced import spliced

RECORD = """\
references:
# about it
- key: a # the key
  title: 'One'   # as printed
  authors: # all of them
  # the first
  - {family: Adams}  # dead
  # the second
  - {family: Bell}
  date: 2020
  abstract: >-  # from the back
    One sentence.
    Another one.
  cited_in:
  - {document: d, form: entry}  # seen
"""


def read(raw: bytes) -> Catalogue:
    catalogue, _ = whole.validated(*whole.parsed_whole(raw, "c"))
    assert catalogue is not None
    return catalogue


def changed(**update: object) -> str:
    old = read(RECORD.encode())
    record = old.references[0]
    values = {name: getattr(record, name) for name in record.model_fields_set}
    new = old.model_copy(update={"references": (Reference(**{**values, **update}),)})
    raw = spliced(RECORD.encode(), new)
    assert not between(read(raw), new)
    return raw.decode()


def people(*families: str) -> tuple[Person, ...]:
    return tuple(Person(family=family) for family in families)


def test_the_comment_at_the_end_of_a_changed_line_stays() -> None:
    assert changed(title="Two") == RECORD.replace("'One'", "Two")
    assert changed(title=None) == RECORD.replace("'One'", "null")


def test_an_item_that_comes_or_goes_leaves_the_others() -> None:
    added = changed(authors=people("Adams", "Bell", "Cole"))
    assert added == RECORD.replace("Bell}\n", "Bell}\n  - {family: Cole}\n")
    between_two = changed(authors=people("Adams", "Cole", "Bell"))
    assert between_two == RECORD.replace("dead\n", "dead\n  - {family: Cole}\n")
    mended = changed(authors=people("Adams", "Belle"))
    assert mended == RECORD.replace("Bell}", "Belle}")
    gone = changed(authors=people("Bell"))
    assert gone == RECORD.replace("  # the first\n  - {family: Adams}  # dead\n", "")


def test_a_further_citation_is_one_line_more() -> None:
    places = (CitedIn(document="d", form="entry"), CitedIn(document="e", form="link"))
    assert changed(cited_in=places) == RECORD + "  - {document: e, form: link}\n"


def test_a_word_in_an_abstract_is_a_line_and_its_comment_stays() -> None:
    after = changed(abstract="One sentence. Another word.")
    assert after == RECORD.replace("Another one.", "Another word.")


def test_decisions_that_stay_keep_their_lines() -> None:
    raw = b"""\
---
removed:
- gone1  # why
# about the second
- gone2
distinct: [[a, b], # one
  [c, d]]  # all
references: []
"""
    old = read(raw)
    after = spliced(raw, old.model_copy(update={"removed": ("gone1", "gone3", "gone2")}))
    assert after == raw.replace(b"- gone1  # why\n", b"- gone1  # why\n- gone3\n")
    fewer = spliced(raw, old.model_copy(update={"removed": ("gone2",)}))
    assert fewer == raw.replace(b"- gone1  # why\n", b"")
    renamed = spliced(raw, old.model_copy(update={"removed": ("gone9", "gone2")}))
    assert renamed == raw.replace(b"gone1 ", b"gone9 ")
    pairs = spliced(raw, old.model_copy(update={"distinct": (("a", "b"),)}))
    assert b"distinct:  # all\n- [a, b]\n" in pairs


def test_sections_that_come_new_have_the_line_ends_of_the_file() -> None:
    raw = b"version: 1\r\nreferences:\r\n- key: a\r\n"
    after = spliced(raw, read(raw).model_copy(update={"removed": ("b",)}))
    assert after == raw + b"removed:\r\n- b\r\n"


@pytest.mark.parametrize(
    "lines",
    [
        "  note: |+\n    hello\n\n\n",
        '  title: "one\n  # two"\n',
        "  note: 'one\n\n  # two'\n\n# free\n",
        "  source: [a, # b\n  # c\n    d]\n",
        "  note: >2+\n      far\n\n",
        "  tags:\n    - a\n\n    # of b\n    - b\n",
    ],
)
def test_what_only_looks_free_is_part_of_its_text(lines: str) -> None:
    raw = f"references:\n- key: a\n{lines}- key: b\n".encode()
    old = read(raw)
    record = old.references[0]
    values = {name: getattr(record, name) for name in record.model_fields_set}
    for change in (
        {"reviewed": "2026-01-01"},
        {"type": "report"},
        {"title": "Other"},
        {"note": "x"},
    ):
        new = old.model_copy(
            update={"references": (Reference(**{**values, **change}), old.references[1])}
        )
        after = spliced(raw, new)
        assert not between(read(after), new)
        assert after.count(b"# of b") == raw.count(b"# of b")
        assert after.count(b"# free") == raw.count(b"# free")
    gone = spliced(raw, old.model_copy(update={"references": old.references[1:]}))
    assert read(gone).references == old.references[1:]


@given(strategies.catalogues, st.data())
@settings(max_examples=150, deadline=None)
def test_a_change_is_in_its_own_block_and_is_all_that_is_read(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    raw = data.draw(strategies.commented(render(catalogue))).encode()
    old = read(raw)
    if not old.references:
        return
    at = data.draw(st.integers(0, len(old.references) - 1))
    record = old.references[at]
    other = data.draw(strategies.references())
    values = {name: getattr(record, name) for name in record.model_fields_set}
    field = data.draw(st.sampled_from(sorted(other.model_fields_set | {"tags"} - {"key"})))
    values[field] = getattr(other, field)
    mended = Reference(**{**values, "key": record.key})
    new = old.model_copy(
        update={"references": (*old.references[:at], mended, *old.references[at + 1 :])}
    )

    after = spliced(raw, new)

    assert not between(read(after), new)
    before_blocks, after_blocks = cut(raw), cut(after)
    assert before_blocks is not None
    assert after_blocks is not None
    touched = [
        one.section == "references" and one.item
        for one, two in zip(before_blocks, after_blocks, strict=True)
        if raw[one.start : one.end].rstrip(b"\n") != after[two.start : two.end].rstrip(b"\n")
    ]
    assert touched in ([], [True])


@given(strategies.catalogues, strategies.catalogues, st.data())
@settings(max_examples=80, deadline=None)
def test_any_change_is_read_back(old: Catalogue, new: Catalogue, data: st.DataObject) -> None:
    raw = data.draw(strategies.commented(render(old))).encode()
    sorted_new = new.model_copy(
        update={
            "references": tuple(sorted(new.references, key=lambda each: each.key)),
            "documents": tuple(sorted(new.documents, key=lambda each: each.id)),
        }
    )

    after = spliced(raw, sorted_new)

    assert not between(read(after), sorted_new)
