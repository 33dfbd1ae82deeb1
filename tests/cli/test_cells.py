from __future__ import annotations

from evidence_refs.cli.terminal.cells import Marked, clean, drawn_cell, one_line, plain_cell

HOSTILE = "a\x1b[31mred\x07\x9b1mb\u202ec\x00"


def test_controls_become_visible() -> None:
    assert clean(HOSTILE) == "a\\x1b[31mred\\x07\\x9b1mb\\u202ec\\x00"
    assert clean("café\tone\ntwo “quoted” 日本 é̂") == "café\tone\ntwo “quoted” 日本 é̂"
    assert one_line("one\n\ttwo\r\n three") == "one two three"


def test_what_is_meant_stands_out_on_a_terminal_alone() -> None:
    cell = Marked("[red] \tcare\x1b", ((7, 11),))
    drawn = drawn_cell(cell)
    assert drawn.plain == "[red]  care\\x1b"
    assert [(span.start, span.end, span.style) for span in drawn.spans] == [(7, 11, "bold")]
    assert plain_cell(cell) == "[red] care\\x1b"
    assert drawn_cell("[red]  care").plain == plain_cell("[red]  care") == "[red] care"
