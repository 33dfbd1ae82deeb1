r"""Text as Markdown (CommonMark 0.31): what it says is shown, and nothing in it is taken for a mark.

Titles, sources and abstracts are text: a backslash stands before whatever CommonMark, or the tables,
strike-through, formulas and raised text of its common extensions, would take for a mark of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from evidence_refs.formats.addresses import link_target
from evidence_refs.formats.seen import seen

# The `@` of pandoc's citations as well, and its attributes in braces: a list may stand in a text for pandoc.
_MARKS = re.compile(r"[\\`*_\[\]<>#|~^$]|&(?=#?\w+;)|(?<!\w)@(?=[\w{])|\{(?=[\w#.:=-])")
_LINE_START = re.compile(r"([+\-=](?![^\s+\-=])|\d{1,9}[.)](?=\s|$))")
_LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_OF_PANDOC = re.compile(
    r"^(?:(\((?:\d{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|@)|[a-z]|[ivxlcdm]+|[IVXLCDM]{2,}|[A-Z](?=\)))"
    r"(?=[.)](?:\s|$))|(?=:))"
)
"""How pandoc has items begin, `(1)`, `a.`, `iv)`, but not an initial, `A. Hale`; and definitions and divisions, `:`."""


class Run(Protocol):
    """Text in one look."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def bold(self) -> bool:
        """Whether they are bold."""

    @property
    def italic(self) -> bool:
        """Whether they are italic."""

    @property
    def link(self) -> str:
        """The address that they lead to; empty for none."""


def text(value: str) -> str:
    """Escape a value, so that CommonMark shows it as it is, on one line."""
    escaped = _MARKS.sub(lambda match: "\\" + match[0], seen(value).strip(" "))
    start = _LINE_START.match(escaped)
    if start is None:
        return escaped
    at = start.end() - 1
    return f"{escaped[:at]}\\{escaped[at:]}"


def line(runs: Sequence[Run]) -> str:
    """Give runs as one line, which begins no block of another kind."""
    written = ""
    for at, run in enumerate(runs):
        after = runs[at + 1].text[:1] if at + 1 < len(runs) else ""
        written += _run(run, written[-1:], after)
    # A number and its period may be of two runs: together they would begin a list.
    return _LIST_NUMBER.sub(r"\1\\\2", written.strip(" "))


def first_line(runs: Sequence[Run]) -> str:
    """Give runs as the line that begins a paragraph, where pandoc finds more kinds of blocks."""
    return _OF_PANDOC.sub(lambda found: f"{found[0]}\\", line(runs))


def _run(run: Run, before: str, after: str) -> str:
    words = seen(run.text)
    core = words.strip(" ")
    if not core:
        return words
    lead = " " * words.startswith(" ")
    trail = " " * words.endswith(" ")
    target = link_target(run.link)
    if target == core and not (run.bold or run.italic):
        return f"{lead}<{target}>{trail}"
    sign = "*" * run.italic + "**" * run.bold
    if target:
        return f"{lead}[{_emphasised(core, sign, '[', ']')}](<{_entities_apart(target)}>){trail}"
    return f"{lead}{_emphasised(core, sign, lead or before, trail or after)}{trail}"


def _emphasised(core: str, sign: str, before: str, after: str) -> str:
    """Give text between asterisks, where CommonMark takes them for emphasis by what stands about them."""
    opens = core[0].isalnum() or not before.isalnum()
    closes = core[-1].isalnum() or not after.isalnum()
    if not (opens and closes and before != "*"):
        sign = ""
    return f"{sign}{text(core)}{sign}"


def _entities_apart(address: str) -> str:
    return re.sub(r"&(?=#?\w+;)", r"\\&", address)
