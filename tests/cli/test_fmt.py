"""`fmt` from end to end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Program = Callable[..., Any]

ODD = Path("odd.yaml")
TEXT = "# ours\nreferences:\n  - {key: b, title: 'B'}   # short\n  # a\n  - key: a\n"
STANDARD = (
    "# ours\nversion: 1\ndocuments: []\nreferences:\n# a\n- key: a\n# short\n- key: b\n  title: B\n"
    "removed: []\ndistinct: []\n"
)


@pytest.fixture
def odd(program: Program) -> Program:
    ODD.write_bytes(TEXT.encode())
    return program


def test_what_the_program_writes_is_in_the_standard_form(library: Program) -> None:
    before = Path("data/references.yaml").read_bytes()
    for words in (["fmt", "--check"], ["fmt", "--diff"], ["fmt"]):
        done = library(*words)
        assert (done.code, done.out) == (0, "")
        assert "in the standard form already" in done.err
    assert Path("data/references.yaml").read_bytes() == before


def test_our_own_catalogue_is_in_the_standard_form(program: Program) -> None:
    ours = Path(__file__).resolve().parents[2] / "data" / "references.yaml"
    assert program("fmt", "--check", str(ours)).code == 0


def test_a_file_is_brought_into_the_standard_form_and_back(odd: Program) -> None:
    done = odd("fmt", "odd.yaml")
    assert (done.code, done.out, done.err) == (0, "", "odd.yaml: brought into the standard form\n")
    assert ODD.read_bytes() == STANDARD.encode()
    assert odd("fmt", "--check", "odd.yaml").code == 0

    assert odd("undo", "-c", "odd.yaml").err == "undone: brought into the standard form\n"
    assert ODD.read_bytes() == TEXT.encode()


def test_a_check_says_so_by_its_exit_code_and_writes_nothing(odd: Program) -> None:
    done = odd("fmt", "--check", "odd.yaml")
    assert (done.code, done.out) == (1, "")
    assert "not in the standard form" in done.err
    assert odd("fmt", "--check", "--quiet", "odd.yaml").err == ""
    assert ODD.read_bytes() == TEXT.encode()


def test_a_diff_shows_what_would_change_and_writes_nothing(odd: Program) -> None:
    done = odd("fmt", "--diff", "odd.yaml")
    assert done.code == 0
    assert done.out.startswith("--- odd.yaml\n+++ odd.yaml\n@@ -1,5 +1,11 @@\n # ours\n")
    assert "\n+# short\n" in done.out
    assert odd("fmt", "--diff", "--check", "odd.yaml").out == done.out
    assert odd("fmt", "--diff", "--check", "odd.yaml").code == 1
    assert ODD.read_bytes() == TEXT.encode()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("references: [", 3),
        ("references:\n- titel: x\n", 4),
        ("references:\n- key: a\n  title: x\n  title: y\n", 4),
        ("references:\n- key: a\n- key: a\n", 4),
    ],
)
def test_what_is_no_catalogue_is_left_alone(odd: Program, text: str, code: int) -> None:
    ODD.write_bytes(text.encode())
    for words in (["fmt"], ["fmt", "--check"]):
        done = odd(*words, "odd.yaml")
        assert (done.code, done.out) == (code, "")
        assert done.err.startswith("error: odd.yaml:")
    assert ODD.read_bytes() == text.encode()
    assert odd("fmt", "absent.yaml").code == 3
