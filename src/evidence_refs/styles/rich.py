"""Text with its look: what the elements of a style give, before it is written in some format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from evidence_refs.styles.node import Node

LOOKS = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
"""The attributes of CSL that say how text is set."""


@dataclass(frozen=True, slots=True)
class Span:
    """Parts of a text with something in common.

    `look` holds attributes of `LOOKS` with their values, `quoted` says that quotation marks stand
    around it, `link` is an address that it leads to, `role` what it is to the processor (`name`,
    `names`), or to the page (`margin`), `display` how it is placed.
    """

    parts: tuple[Rich, ...]
    look: tuple[tuple[str, str], ...] = ()
    quoted: bool = False
    link: str = ""
    role: str = ""
    display: str = ""


Rich = str | Span
"""A text with its look: plain words, or a span. Each string is a piece: punctuation that one ends with
and the next begins with is settled between them, and never inside one."""


def plain(rich: Rich) -> str:
    """Give the words alone."""
    return rich if isinstance(rich, str) else "".join(map(plain, rich.parts))


def is_empty(rich: Rich) -> bool:
    """Whether there is no text in it."""
    return not rich if isinstance(rich, str) else all(map(is_empty, rich.parts))


def joined(parts: Iterable[Rich], delimiter: str = "") -> Rich:
    """Give those parts that are not empty as one, with `delimiter` between them."""
    found: list[Rich] = []
    for part in parts:
        if is_empty(part):
            continue
        if found and delimiter:
            found.append(delimiter)
        found.append(part)
    if len(found) < 2:
        return found[0] if found else ""
    return Span(tuple(found))


def mapped(rich: Rich, change: Callable[[str], str]) -> Rich:
    """Give it with each of its strings changed."""
    if isinstance(rich, str):
        return change(rich)
    return replace(rich, parts=tuple(mapped(part, change) for part in rich.parts))


def rewritten(rich: Rich, change: Callable[[str], str]) -> Rich:
    """Give it with its words changed as a whole by a function that keeps their length."""
    words = plain(rich)
    changed = change(words)
    if len(changed) != len(words):
        return rich
    rest = iter(changed)
    return mapped(rich, lambda part: "".join(next(rest) for _ in part))


def with_role(rich: Rich, role: str) -> Iterator[Span]:
    """Give the spans of a role, in their order; those that stand in one are left out."""
    if isinstance(rich, str):
        return
    if rich.role == role:
        yield rich
        return
    for part in rich.parts:
        yield from with_role(part, role)


def replaced(rich: Rich, old: Span, new: Rich) -> Rich:
    """Give it with one span, this very object, replaced."""
    if rich is old:
        return new
    if isinstance(rich, str):
        return rich
    parts = tuple(replaced(part, old, new) for part in rich.parts)
    # What holds no change stays the very object that it is.
    same = all(part is before for part, before in zip(parts, rich.parts, strict=True))
    return rich if same else replace(rich, parts=parts)


def dressed(rich: Rich, node: Node, *, affixes: bool = True) -> Rich:
    """Give a text in the look that an element asks for, in its quotes, and between its affixes."""
    if is_empty(rich):
        return ""
    look = tuple((name, node.get(name)) for name in LOOKS if node.get(name))
    quoted = node.get("quotes") == "true"
    display = node.get("display")
    within = node.name == "layout"  # whose look is that of its affixes as well
    if (look and not within) or quoted:
        rich = Span((rich,), look=look, quoted=quoted)
    if affixes and (node.get("prefix") or node.get("suffix")):
        rich = Span(tuple(filter(None, (node.get("prefix"), rich, node.get("suffix")))))
    if look and within:
        rich = Span((rich,), look=look)
    return Span((rich,), display=display) if display else rich
