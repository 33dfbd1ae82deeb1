from __future__ import annotations

import csv as standard
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.tables import csv
from evidence_refs.model import REFERENCE_FIELDS, Reference
from tests.formats.strategies import lines, references


def ref(**values: Any) -> Reference:
    return Reference(**{"key": "a2020b", **values})


def cells(reference: Reference, *, bom: bool = False) -> dict[str, str]:
    """The one row of a table, as another program reads it."""
    text = csv.write([reference], bom=bom)
    header, row = standard.reader(io.StringIO(text, newline=""))
    return dict(zip(header, row, strict=True))


@given(st.lists(references, max_size=3))
@settings(max_examples=150, deadline=None)
def test_any_reference_reads_back_equal(many: list[Reference]) -> None:
    again = csv.read(csv.write(many))
    assert again == many
    assert [each.kept_empty for each in again] == [each.kept_empty for each in many]


@given(lines)
@example("'=1")
@example("''")
@example("null")
@example("\\null")
def test_no_cell_is_a_formula(text: str) -> None:
    cell = cells(ref(title=text))["title"]
    assert cell[0] not in "=+-@\t\r\n"
    assert csv.read(csv.write([ref(title=text)]))[0].title == text


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-1", "@SUM(A1)", "\t=1"])
def test_a_formula_is_defused_with_an_apostrophe(text: str) -> None:
    assert cells(ref(title=text))["title"] == "'" + text


def test_a_formula_after_a_semicolon_stands_in_quotes() -> None:
    assert '"x;=1+1"' in csv.write([ref(title="x;=1+1")])


def test_names_say_whether_they_are_people() -> None:
    authors = [
        {"family": "van der Berg", "given": "J.", "suffix": "Jr"},
        {"family": "Naylor"},
        {"family": "Smith", "suffix": "III"},
        {"literal": "Department for Environment, Food and Rural Affairs; Wales"},
    ]
    assert cells(ref(authors=authors))["authors"] == (
        "van der Berg, J., Jr; Naylor; Smith, , III; "
        r"{Department for Environment, Food and Rural Affairs\; Wales}"
    )


def test_the_places_that_cite_it_are_readable() -> None:
    place = {
        "document": "brief-2023", "form": "footnote", "footnote": "8", "locator": "p.8",
        "back_reference": True, "section": ["Integrated care", "Reports > guides"],
        "lines": [162, 164], "pages": [3, 3],
    }  # fmt: skip
    cell = cells(ref(cited_in=[place, {"document": "b", "form": "entry"}]))["cited_in"]
    assert cell == (
        "brief-2023 | footnote | footnote 8 | locator p.8 | back_reference | lines 162-164 | "
        r"pages 3-3 | section Integrated care > Reports \> guides; b | entry"
    )


def test_columns_are_all_fields_and_lines_end_in_crlf() -> None:
    text = csv.write([ref(title="A")])
    assert text.split("\r\n")[0].replace('"', "").split(",") == list(REFERENCE_FIELDS)
    assert text.count("\n") == text.count("\r\n") == 2


def test_a_byte_order_mark_on_request_is_read_over() -> None:
    text = csv.write([ref(title="A")], bom=True)
    assert text.startswith("\ufeff")
    assert not csv.write([ref(title="A")]).startswith("\ufeff")
    assert csv.read(text) == [ref(title="A")]


def test_columns_may_be_left_out_and_stand_in_any_order() -> None:
    assert csv.read("title,key\nA,x\n\n") == [Reference(key="x", title="A")]


def test_a_cell_may_be_long() -> None:
    long = ref(abstract="word " * 50_000 + "end")
    assert csv.read(csv.write([long])) == [long]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("key,titel\n", 1, "unknown column 'titel'"),
        ("title\nA\n", 1, "no column `key`"),
        ("", 1, "no column `key`"),
        ('key,abstract\na,"x\n\ny"\nb b,z\n', 5, "key: "),
        ("key,date\na,20/1/2023\n", 2, "date: "),
        ("key,cited_in\na,doc\n", 2, "a place is"),
        ("key,cited_in\na,doc | entry | lines 1\n", 2, "no range"),
        ("key,extra\na,{\n", 2, "a cell cannot be read"),
        ('key,title\na,"x', 2, "not CSV"),
    ],
)
def test_a_mistake_says_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        csv.read(text, file="in.csv")
    assert (caught.value.where.file, caught.value.where.line) == ("in.csv", line)
    assert "\n" not in caught.value.message


def test_the_table_as_people_see_it(golden: Any) -> None:
    from tests.formats.examples import REFERENCES

    golden(Path(__file__).parents[1] / "goldens" / "references.csv", csv.write(REFERENCES))
