"""Runs of text as plain text, HTML or Markdown; every value is escaped for its reader."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from evidence_refs.formats import markdown
from evidence_refs.formats.addresses import link_target
from evidence_refs.styles.punctuation import Run

Output = Literal["text", "html", "markdown"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_TAGS = (
    ("font-style", "italic", "i"), ("font-style", "oblique", "i"), ("font-weight", "bold", "b"),
    ("text-decoration", "underline", "u"), ("vertical-align", "sup", "sup"),
    ("vertical-align", "sub", "sub"),
)  # fmt: skip
_LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_SMALL_CAPS = '<span style="font-variant: small-caps">'


def written(runs: Sequence[Run], output: Output) -> str:
    """Give runs as one line of a format."""
    return _WRITERS[output](runs)


def _text(runs: Iterable[Run]) -> str:
    return _clean("".join(run.text for run in runs))


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", _CONTROL.sub("", text)).strip()


def _html(runs: Iterable[Run]) -> str:
    return "".join(map(_html_run, runs))


def _html_run(run: Run) -> str:
    text = html.escape(re.sub(r"\s+", " ", _CONTROL.sub("", run.text)), quote=True)
    for attribute, value, tag in _TAGS:
        if run.look.get(attribute) == value:
            text = f"<{tag}>{text}</{tag}>"
    if run.look.get("font-variant") == "small-caps":
        text = f"{_SMALL_CAPS}{text}</span>"
    target = link_target(run.link)
    return f'<a href="{html.escape(target, quote=True)}">{text}</a>' if target else text


def _markdown(runs: Sequence[Run]) -> str:
    written = ""
    for at, run in enumerate(runs):
        after = runs[at + 1].text[:1] if at + 1 < len(runs) else ""
        written += _markdown_run(run, written[-1:], after)
    # A number and its period may be of two runs: together they would begin a list.
    return _LIST_NUMBER.sub(r"\1\\\2", written.strip())


def _markdown_run(run: Run, before: str, after: str) -> str:
    core = run.text.strip()
    lead = " " if run.text[:1].isspace() else ""
    trail = " " if run.text[-1:].isspace() and core else ""
    text = markdown.text(core)
    target = link_target(run.link)
    if target:
        text = f"<{target}>" if target == core else f"[{text}](<{_entities_apart(target)}>)"
    sign = _emphasis(run.look)
    if sign and text and _may_stand(core, lead or before, trail or after):
        text = f"{sign}{text}{sign}"
    return f"{lead}{text}{trail}"


def _entities_apart(address: str) -> str:
    return re.sub(r"&(?=#?\w+;)", r"\\&", address)


def _emphasis(look: Mapping[str, str]) -> str:
    italic = look.get("font-style") in ("italic", "oblique")
    return "*" * italic + "**" * (look.get("font-weight") == "bold")


def _may_stand(core: str, before: str, after: str) -> bool:
    """Whether CommonMark takes asterisks here for emphasis, by what stands within and around them."""
    opens = core[0].isalnum() or not before.isalnum()
    closes = core[-1].isalnum() or not after.isalnum()
    return opens and closes and before != "*"


_WRITERS: Mapping[Output, Callable[[Sequence[Run]], str]] = {
    "text": _text,
    "html": _html,
    "markdown": _markdown,
}
