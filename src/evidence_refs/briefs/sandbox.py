"""Where templates run: nothing is opened or changed, each value is escaped, and each loop ends."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from functools import partial, wraps
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, Undefined
from jinja2.exceptions import SecurityError
from jinja2.filters import do_format
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
"""How many steps the ranges of a template have in all."""

_WIDEST = 10_000
"""How wide a text may be made, how long by `*`, and in how many parts a list may be cut."""

_OF_WIDTH = ("batch", "center", "indent", "slice", "tojson")
"""Filters that are told how wide, or how many."""

_WIDE = re.compile(r"\d{5}|\{[^{}]*\{|%[^%a-zA-Z]*\*")
"""What makes a format wide, or takes its width from a value."""


def environment(output: str) -> Sandbox:
    """Give the place in which a template for an output is followed."""
    made = Sandbox(
        loader=_NoOther(),
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
    made.filters |= {
        name: _narrow(name, made.filters[name]) for name in _OF_WIDTH if name in made.filters
    }
    made.filters["format"] = _formatted
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
        """Give what an operator makes of two numbers, or of a text that a number repeats: `"#" * 3`."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        is_small = abs(right) <= 100 if numbers and operator == "**" else numbers
        if not (is_small or (operator == "*" and _is_short(left, right))):
            raise SecurityError(f"{operator} is for small numbers here")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Any, called: Any, /, *arguments: Any, **named: Any) -> Any:
        """Call what is safe; the methods of a text make none of any width."""
        if isinstance(getattr(called, "__self__", None), str):
            _refuse_wide(called.__name__, (*arguments, *named.values()))
        return super().call(context, called, *arguments, **named)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Give the safe form of `format`, whose widths are small as well."""
        found = super().wrap_str_format(value)
        if found is not None:
            _refuse_wide_format(value.__self__)
        return found


class _NoOther(BaseLoader):
    """Has nothing: no template can call in another file."""

    def get_source(self, environment: Environment, template: str) -> Any:
        raise TemplateNotFound(template, f"{template} is not read: a template reads no other file")


def _is_short(left: Any, right: Any) -> bool:
    text, times = (left, right) if isinstance(left, str) else (right, left)
    return isinstance(text, str) and isinstance(times, int) and len(text) * times <= _WIDEST


def _narrow(name: str, filter: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter)
    def narrow(*arguments: Any, **named: Any) -> Any:
        _refuse_wide(name, (*arguments[1:], *named.values()))
        return filter(*arguments, **named)

    return narrow


def _formatted(value: str, *arguments: Any, **named: Any) -> str:
    _refuse_wide_format(str(value))
    return do_format(value, *arguments, **named)


def _refuse_wide(name: str, values: Iterable[Any]) -> None:
    if any(isinstance(each, int) and each > _WIDEST for each in values):
        raise SecurityError(f"{name} is for small numbers here, up to {_WIDEST}")


def _refuse_wide_format(text: str) -> None:
    if _WIDE.search(text):
        raise SecurityError(f"format is for widths up to {_WIDEST} here, written in it")


def _escaped(escape: Callable[[str], str], value: Any) -> Any:
    """Give a value for printing: what is absent is nothing, and text is text."""
    if isinstance(value, Markup | Undefined):
        return value
    return Markup("" if value is None else escape(str(value)))


def _html(value: str) -> str:
    return html.escape(seen(value))


_ESCAPES: dict[str, Callable[[str], str]] = {"markdown": markdown.text, "html": _html}
