"""A command that refuses what says nothing: an empty word, such as that of an unset variable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand

from evidence_refs.errors import UsageError


class Command(TyperCommand):
    """A command whose options and arguments have values, where they are given.

    An empty one would be as if it were not there, or as the folder here, which is never what was meant.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of the command line into the context.

        Raises:
            UsageError: an option or argument is empty.
        """
        if not ctx.resilient_parsing:  # of a line that is being completed
            # As typed: read on, an empty path would be `.`.
            typed, _, _ = self.make_parser(ctx).parse_args(list(args))
            for parameter in self.get_params(ctx):
                _refuse_empty(parameter, typed.get(parameter.name or ""))
        return super().parse_args(ctx, args)


def _refuse_empty(parameter: Any, typed: object) -> None:
    is_option = parameter.param_type_name == "option"
    blanks = " ,\t\n" if is_option else " \t\n"
    if any(not text.strip(blanks) for text in _texts(typed)):
        name = parameter.opts[0] if is_option else parameter.metavar.strip("[].")
        can_go = is_option or not parameter.required
        hint = "give it a value, or leave it out" if can_go else "give it a value"
        raise UsageError(f"{name} is empty", hint=hint)


def _texts(typed: object) -> Iterable[str]:
    each = typed if isinstance(typed, list | tuple) else [typed]
    return (text for text in each if isinstance(text, str))
