"""The options that may stand before or after the command, moved to before it."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_refs.errors import UsageError

_FLAGS = ("--quiet", "-q", "--debug", "--version")
_WITH_VALUE = ("--catalogue", "-c", "--color")
_JOINED = ("--catalogue=", "--color=", "-c")
"""How an option begins that has its value in the same word; `-c` alone has none."""


def hoist(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give the options of every command, and the rest of the command line.

    After `--` all words are the command's own.

    Raises:
        UsageError: an option's value is missing, or empty.
    """
    ours: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in _WITH_VALUE:
            value = next(words, None)
            if value is None:
                raise UsageError(f"option '{word}' requires an argument", hint=f"{word} VALUE")
            _refuse_empty(word, value)
            ours += [word, value]
        elif word in _FLAGS or word.startswith(_JOINED):
            name, sign, value = word.partition("=")
            if sign:
                _refuse_empty(name, value)
            ours.append(word)
        else:
            rest.append(word)
    return ours, rest


def _refuse_empty(option: str, value: str) -> None:
    if not value.strip():
        raise UsageError(f"{option} is empty", hint="give it a value, or leave it out")
