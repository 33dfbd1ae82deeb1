"""No command takes a word that says nothing, such as that of an unset variable, for none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import typer

from evidence_refs.cli.main import app
from evidence_refs.cli.registry import ALL, GROUPS

from .conftest import Program

_ALONE = [name for name in ALL if name not in GROUPS]


def _parameters(name: str) -> Iterator[tuple[str, str]]:
    """Give what a command takes beside flags: its kind, and how messages call it."""
    command = typer.main.get_command(app)
    for word in name.split():
        command = command.commands[word]  # type: ignore[attr-defined]
    for each in command.params:
        if each.param_type_name == "argument":
            yield "argument", (each.metavar or "").strip("[].")
        elif not each.is_flag:  # type: ignore[attr-defined]
            yield "option", each.opts[0]


def _named(kind: str) -> list[tuple[str, str]]:
    return [(name, word) for name in _ALONE for each, word in _parameters(name) if each == kind]


@pytest.mark.parametrize(("name", "option"), _named("option"))
def test_an_option_that_is_empty_is_refused(name: str, option: str, program: Program) -> None:
    done = program(*name.split(), option, "")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"error: {option} is empty\nhint: give it a value, or leave it out\n"


@pytest.mark.parametrize(("name", "argument"), dict(reversed(_named("argument"))).items())
def test_an_argument_that_is_empty_is_refused(name: str, argument: str, program: Program) -> None:
    done = program(*name.split(), "")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {argument} is empty\nhint: give it a value")


@pytest.mark.parametrize(
    "line", [["-c", "", "list"], ["list", "--catalogue", " "], ["list", "--catalogue="]]
)
def test_a_catalogue_without_a_name_is_refused(line: list[str], program: Program) -> None:
    done = program(*line)
    assert (done.code, done.out) == (2, "")
    assert " is empty\nhint: give it a value, or leave it out\n" in done.err


def test_the_second_of_two_values_is_looked_at(program: Program) -> None:
    assert "error: FILE is empty" in program("import", "a.bib", "").err
    assert (
        "error: --map is empty" in program("import", "a.csv", "--map", "A=title", "--map", "").err
    )
