"""The commands, in the order in which help lists them: each is the module of its name here.

A hyphen in the name is an underscore in the module's, and one that is a word of Python has an underscore
behind it. A module has `command`, a function as typer takes it that gives the exit code, and `EXAMPLES`. It is
imported when it is asked for: the program starts as fast as its smallest command.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import typer
from typer.core import TyperGroup

COMMANDS = (
    "init", "extract", "list", "search", "show", "add", "edit", "set", "tag", "reviewed", "merge",
    "rename", "remove", "keys", "undo", "redo", "validate", "fmt", "stats", "dedupe", "import", "export",
    "schema", "git-merge",
)  # fmt: skip

_EVERYWHERE = "-c, --quiet, --color and --debug work here too: evidence-refs --help"


def module_of(name: str) -> str:
    """Give the name of a command's module."""
    return name.replace("-", "_") + ("_" if iskeyword(name) else "")


class _Commands(Mapping[str, Any]):
    """Name to command, made when it is looked up."""

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        module = import_module(f"evidence_refs.cli.{module_of(name)}")
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(name, epilog=f"{module.EXAMPLES}\n\n{_EVERYWHERE}")(module.command)
        return typer.main.get_command(alone)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Commands(TyperGroup):
    """The group of all commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()  # type: ignore[assignment]

    def list_commands(self, _: object) -> list[str]:
        """Give the names, and make no command for it."""
        return list(COMMANDS)
