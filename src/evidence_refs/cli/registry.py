"""The commands, in the order in which help lists them: each is the module of its name in `cli/commands`.

A hyphen in the name is an underscore in the module's, and so is the space of `brief update`; one that is a word
of Python has an underscore behind it. A module has `command`, a function as typer takes it that gives the exit
code, and `EXAMPLES`; that of a group tells of it in its docstring, and has `EXAMPLES` alone. It is imported
when it is asked for: the program starts as fast as its smallest command.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import typer
from typer.core import TyperGroup

from evidence_refs.cli.options.empty import Command

COMMANDS = (
    "init", "extract", "list", "search", "show", "add", "edit", "set", "tag", "reviewed", "merge",
    "rename", "remove", "keys", "undo", "redo", "validate", "fmt", "stats", "dedupe", "import", "export",
    "brief", "schema", "git-merge",
)  # fmt: skip

GROUPS: Mapping[str, tuple[str, ...]] = {"brief": ("new", "build", "update")}
"""The commands that are groups, and the names within each."""

ALL = (*COMMANDS, *(f"{group} {name}" for group, names in GROUPS.items() for name in names))
"""Every command and group, as a person types it."""

_EVERYWHERE = "-c, --quiet, --color and --debug work here too: evidence-refs --help"


def module_of(name: str) -> str:
    """Give the name of a command's module."""
    return name.replace("-", "_").replace(" ", "_") + ("_" if iskeyword(name) else "")


class _Commands(Mapping[str, Any]):
    """Name to command, made when it is looked up. `group` is that of all of them, or none."""

    def __init__(self, group: str) -> None:
        self._group = group
        self._names = GROUPS[group] if group else COMMANDS

    def __getitem__(self, name: str) -> Any:
        if name not in self._names:
            raise KeyError(name)
        typed = f"{self._group} {name}".strip()
        module = import_module(f"evidence_refs.cli.commands.{module_of(typed)}")
        epilog = f"{module.EXAMPLES}\n\n{_EVERYWHERE}"
        if typed in GROUPS:
            return Commands(typed, name=name, help=module.__doc__, epilog=epilog)
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(name, cls=Command, epilog=epilog)(module.command)
        return typer.main.get_command(alone)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Commands(TyperGroup):
    """The group of all commands, or one of `GROUPS`."""

    def __init__(self, group: str = "", **settings: Any) -> None:
        super().__init__(**{"rich_markup_mode": None, **settings})
        self.commands = _Commands(group)  # type: ignore[assignment]

    def list_commands(self, _: object) -> list[str]:
        """Give the names, and make no command for it."""
        return list(self.commands)
