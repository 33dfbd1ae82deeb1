"""The filters of the contract, declared once for every command that takes references."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial, wraps
from typing import Annotated, Any

import typer

from evidence_refs.cli import complete

Filters = dict[str, Any]
"""What a person asked for, by the names of `catalogue.query.Filter`."""


def _option(
    kind: object,
    name: str,
    metavar: str,
    help: str,
    autocompletion: Callable[..., list[str]] | None = None,
) -> object:
    return Annotated[
        kind, typer.Option(name, metavar=metavar, help=help, autocompletion=autocompletion)
    ]


_text = partial(_option, str | None)
_many = partial(_option, list[str] | None)


_OPTIONS: dict[str, object] = {
    "author": _text("--author", "NAME", "An author has this in the name."),
    "source": _text("--source", "NAME", "An issuer has this in its name."),
    "journal": _text("--journal", "NAME", "The journal or book has this in its name."),
    "type": _text("--type", "TYPE", "Of this CSL type.", autocompletion=complete.types),
    "year": _text("--year", "YEAR", "Of a year (2019) or years (2018..2022, 2018.., ..2022)."),
    "document": _text(
        "--document", "ID", "Cited in this document.", autocompletion=complete.documents
    ),
    "section": _text(
        "--section",
        "TEXT",
        "Cited under a heading that has this in it.",
        autocompletion=complete.sections,
    ),
    "tag": _text("--tag", "TAG", "Has this tag.", autocompletion=complete.tags),
    "has": _many("--has", "FIELD", "Has this field. Repeatable.", autocompletion=complete.fields),
    "missing": _many(
        "--missing", "FIELD", "Lacks this field. Repeatable.", autocompletion=complete.fields
    ),
    "key": _many("--key", "KEY", "This one. Repeatable.", autocompletion=complete.keys),
    "added_since": _text("--added-since", "DATE", "Added on this day (2026-01-31) or later."),
    "sort": _text("--sort", "FIELD", "Sort by this field.", autocompletion=complete.fields),
}


def with_filters(command: Callable[..., int]) -> Callable[..., int]:
    """Give `command`, which takes `filters`, with an option for each of them in its place."""
    signature = inspect.signature(command, eval_str=True)
    own = [parameter for name, parameter in signature.parameters.items() if name != "filters"]
    filters = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=option)
        for name, option in _OPTIONS.items()
    ]

    @wraps(command)
    def filtered(*args: object, **given: object) -> int:
        chosen = {name: given.pop(name) for name in _OPTIONS}
        return command(
            *args, **given, filters={name: value for name, value in chosen.items() if value}
        )

    parameters = [*own, *filters]
    filtered.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    filtered.__annotations__ = {
        **{parameter.name: parameter.annotation for parameter in parameters},
        "return": int,
    }
    return filtered
