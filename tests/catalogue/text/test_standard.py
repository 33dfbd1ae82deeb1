"""The standard form: what a catalogue says stays, and every comment stays by what it speaks of."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from evidence_refs.catalogue.change import between
from evidence_refs.catalogue.text import comments as found_comments
from evidence_refs.catalogue.text import render
from evidence_refs.catalogue.text.comments import comments
from evidence_refs.catalogue.text.parse import parse
from evidence_refs.catalogue.text.standard import standard
from evidence_refs.model import Catalogue
from tests.catalogue.text.layouts import commented, laid_out

TOP = "version: 1\ndocuments: []\n"
END = "removed: []\ndistinct: []\n"


def held(raw: bytes) -> Catalogue:
    """Give what a file holds, records in order."""
    data = parse(raw.decode(), "x.yaml").data
    catalogue = Catalogue.model_validate({**data, "version": 1})
    return catalogue.model_copy(
        update={
            "references": tuple(render.sorted_references(catalogue)),
            "documents": tuple(render.sorted_documents(catalogue)),
        }
    )


def formatted(text: str) -> str:
    """Bring a text into the standard form, and check what must always hold."""
    once = standard(text.encode(), "x.yaml")
    assert not between(held(text.encode()), held(once))
    assert standard(once, "x.yaml") == once
    return once.decode()


def references(text: str) -> str:
    """Give the lines of the references in the standard form of a text that has only these."""
    done = formatted(f"references:\n{text}")
    assert done.startswith(f"{TOP}references:\n")
    assert done.endswith(END)
    return done.removeprefix(f"{TOP}references:\n").removesuffix(END)


# Laws


@given(laid_out())
@settings(max_examples=40, deadline=None)
def test_without_comments_it_is_what_is_written_anew(case: tuple[str, Catalogue]) -> None:
    text, catalogue = case

    assert formatted(text) == render.render(catalogue, header="")
    assert formatted("\ufeff" + text.replace("\n", "\r\n")) == render.render(catalogue, header="")


@given(commented())
@settings(max_examples=120, deadline=None)
def test_comments_anywhere_are_all_kept(case: tuple[str, list[str]]) -> None:
    text, given_ones = case

    notes = comments(formatted(text)).values()

    kept = [each for note in notes for each in (*note.above, *note.end, *note.below) if each]
    assert sorted(kept) == sorted(given_ones)


# What stays by what

COMMENTED = """\
# yaml-language-server: $schema=../schemas/catalogue.schema.json

# Our own catalogue.
version: 1   # of the format
references:   # all of them

# --- B ---

# about b,
# in two lines
- title: 'B'   # as printed
  key: b
  # checked by hand
  date: 2020   # or 2021
  # not tagged yet
  tags: []
  abstract: >-   # folded
    One sentence. Another
    # not a comment
  # the end of b
# --- A ---
- {title: A, key: a}   # short
removed: [gone2001]   # taken out
# nothing comes after this
"""


def test_each_comment_stays_by_its_record_field_or_line() -> None:
    assert formatted(COMMENTED) == (
        "# yaml-language-server: $schema=../schemas/catalogue.schema.json\n"
        "\n"
        "# Our own catalogue.\n"
        "version: 1  # of the format\n"
        "documents: []\n"
        "references:  # all of them\n"
        "# --- A ---\n"
        "# short\n"
        "- key: a\n"
        "  title: A\n"
        "\n"
        "# --- B ---\n"
        "\n"
        "# about b,\n"
        "# in two lines\n"
        "- key: b\n"
        "  title: B  # as printed\n"
        "  # checked by hand\n"
        "  date: 2020  # or 2021\n"
        "  abstract: >-  # folded\n"
        "    One sentence.\n"
        "    Another # not a comment\n"
        "  # not tagged yet\n"
        "  tags: []\n"
        "  # the end of b\n"
        "removed:  # taken out\n"
        "- gone2001\n"
        "distinct: []\n"
        "# nothing comes after this\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "- key: a\n  source: [A, # the first\n    B]\n",
            "- key: a\n  source:\n  - A  # the first\n  - B\n",
            id="an item of a list in brackets",
        ),
        pytest.param(
            "- key: a\n  source:   # who\n  - A\n  - B\n",
            "- key: a\n  source: [A, B]  # who\n",
            id="a list that goes on one line",
        ),
        pytest.param(
            "- key: a\n  source: [\n    A,\n    # more to come\n  ]\n  url: https://a.org\n",
            "- key: a\n  source:\n  - A\n    # more to come\n  url: https://a.org\n",
            id="the end of a list",
        ),
        pytest.param(
            "- key: a\n  source:\n  - A\n    # more to come\n  tags: []\n",
            "- key: a\n  source:\n  - A\n    # more to come\n",
            id="before a field that goes",
        ),
        pytest.param(
            "- key: a\n  tags: [\n    # none yet\n  ]\n",
            "- key: a\n  # none yet\n  tags: []\n",
            id="in an empty list",
        ),
        pytest.param(
            "- key: a\n  cited_in:\n  - document: d\n    form: entry   # or a note\n",
            "- key: a\n  cited_in:\n  - document: d\n    form: entry  # or a note\n",
            id="a field within an item",
        ),
        pytest.param(
            "- key: a\n  cited_in:\n  # the first\n  - form: entry\n    document: d\n  - {document: e, form: link} # f\n",
            "- key: a\n  cited_in:\n  # the first\n  - {document: d, form: entry}\n  - {document: e, form: link}  # f\n",
            id="above an item and beside one",
        ),
        pytest.param(
            "- key: a\n  title:\n    # why\n    T   # so\n",
            "- key: a\n  # why\n  title: T  # so\n",
            id="between a name and its value",
        ),
        pytest.param(
            "- # of a\n  title: T\n  # its key\n  key: a\n",
            "# of a\n# its key\n- key: a\n  title: T\n",
            id="after the dash",
        ),
        pytest.param(
            "- {title: T, key: # one\n     a # two\n  }\n",
            "# one\n- key: a  # two\n  title: T\n",
            id="two at the end of one line",
        ),
        pytest.param(
            "- key: a\n  alternates:\n    # seen\n    date: [{value: 2020, from: x}, {value: 2021, # y\n      from: y}]\n",
            "- key: a\n  alternates:\n    # seen\n    date:\n    - {value: 2020, from: x}\n    - value: 2021  # y\n      from: \"y\"\n",
            id="in alternates",
        ),
        pytest.param(
            "- key: a\n  note: \"\\\n    x \\\n    y\\t\"   # odd\n",
            "- key: a\n  note: \"x y\\t\"  # odd\n",
            id="after quotes over lines",
        ),
        pytest.param(
            "  # indented\n  - key: b\n    # field\n    title: T\n    # end of b\n  # a\n  - key: a\n",
            "# a\n- key: a\n# indented\n- key: b\n  # field\n  title: T\n  # end of b\n",
            id="indented lists",
        ),
        pytest.param(
            "- key: a\n  url: https://a.org/#here\n  title: 'C# # 1'\n",
            "- key: a\n  title: \"C# # 1\"\n  url: https://a.org/#here\n",
            id="no comments at all",
        ),
    ],
)  # fmt: skip
def test_comments_within_a_record(text: str, expected: str) -> None:
    assert references(text) == expected


def test_comments_in_json() -> None:
    text = """\
# head
{ # root
  "references": [
    # b
    {"key": "b", # its key
     "title": "B"},
    {"key": "a"} # a
    # last
  ], # list
  # version
  "version": 1
  # end
}
# after
"""
    assert formatted(text) == (
        "# head\n# root\n# version\nversion: 1\ndocuments: []\nreferences:  # list\n"
        "# a\n- key: a\n# b\n- key: b  # its key\n  title: B\n# last\n" + END + "# end\n# after\n"
    )


def test_a_comment_of_a_removed_pair_and_of_a_document() -> None:
    text = (
        "documents:\n- file: d.txt # its file\n  # which\n  id: d\n  sha256: '" + "0" * 64 + "'\n"
        "distinct:\n- [a, # one\n   b]\n- [c, d]\nremoved: [x, y] # both\nreferences: [{key: a}, {key: b}]\n"
    )  # fmt: skip

    assert formatted(text) == (
        'version: 1\ndocuments:\n# which\n- id: d\n  file: d.txt  # its file\n  sha256: "' + "0" * 64 + '"\n'
        "references:\n- key: a\n- key: b\nremoved:  # both\n- x\n- \"y\"\n"
        "distinct:\n- - a  # one\n  - b\n- [c, d]\n"
    )  # fmt: skip


def test_abstracts_have_a_line_for_each_sentence() -> None:
    assert references("- key: a\n  abstract: One is here. Two is there.\n") == (
        "- key: a\n  abstract: >-\n    One is here.\n    Two is there.\n"
    )


def test_ends_of_the_document_and_marks_of_its_start_go() -> None:
    assert formatted("# a\n--- # b\nversion: 1\n...\n# c\n") == (
        f"# a\n# b\n{TOP}references: []\n{END}# c\n"
    )


def test_yaml_in_python_alone_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    fast = comments(COMMENTED)
    monkeypatch.setattr(found_comments, "_Loader", yaml.BaseLoader)

    assert comments(COMMENTED) == fast


def test_json_of_any_catalogue_is_a_file_of_ours() -> None:
    text = json.dumps({"version": 1, "references": [{"key": "a", "title": "T"}]})

    assert formatted(text) == f"{TOP}references:\n- key: a\n  title: T\n{END}"
