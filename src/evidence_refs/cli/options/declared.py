"""Options that are declared once in a table, and gathered for a command in one parameter."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Annotated, Any

import typer


def option(
    kind: object,
    name: str,
    metavar: str | None,
    help: str,
    autocompletion: Callable[..., list[str]] | None = None,
) -> object:
    """Give an option of a type, as a parameter's annotation."""
    return Annotated[
        kind, typer.Option(name, metavar=metavar, help=help, autocompletion=autocompletion)
    ]


def gathered(
    command: Callable[..., int], into: str, options: Mapping[str, object]
) -> Callable[..., int]:
    """Give a command with options in the place of one parameter.

    Args:
        command: takes `into`, a dict of what was given, by the names of the options.
        into: the name of that parameter.
        options: for the name of each, its annotation.
    """
    signature = inspect.signature(command, eval_str=True)
    own = [parameter for name, parameter in signature.parameters.items() if name != into]
    more = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=each)
        for name, each in options.items()
    ]

    @wraps(command)
    def filled(*args: object, **given: Any) -> int:
        chosen = {name: given.pop(name) for name in options}
        return command(
            *args, **given, **{into: {name: value for name, value in chosen.items() if value}}
        )

    parameters = [*own, *more]
    filled.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    filled.__annotations__ = {
        **{parameter.name: parameter.annotation for parameter in parameters},
        "return": int,
    }
    return filled
