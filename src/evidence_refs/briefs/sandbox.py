"""Where templates run: nothing is opened or changed, each value is escaped, and each loop ends."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from evidence_refs.briefs.house.parts import parted
from evidence_refs.briefs.template_values import full_name
from evidence_refs.formats import markdown
from evidence_refs.formats.dates import spoken
from evidence_refs.formats.seen import seen

_OF_HTML = ("escape", "e", "forceescape", "tojson", "urlize", "xmlattr")
"""Filters that write HTML, which in Markdown would be no escape at all."""

_MOST = 1_000_000
"""How many steps the ranges of a template have in all, and how long a text may become by `*` or `%`."""


def environment(output: str) -> Sandbox:
    """Give the place in which a template for an output is followed."""
    made = Sandbox(
        loader=BaseLoader(),  # which has nothing: no template can call in another file
        autoescape=True,
        undefined=StrictUndefined,
        finalize=partial(_escaped, _ESCAPES[output]),
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    if output != "html":
        for name in _OF_HTML:
            del made.filters[name]
    made.filters |= {"spoken": spoken, "name": full_name, "paragraphs": parted}
    del made.filters["random"]  # the same references give the same text
    return made


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, in which ranges are bounded together, and no operator makes a text of any length."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._steps = 0
        self.globals["range"] = self._range
        self.globals.pop("lipsum")

    def _range(self, *bounds: int) -> range:
        found = range(*bounds)
        self._steps += len(found)
        if self._steps > _MOST:
            raise SecurityError(f"its ranges have more than {_MOST} steps in all")
        return found

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Give what an operator makes of two numbers, or two texts of some length."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers or (operator == "**" and abs(right) > 100):
            raise SecurityError(f"{operator} is for small numbers here")
        return super().call_binop(context, operator, left, right)


def _escaped(escape: Callable[[str], str], value: Any) -> Any:
    """Give a value for printing: what is absent is nothing, and text is text."""
    if isinstance(value, Markup | Undefined):
        return value
    return Markup("" if value is None else escape(str(value)))


def _html(value: str) -> str:
    return html.escape(seen(value))


_ESCAPES: dict[str, Callable[[str], str]] = {"markdown": markdown.text, "html": _html}
