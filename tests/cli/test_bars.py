from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from evidence_refs.charts.chart import Bar, Chart
from evidence_refs.cli.terminal.bars import cells, drawn

WIDTHS = (40, 60, 80, 120, 200)


def lines(chart: Chart, width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as caught:
        console.print(drawn([chart], width))
    return [line.rstrip() for line in caught.get().splitlines()][1:]  # after an empty one


def test_the_longest_bar_takes_what_label_and_number_leave() -> None:
    title, full, half, none = lines(
        Chart("Years", (Bar("2020", (8,)), Bar("2021", (4,)), Bar("2022", (0,)))), 40
    )
    assert title == "Years"
    assert full == f"2020 {'█' * 32} 8"
    assert half == f"2021 {'█' * 16} 4"
    assert none == "2022 0"


def test_parts_are_told_apart_by_their_signs() -> None:
    _, line = lines(Chart("Growth", (Bar("brief", (3, 1)),), parts=("new", "known")), 60)
    bar = line.split(" ")[1]
    assert bar.count("█") in range(3 * bar.count("░") - 2, 3 * bar.count("░") + 3)
    assert line.endswith(" 3 new, 1 known")


def test_long_labels_stand_above_their_bars() -> None:
    label = "Shared leadership and accountability › The role of governance arrangements"
    chart = Chart("Sections", (Bar(label, (2,)), Bar("Care", (1,))))
    assert lines(chart, 40)[1:5] == [
        "Shared leadership and accountability ›",
        "The role of governance arrangements",
        f"  {'█' * 35} 2",
        "Care",
    ]
    assert lines(chart, 100)[1].endswith(" 2")


def test_a_label_is_text_on_one_line_whatever_it_holds() -> None:
    _, *found = lines(Chart("x", (Bar("[red]a\x1b[31m\n:smile:\u202e", (1,)),)), 100)
    assert found[0].startswith("[red]a\\x1b[31m :smile:\\u202e ")


labels = st.text(min_size=1, max_size=120)
numbers = st.integers(0, 10**6)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(labels, numbers, numbers), min_size=1, max_size=5),
    st.sampled_from(WIDTHS),
    st.booleans(),
)
def test_no_line_is_wider_than_the_terminal(
    rows: list[tuple[str, int, int]], width: int, several: bool
) -> None:
    bars = tuple(Bar(label, (a, b) if several else (a,)) for label, a, b in rows)
    chart = Chart("Chart", bars, parts=("new", "known") if several else ())
    found = lines(chart, width)
    assert all(cell_len(line) <= width for line in found)
    for bar in bars:
        assert any(line.endswith(chart.said(bar)) for line in found)


@settings(max_examples=60, deadline=None)
@given(st.lists(numbers, min_size=1, max_size=2), st.integers(0, 10**6), st.integers(2, 100))
def test_a_bar_fits_and_what_is_not_none_is_seen(parts: list[int], more: int, room: int) -> None:
    longest = max(sum(parts) + more, 1)
    found = cells(parts, longest, room)
    assert sum(found) <= room
    assert [bool(length) for length in found] == [bool(number) for number in parts]


@pytest.mark.parametrize("numbers", [(7, 0), (0, 7), (7,)])
def test_all_of_it_fills_the_room(numbers: tuple[int, ...]) -> None:
    assert sum(cells(numbers, 7, 20)) == 20
