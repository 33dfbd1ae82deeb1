"""Tags and entities of HTML and JATS in what should be plain text, taken out; what they mean stays."""

from __future__ import annotations

import re
from html.entities import html5

ENTITY = re.compile(r"&(?:#(\d{2,7})|#x([0-9a-f]{2,6})|([a-z]{2,8}\d?));", re.IGNORECASE)
# What follows the name of a tag: `<b and c>` is none.
_ATTRIBUTES = r"""(?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))*\s*/?>"""
_PARTING = (
    rf"</?(?:(?:jats:)?p|jats:(?:title|sec|list|list-item)|br|div|ul|ol|li|h[1-6]){_ATTRIBUTES}"
)
_INLINE = (
    r"</?(?:i|b|em|strong|u|small|span|font|sub|sup|sc|scp|italic|bold|jats:[\w-]+|mml:\w+)"
    rf"{_ATTRIBUTES}"
)
TAG = re.compile(rf"(?P<gap>(?<!\s)\s*(?:{_PARTING}\s*)+)|{_INLINE}", re.IGNORECASE)


def without_markup(text: str) -> str:
    """Take tags and entities out of a text; links stay, since their address may stand nowhere else."""
    bare = without_entities(without_tags(text))
    return bare if bare == text else bare.strip(" ").lstrip(" \n")


def without_tags(text: str, *, between: str | None = None) -> str:
    """Take tags out of a text.

    `between` is put where they part texts; without it, the line ends that stand around them, or else a blank.
    """
    if "<" not in text:
        return text
    return TAG.sub(lambda match: _between(match["gap"], between), text)


def _between(parted: str | None, between: str | None) -> str:
    if parted is None:
        return ""
    return "\n" * parted.count("\n") or " " if between is None else between


def without_entities(text: str) -> str:
    """Replace the entities of a text."""
    return ENTITY.sub(_meant, text)


def _meant(match: re.Match[str]) -> str:
    """Give the sign that an entity stands for, a blank for any white space."""
    decimal, hexadecimal, name = match.groups()
    if name:
        sign = html5.get(f"{name};", match[0])
    else:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        sign = chr(code) if code < 0x110000 else match[0]
    return " " if sign.isspace() else sign if sign.isprintable() else match[0]
