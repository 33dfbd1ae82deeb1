"""Names of Office Open XML (ECMA-376, ISO/IEC 29500), as lxml spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element = _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{W}val"


def value(parent: Element | None, *path: str, default: str = "") -> str:
    """Give `w:val` of the child that `path` leads to; `default` where either is absent."""
    node = child(parent, *path)
    return default if node is None else node.get(VAL, default)


def child(parent: Element | None, *path: str) -> Element | None:
    """Give the descendant that `path`, names without their prefix `w:`, leads to."""
    for name in path:
        if parent is None:
            return None
        parent = parent.find(W + name)
    return parent


def switch(parent: Element | None, name: str) -> bool | None:
    """Give an on/off property such as `w:i`; None where it is absent, and a style decides."""
    node = child(parent, name)
    return None if node is None else node.get(VAL, "1") not in ("0", "false", "off", "none")


def number(text: str, default: int = 0, base: int = 10) -> int:
    """Give a whole number of an attribute; `default` for what is none."""
    try:
        return int(text, base)
    except ValueError:
        return default
