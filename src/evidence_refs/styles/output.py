"""Runs of text as plain text, HTML or Markdown; every value is escaped for its reader."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from evidence_refs.formats import markdown
from evidence_refs.formats.addresses import link_target
from evidence_refs.formats.seen import seen
from evidence_refs.styles.punctuation import Run

Output = Literal["text", "html", "markdown"]

_TAGS = (
    ("font-style", "italic", "i"), ("font-style", "oblique", "i"), ("font-weight", "bold", "b"),
    ("text-decoration", "underline", "u"), ("vertical-align", "sup", "sup"),
    ("vertical-align", "sub", "sub"),
)  # fmt: skip
_SMALL_CAPS = '<span style="font-variant: small-caps">'


def written(runs: Sequence[Run], output: Output) -> str:
    """Give runs as one line of a format."""
    return _WRITERS[output](runs)


def _text(runs: Iterable[Run]) -> str:
    return seen("".join(run.text for run in runs)).strip()


def _html(runs: Iterable[Run]) -> str:
    return "".join(map(_html_run, runs))


def _html_run(run: Run) -> str:
    text = html.escape(seen(run.text), quote=True)
    for attribute, value, tag in _TAGS:
        if run.look.get(attribute) == value:
            text = f"<{tag}>{text}</{tag}>"
    if run.look.get("font-variant") == "small-caps":
        text = f"{_SMALL_CAPS}{text}</span>"
    target = link_target(run.link)
    return f'<a href="{html.escape(target, quote=True)}">{text}</a>' if target else text


_WRITERS: Mapping[Output, Callable[[Sequence[Run]], str]] = {
    "text": _text,
    "html": _html,
    "markdown": markdown.line,
}
