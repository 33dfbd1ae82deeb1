from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable

import pytest

from evidence_refs.cli.terminal.cells import clean
from evidence_refs.cli.terminal.render import Color, Screen
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Problem, Where

HOSTILE = "a\x1b[31mred\x07\x9b1mb\u202ec\x00"
DANGEROUS = set("\x1b\x07\x9b\u202e\x00\r\x7f\u200b")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def use_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Terminal]:
    """Give what makes stdout a terminal. To be called in the test: pytest sets stdout before it."""

    def use() -> Terminal:
        made = Terminal()
        monkeypatch.setattr(sys, "stdout", made)
        return made

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    return use


def test_a_table_in_a_pipe_is_lines_with_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().table(("key", "title"), [("a", "one\ttab\nline"), ("b", HOSTILE)])
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["a\tone tab line", f"b\t{clean(HOSTILE)}"]


def test_a_table_on_a_terminal_has_a_head_and_no_markup(
    use_terminal: Callable[[], Terminal],
) -> None:
    terminal = use_terminal()
    Screen(color=Color.never).table(("key", "title"), [("a", "[red]not markup[/red] :smile:")])
    drawn = terminal.getvalue()
    assert "key" in drawn
    assert "[red]not markup[/red] :smile:" in drawn


@pytest.mark.parametrize("color", list(Color))
def test_nothing_hostile_reaches_a_terminal(
    use_terminal: Callable[[], Terminal], color: Color
) -> None:
    terminal = use_terminal()
    screen = Screen(color=color)
    screen.line(HOSTILE)
    screen.text(HOSTILE)
    screen.json({"title": HOSTILE})
    assert "\\x1b[31mred" in terminal.getvalue()
    assert not DANGEROUS & set(terminal.getvalue())
    screen.table(("key", "title"), [("a", HOSTILE)])
    assert "\x1b[31mred" not in terminal.getvalue()
    assert not (DANGEROUS - {"\x1b"}) & set(terminal.getvalue())


def test_json_is_json_whatever_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"title": HOSTILE + "\u2028\ud800 café"}
    Screen().json(value)
    out = capsys.readouterr().out
    assert json.loads(out) == value
    assert "café" in out
    assert not DANGEROUS & set(out)


def test_text_in_a_pipe_is_exact(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().text(HOSTILE + "\r\n")
    assert capsys.readouterr().out == HOSTILE + "\r\n"


def test_colour_is_for_terminals_and_obeys(
    use_terminal: Callable[[], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(color: Color) -> str:
        terminal = use_terminal()
        Screen(color=color).table(("key",), [("a",)])
        return terminal.getvalue()

    assert "\x1b[36m" in drawn(Color.auto)
    assert "\x1b" not in drawn(Color.never)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in drawn(Color.auto)
    assert "\x1b[36m" in drawn(Color.always)


def test_an_error_is_one_line_and_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    where = Where("a\nb.txt", 3)
    Screen(quiet=True).error(UnreadableError("is\x1b bad", where=where, hint="mend\nit"))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "error: a b.txt:3: is\\x1b bad\nhint: mend it\n"


def test_quiet_keeps_errors_and_leaves_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen(quiet=True)
    screen.note("done")
    screen.problem(Problem("odd", "is odd", severity="warning"))
    screen.problem(Problem("wrong", "is wrong", Where("f.yaml", 2, 4), key="k"))
    assert capsys.readouterr().err == "error: f.yaml:2:4: k: is wrong [wrong]\n"


def test_no_progress_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Screen().progress([1, 2, 3], "reading", 3)) == [1, 2, 3]
    assert capsys.readouterr().err == ""
