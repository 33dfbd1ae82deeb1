from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.formats.tables.rows import Row, rows


def read(text: str, delimiter: str = ",") -> list[Row]:
    return list(rows(text.splitlines(keepends=True), delimiter))


def test_rows_know_the_line_on_which_they_begin() -> None:
    assert read('a,b\n1,"x\ny"\n2,z\n') == [
        Row(1, ["a", "b"]), Row(2, ["1", "x\ny"]), Row(4, ["2", "z"]),
    ]  # fmt: skip


def test_a_mark_that_is_never_closed_costs_its_own_row_only() -> None:
    found = read('id,title,year\n1,A,2001\n2,"5 inch,2002\n3,"B, C",2003\n4,D,2004\n')
    assert [(row.line, row.cells, row.torn) for row in found[1:]] == [
        (2, ["1", "A", "2001"], False),
        (3, ["2", "5 inch", "2002"], True),
        (4, ["3", "B, C", "2003"], False),
        (5, ["4", "D", "2004"], False),
    ]


@pytest.mark.parametrize("line", ['1,"open,2001\n', '1,x"y,"z\n', '"1,open,2001\n'])
def test_a_mark_open_on_each_line_takes_time_that_is_linear(line: str) -> None:
    found = read("id,title,year\n" + line * 3000)
    assert len(found) == 3001
    assert all(row.torn for row in found[1:-1])


def test_a_long_cell_of_many_lines_is_one_row() -> None:
    text = "line, with, commas\n" * 10_000
    found = read(f'id,title,year\n1,"{text}",2001\n2,B,2002\n')
    assert [row.torn for row in found] == [False, False, False]
    assert found[1].cells[1] == text


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=8)


@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(
            st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5
        )
    )
)
def test_what_a_writer_wrote_is_read_as_it_was(table: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    lines = io.StringIO(out.getvalue(), newline="\n")
    assert [row.cells for row in rows(lines, ",")] == table
