"""What a person wrote, and what was renamed, in the text of the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.change import Change, apply, between
from evidence_refs.catalogue.check import whole
from evidence_refs.catalogue.records.rename import renamed
from evidence_refs.catalogue.text.blocks import cut
from evidence_refs.catalogue.text.render import render, render_reference
from evidence_refs.catalogue.text.splice import record_lines, splice
from evidence_refs.model import Catalogue, Reference
from tests.catalogue import strategies

TEXT = """\
version: 1
references:
# on a
- key: a
  title: 'Care:  a start'
  # checked

- key: c
  title: Care
# --- D ---

# on d
- key: d
  title: Other
removed: []
"""
RECORDS = (
    Reference(key="a", title="Care:  a start"),
    Reference(key="c", title="Care"),
    Reference(key="d", title="Other"),
)


def read(raw: bytes) -> Catalogue:
    return whole.whole(raw, "c")


def spliced(change: Change, raw: bytes = TEXT.encode()) -> str:
    blocks, old = cut(raw), read(raw)
    assert blocks is not None
    records = {each.key: each for each in old.references}
    after = splice(
        raw, blocks, change,
        keys=list(records), record=records.__getitem__, rest=old,
    )  # fmt: skip
    assert not between(read(after), apply(change, old))
    return after.decode()


def rename(at: int, key: str) -> Change:
    record = renamed(RECORDS[at], key)
    return Change(put=(record,), renamed={key: RECORDS[at].key})


def test_the_lines_of_a_record_are_those_of_the_file() -> None:
    for raw in (TEXT.encode(), TEXT.replace("\n", "\r\n").encode()):
        blocks = cut(raw)
        assert blocks is not None
        first, last = (record_lines(raw, blocks, at) for at in (0, 2))
        assert first == "# on a\n- key: a\n  title: 'Care:  a start'\n"
        assert last == "# on d\n- key: d\n  title: Other\n"


def test_a_renamed_record_stays_where_it_sorts_with_its_comments() -> None:
    assert spliced(rename(0, "b")) == TEXT.replace("- key: a\n", "- key: b\n  aliases: [a]\n")


@pytest.mark.parametrize(("at", "key"), [(0, "z"), (2, "A")])
def test_a_renamed_record_moves_with_its_comments(at: int, key: str) -> None:
    after = spliced(rename(at, key))
    old = RECORDS[at].key
    block = f"# on {old}\n- key: {key}\n  aliases: [{old}]\n  title: "
    assert block in after
    assert after.replace(block, f"# on {old}\n- key: {old}\n  title: ").count("\n") == TEXT.count(
        "\n"
    )
    keys = [each.key for each in read(after.encode()).references]
    assert keys == sorted(keys)
    for line in TEXT.splitlines():
        assert line in after or line == f"- key: {old}"


def test_a_comment_below_a_record_that_moves_stays() -> None:
    after = spliced(rename(1, "z"))
    assert "  # checked\n\n# --- D ---\n\n# on d\n- key: d\n" in after
    assert after.endswith("- key: z\n  aliases: [c]\n  title: Care\nremoved: []\n")


def test_what_a_person_wrote_is_there_to_the_letter() -> None:
    text = "# new\n- key: a\n  title:   'Care:  a start' # so\n"
    after = spliced(Change(put=(RECORDS[0],), text={"a": text}))
    assert after == TEXT.replace("# on a\n- key: a\n  title: 'Care:  a start'\n", text)


def test_a_renamed_and_written_record() -> None:
    record = renamed(RECORDS[1], "z")
    text = "- key: z\n  aliases: ['c']\n  title: Care\n"
    after = spliced(Change(put=(record,), renamed={"z": "c"}, text={"z": text}))
    assert after.endswith(f"{text}removed: []\n")
    assert "- key: c" not in after


@settings(max_examples=60, deadline=None)
@given(strategies.catalogues, st.data())
def test_renaming_and_writing_is_read_back_whatever_comments_there_are(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    raw = data.draw(strategies.commented(render(catalogue))).encode()
    old, _ = whole.validated(*whole.parsed_whole(raw, "c"))
    names = {name for each in catalogue.references for name in (each.key, *each.aliases)}
    key = data.draw(strategies.keys)
    if old is None or not old.references or key in names:
        return
    record = data.draw(st.sampled_from(old.references))
    change = Change(put=(renamed(record, key),), renamed={key: record.key})
    if data.draw(st.booleans()):
        change = replace(change, text={key: render_reference(change.put[0])})
    blocks = cut(raw)
    assert blocks is not None
    records = {each.key: each for each in old.references}
    after = splice(
        raw, blocks, change,
        keys=list(records), record=records.__getitem__, rest=old,
    )  # fmt: skip
    read_back, _ = whole.validated(*whole.parsed_whole(after, "c"))
    assert read_back is not None
    assert not between(read_back, apply(change, old))
