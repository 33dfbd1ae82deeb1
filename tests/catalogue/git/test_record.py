"""One record as a version of the file has it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from evidence_refs.catalogue.git.record import Record
from evidence_refs.catalogue.text.comments import comments_in
from evidence_refs.catalogue.text.render import render_reference
from evidence_refs.errors import UnreadableError
from evidence_refs.model import Reference
from tests.catalogue import strategies

TEXT = """\
# above
- key: a # key
  title: "C# and #5"  # title
  # between

  abstract: >- # head
    # is no comment here
    nor # here
  authors: # names
  # under names
  - {family: "#"} # first
    # below
  tags: [a, # x
    b#c]
  note: é #é
# free
"""


def test_comments_are_what_no_value_holds() -> None:
    assert sorted(comments_in(TEXT)) == [
        "# above", "# below", "# between", "# first", "# free", "# head", "# key", "# names",
        "# title", "# under names", "# x", "#é",
    ]  # fmt: skip


@given(strategies.references())
@settings(max_examples=60, deadline=None)
def test_no_value_is_taken_for_a_comment(reference: Reference) -> None:
    assert comments_in(render_reference(reference)) == ()


def test_a_block_is_taken_apart_and_nothing_is_left_over() -> None:
    layout = Record("a", TEXT).layout

    assert layout is not None
    lines = "".join(layout.above[name] + field.text for name, field in layout.fields.items())
    assert layout.lead + lines + layout.tail == TEXT.replace("- key", "  key")
    assert sorted(layout.comments) == sorted(comments_in(TEXT))
    assert layout.fields["abstract"].value == "# is no comment here nor # here"
    assert layout.above["abstract"] == "  # between\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "- {key: a, title: b} # mine\n",
        "- title: b  # mine\n  key: a\n",
        "-\n  key: a  # mine\n",
        "- key: a\n  titel: b\n  tags: [a, b]  # mine\n  ? x\n  : y\n",
        "- a\n",
    ],
)
def test_a_block_with_comments_in_the_way_is_not_taken_apart(text: str) -> None:
    assert Record("a", text).layout is None


def test_a_block_in_braces_is_taken_apart_in_standard_form() -> None:
    layout = Record("a", "- {date: 2020, key: a}\n").layout

    assert layout is not None
    assert [field.text for field in layout.fields.values()] == ["  key: a\n", "  date: 2020\n"]


@pytest.mark.parametrize("text", ["- 'a\n", "- a\n- b\n", "- key: a\n  key: b\n", "a: b\n", ""])
def test_what_is_not_one_item_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        _ = Record("a", text).value


def test_aliases() -> None:
    assert Record("a", "- key: a\n  aliases: [b, 3]\n").aliases == ("b", "3")
    assert Record("a", "- key: a\n  aliases: null\n").aliases == ()
    assert Record("a", "- key: a\n  title: aliases\n").aliases == ()
