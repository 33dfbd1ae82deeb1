"""A file is its blocks, one after the other; what they hold one by one, it holds as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.check import whole
from evidence_refs.catalogue.text.blocks import cut
from evidence_refs.catalogue.text.render import render
from evidence_refs.model import Catalogue
from tests.catalogue import strategies

TEXT = b"""\xef\xbb\xbf# head

# about the version
version: 1
references:

# --- A ---

# about a
- key: a
  tags:
  - x
# about b
- key: b

# the end
removed: []
"""


def test_comments_directly_above_belong_to_a_block() -> None:
    blocks = cut(TEXT)

    assert blocks is not None
    assert [(b.section, b.item, TEXT[b.start : b.end]) for b in blocks] == [
        ("version", False, b"\xef\xbb\xbf# head\n\n# about the version\nversion: 1\n"),
        ("references", False, b"references:\n\n# --- A ---\n\n"),
        ("references", True, b"# about a\n- key: a\n  tags:\n  - x\n"),
        ("references", True, b"# about b\n- key: b\n\n"),
        ("removed", False, b"# the end\nremoved: []\n"),
    ]


def test_items_may_be_indented() -> None:
    text = b"references:\n  # a\n  - key: a\n    tags:\n      - x\n  - key: b\nremoved:\n- x\n"
    blocks = cut(text) or ()

    assert [(b.indent, text[b.start : b.end]) for b in blocks if b.item] == [
        (2, b"  # a\n  - key: a\n    tags:\n      - x\n"),
        (2, b"  - key: b\n"),
        (0, b"- x\n"),
    ]


@pytest.mark.parametrize(
    "raw", [b"", b"# only\n", b"- key: a\n", b"a b\n", b"version: 1\n---\n", b"---\n", b"{version: 1}\n", b"version: 1\n...\n"]
)  # fmt: skip
def test_what_is_not_laid_out_in_blocks(raw: bytes) -> None:
    assert cut(raw) is None


def test_what_opens_a_document_belongs_to_its_first_block() -> None:
    text = b"# ours\n---  # begins\nversion: 1\nreferences:\n- key: a\n"
    blocks = cut(text) or ()

    assert text[: blocks[0].end] == b"# ours\n---  # begins\nversion: 1\n"
    assert len(blocks) == 3


def test_a_cut_within_quotes_leaves_no_block_that_parses() -> None:
    raw = b'references:\n- key: a\n  title: "one\n- key: b"\n'
    items = [block for block in cut(raw) or () if block.item]

    assert len(items) == 2
    assert [whole.record(raw[b.start : b.end]) for b in items] == [None, None]
    assert [r.title for r in whole.whole(raw, "c").references] == ["one - key: b"]


@given(strategies.catalogues, st.data())
@settings(max_examples=60, deadline=None)
def test_the_blocks_are_the_file_and_hold_what_it_holds(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    raw = data.draw(strategies.commented(render(catalogue))).encode()
    blocks = cut(raw)
    assert blocks is not None

    assert b"".join(raw[b.start : b.end] for b in blocks) == raw
    records = [b for b in blocks if b.item and b.section == "references"]
    read, _ = whole.validated(*whole.parsed_whole(raw, "c"))
    assert read is not None
    assert [whole.record(raw[b.start : b.end]) for b in records] == list(read.references)
