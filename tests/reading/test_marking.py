"""How what a reader found is written."""

from __future__ import annotations

import pytest

from evidence_refs.reading import marking
from evidence_refs.reading.marking import Run

FIRST = "Smith, J. (2019) The state of the parks. Leeds: Green Press."
SECOND = "Lee, A. (2020) Rivers. Available at: https://x.example/rivers"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{FIRST}\n{SECOND}", 2),
        (f"{SECOND}\n{FIRST}", 2),
        (f"*Life*, a long enough title of a work (2019).\n[Rivers](https://x.example/) and more of it, {FIRST}", 2),
        ("1. Smith\n2. Lee", 2),
        ("[1] Smith\n[2] Lee", 2),
        ("[Smith](https://x.example/) and\n[Lee](https://x.example/)", 1),
        ("¹ Smith\n² Lee", 2),
        ("The state of the parks\nSource: Leeds\nPublication date: May 2019\nIt is long.", 3),
        ("Smith (2019) The state of\nthe parks. Leeds", 1),
        ("Smith (2019) The state of the parks, and of all rivers.\nAvailable at: https://x.example/", 1),
        ("Town Hall\nLeeds\nLS1 1UR", 1),
        ("One\n\nTwo\nthree", 2),
        ("", 0),
    ],
)  # fmt: skip
def test_line_breaks_that_end_paragraphs(text: str, parts: int) -> None:
    divided = marking.divide(text)
    assert len(divided) == parts
    assert "".join(divided).replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([Run("a ", True), Run("b")], "*a* b"),
        ([Run("a\n\nb", True)], "*a*\n\n*b*"),
        ([Run(" \n ")], ""),
        ([Run("a", target="https://x.example/"), Run(" "), Run("b", True, "https://x.example/")],
         "[a *b*](https://x.example/)"),
        ([Run("a", target="https://x.example/"), Run("b", target="https://y.example/")],
         "[a](https://x.example/)[b](https://y.example/)"),
        ([Run("a", target="MAILTO:a@b.example")], "a"),
        ([Run("a", target="x" * 3_000)], "a"),
        ([Run("a", target=" https://x.example/\n a|b<c>{d} ")], "[a](https://x.example/%20a%7Cb%3Cc%3E%7Bd%7D)"),
        ([Run("www.x.example", target="http://www.x.example/")], "http://www.x.example/"),
        ([Run("10.1000/182", target="https://doi.org/10.1000/182")], "[10.1000/182](https://doi.org/10.1000/182)"),
        ([Run("<"), Run("https://x.example/a", target="https://x.example/a"), Run(">")], "<https://x.example/a>"),
        ([Run("see [¹], [²,³] and [2]")], "see¹,²,³ and [2]"),
    ],
)  # fmt: skip
def test_runs(runs: list[Run], expected: str) -> None:
    assert marking.write(runs) == expected


@pytest.mark.parametrize(
    ("label", "pointer", "note"),
    [("12", "¹²", "¹² Lee"), ("i", "[^i]", "[^i]: Lee"), ("*", "[^*]", "[^*]: Lee")],
)
def test_notes(label: str, pointer: str, note: str) -> None:
    assert (marking.pointer(label), marking.note(label, "Lee")) == (pointer, note)


@pytest.mark.parametrize(
    ("raised", "expected"),
    [("1", "¹"), ("1, 2–4", "¹, ²–⁴"), ("[12]", "[¹²]"), ("st", "st"), ("2nd", "2nd"), ("", "")],
)
def test_raised_text(raised: str, expected: str) -> None:
    assert marking.superscript(raised) == expected


def test_items_headings_and_rows() -> None:
    assert marking.item("(a)", "one\ntwo", 1) == "  (a) one\n  two"
    assert marking.heading(9, " a\nb ") == "###### a b"
    assert marking.table([[["# a"], ["b|c"]], [[], []], [["d"], []]]) == ["| a | b\\|c |", "| d |  |"]  # fmt: skip
    assert marking.table([[["# a"], []], [["b"], []]]) == ["# a", "b"]


def test_a_table_of_numbers_and_works_is_a_list() -> None:
    assert marking.table([[["1"], [FIRST]], [["[2]"], [SECOND]]]) == [
        f"1. {FIRST}",
        f"[2] {SECOND}",
    ]
    assert marking.table([[["1"], ["2"]], [["3"], ["4"]]]) == ["| 1 | 2 |", "| 3 | 4 |"]
