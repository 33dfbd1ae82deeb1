"""Numbers of a page's lists, as a browser prints them (HTML standard, 4.4.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence_refs.reading import numerals

if TYPE_CHECKING:
    from evidence_refs.reading.html.page import Element

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_BY_STYLE = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "decimal": "1",
}  # fmt: skip


@dataclass(slots=True)
class List:
    """A list that is open: what its next item is called."""

    is_numbered: bool = False
    kind: str = "1"
    count: int = 1
    step: int = 1
    of_notes: bool = False

    def label(self, item: Element) -> tuple[str, int]:
        """Give the label of the next item, and its number."""
        if not self.is_numbered:
            return "-", 0
        count = _int(item.get("value"), self.count)
        self.count = count + self.step
        return f"{_printed(count, self.kind)}.", count


def open_list(node: Element, of_notes: bool) -> List:
    """Give the state of a list before its first item."""
    if node.tag != "ol":
        return List(of_notes=of_notes)
    style = _STYLE.search(node.get("style") or "")
    kind = _BY_STYLE.get(style[1].lower(), "") if style else ""
    kind = kind or (node.get("type") or "1")
    if node.get("reversed") is None:
        return List(True, kind, _int(node.get("start"), 1), 1, of_notes)
    items = sum(1 for child in node if child.tag == "li")
    return List(True, kind, _int(node.get("start"), items), -1, of_notes)


def _int(text: str | None, default: int) -> int:
    match = re.match(r"\s*([+-]?\d{1,9})", text or "")
    return int(match[1]) if match else default


def _printed(count: int, kind: str) -> str:
    if kind in ("a", "A"):
        text = numerals.columns(count)
    elif kind in ("i", "I"):
        text = numerals.roman(count)
    else:
        return str(count)
    return text.upper() if kind.isupper() else text
