"""A patch is exact and small, can be taken back, and finds its place in a file changed meanwhile."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.text import patch
from evidence_refs.catalogue.text.layout import layout
from evidence_refs.errors import ConflictError

FILE = """\
# head
version: 1
documents: []
references:
# about a
- key: a
  title: A

- {key: b, title: B}
- title: C
  key: c
removed:
- gone
- gone
distinct: []
"""


def changed(old: str, new: str, text: str = FILE) -> bytes:
    assert old in text
    return text.replace(old, new, 1).encode()


def undone(before: bytes, after: bytes, now: bytes) -> bytes:
    return patch.apply(patch.between(before, after).turned(), now, "x.yaml")


def test_blocks_are_known_by_section_and_key() -> None:
    found = layout(FILE.encode())

    assert found is not None
    assert list(found) == [
        ("version", "", 0), ("documents", "", 0), ("references", "", 0), ("references", "a", 0),
        ("references", "b", 0), ("references", "c", 0), ("removed", "", 0), ("removed", "- gone", 0),
        ("removed", "- gone", 1), ("distinct", "", 0),
    ]  # fmt: skip
    assert b"".join(found.values()) == FILE.encode()


@pytest.mark.parametrize("pad", ["", "  ", "    "])
@pytest.mark.parametrize("comment", ["", "  # mine", " # 'x', {y}"])
def test_a_name_has_no_comment_and_is_the_same_in_an_indented_list(pad: str, comment: str) -> None:
    items = [
        f"- key: a{comment}", f"- key: 'b'{comment}", f"- title: C{comment}", "  extra:",
        "    key: no", f"  key: c d{comment}", f"- {{key: e}}{comment}", f"- gone{comment}",
    ]  # fmt: skip
    for end in ("\n", "\r\n"):
        found = layout(end.join(["references:", *(pad + each for each in items), ""]).encode())
        assert [name for _, name, _ in found or ()] == ["", "a", "b", "c d", "e", "- gone"]


@pytest.mark.parametrize("pad", ["", "  "])
def test_a_comment_behind_a_key_changes_its_record(pad: str) -> None:
    before = f"references:\n{pad}- key: a\n{pad}- key: b\n"
    after = f"{before}{pad}  date: 2020\n"
    now = after.replace("key: b", "key: b  # mine")

    with pytest.raises(ConflictError, match=r"^`b` was changed since$"):
        undone(before.encode(), after.encode(), now.encode())


def test_a_patch_holds_only_the_blocks_that_differ() -> None:
    made = patch.between(FILE.encode(), changed("title: A", "title: New"))

    assert [edit.id for edit in made.edits] == [("references", "a", 0)]


# Taken back in a file that was changed otherwise


def test_what_else_was_changed_stays() -> None:
    before, after = FILE.encode(), changed("title: A", "title: New")
    now = changed("title: B", "title: By hand", after.decode())

    assert undone(before, after, now) == changed("title: B", "title: By hand")


def test_a_removed_record_comes_back_where_it_sorts() -> None:
    before, after = FILE.encode(), changed("- {key: b, title: B}\n", "")
    now = changed("- title: C", "- key: aa\n- key: bb\n- title: C", after.decode())

    assert undone(before, after, now) == changed(
        "- {key: b, title: B}\n", "- key: aa\n- {key: b, title: B}\n- key: bb\n"
    )


@pytest.mark.parametrize(
    "neighbour", ["# about a\n- key: a\n  title: A\n\n", "- title: C\n  key: c\n"]
)
def test_a_removed_record_comes_back_when_a_neighbour_has_gone(neighbour: str) -> None:
    before, after = FILE.encode(), changed("- {key: b, title: B}\n", "")

    assert undone(before, after, changed(neighbour, "", after.decode())) == changed(neighbour, "")


def test_a_removed_record_comes_back_into_a_list_that_was_emptied() -> None:
    before = b"references:\n- key: a\n- key: b\nremoved: []\n"
    after = b"references:\n- key: a\nremoved: []\n"
    now = b"references: []  # none\nremoved: []\n"

    assert undone(before, after, now) == b"references:  # none\n- key: b\nremoved: []\n"


def test_a_list_that_was_filled_meanwhile_is_not_closed() -> None:
    before = b"references: []\n"
    after = b"references:\n- key: a\n"

    assert undone(before, after, after + b"- key: b\n") == b"references:\n- key: b\n"


def test_the_last_line_is_ended_where_a_block_comes_after_it() -> None:
    before, after = (
        b"references:\n- key: a\n- key: b\n- key: c\n",
        b"references:\n- key: a\n- key: c\n",
    )

    assert undone(before, after, b"references:\n- key: a") == b"references:\n- key: a\n- key: b\n"


def test_what_is_put_back_already_stays_so() -> None:
    before, after = FILE.encode(), changed("title: A", "title: New")

    assert undone(before, after, before) == before


@pytest.mark.parametrize(
    ("old", "new", "words", "line"),
    [
        ("title: New", "title: Newer", "`a` was changed since", 5),
        ("# about a\n- key: a\n  title: New\n\n", "", "`a` was removed since", None),
        ("distinct: []", "distinct: []\n---", "no longer laid out in blocks", None),
    ],
)
def test_a_block_that_was_changed_since_is_named(
    old: str, new: str, words: str, line: int | None
) -> None:
    before, after = FILE.encode(), changed("title: A", "title: New")

    with pytest.raises(ConflictError, match=words) as caught:
        undone(before, after, changed(old, new, after.decode()))
    assert (caught.value.where.file, caught.value.where.line) == ("x.yaml", line)


def test_a_record_of_the_same_key_that_was_added_since_is_named() -> None:
    before, after = FILE.encode(), changed("- {key: b, title: B}\n", "")

    with pytest.raises(ConflictError, match="`b` was added since"):
        undone(before, after, changed("- title: C", "- key: b\n- title: C", after.decode()))


def test_a_file_without_blocks_is_taken_back_whole_or_not() -> None:
    before, after = b"{references: [{key: a}]}", b"{references: [{key: b}]}"

    assert undone(before, after, after) == before
    with pytest.raises(ConflictError, match="whole file"):
        undone(before, after, after + b"\n")


@pytest.mark.parametrize(("ours", "theirs"), [(b"\n", b"\r\n"), (b"\r\n", b"\n")])
def test_line_ends_that_git_changed_are_no_change(ours: bytes, theirs: bytes) -> None:
    before, after = (
        raw.replace(b"\n", ours) for raw in (FILE.encode(), changed("title: A", "title: New"))
    )
    now = after.replace(ours, theirs)
    made = patch.with_line_ends_of(now, patch.between(before, after).turned())

    assert patch.apply(made, now, "x") == before.replace(ours, theirs)


# Laws

_names = st.sampled_from(["a", "b", "c", "d", "e", "- x", "é"])
_items = st.builds(
    lambda lead, name, body, end: f"{lead}- key: {name}\n{body}{end}",
    st.sampled_from(["", "# above\n", "#\n# two\n"]),
    _names,
    st.sampled_from(["", "  title: T\n", "  title: U\n", "  title: 'x\n    key: y'\n"]),
    st.sampled_from(["", "\n", "\n# free\n\n"]),
)
_files = st.builds(
    lambda first, items, last, end: (
        f"{first}references:{'' if items else ' []'}\n{''.join(items)}{last}{end}"
    ),
    st.sampled_from(["", "version: 1\n", "# x\n"]),
    st.lists(_items, max_size=6),
    st.sampled_from(["", "removed: []\n", "removed:\n- a\n- a\n", "{\n"]),
    st.sampled_from(["", "# end", "\n"]),
)


@given(_files, _files, st.sampled_from([b"\n", b"\r\n"]))
@settings(max_examples=200)
def test_any_patch_is_exact_there_and_back_and_as_json(old: str, new: str, end: bytes) -> None:
    before, after = (text.encode().replace(b"\n", end) for text in (old, new))
    made = patch.of_data(json.loads(json.dumps(patch.to_data(patch.between(before, after)))))

    assert patch.apply(made, before, "x") == after
    assert patch.apply(made.turned(), after, "x") == before


def written(records: dict[str, str]) -> bytes:
    blocks = "".join(f"- key: {key}\n  title: {records[key]}\n" for key in sorted(records))
    return f"references:{'' if blocks else ' []'}\n{blocks}removed: []\n".encode()


_records = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("XYZ"))


@given(_records, _records, _records)
def test_a_step_is_taken_back_as_if_only_the_others_had_been_done(
    start: dict[str, str], step: dict[str, str], meanwhile: dict[str, str]
) -> None:
    """A key below `e` is a step's, the others are changed meanwhile; either may put or remove."""
    ours = {key: title for key, title in step.items() if key < "e"}
    theirs = {key: title for key, title in meanwhile.items() if key >= "e"}
    first = {key: title for key, title in start.items() if key < "e"}
    others = {key: title for key, title in start.items() if key >= "e"}
    before, after = written(start), written(ours | others)

    taken_back = undone(before, after, written(ours | theirs))

    # A list whose last item goes need not say that it is empty.
    taken_back = taken_back.replace(b"references:\nremoved", b"references: []\nremoved")
    assert taken_back == written(first | theirs)
