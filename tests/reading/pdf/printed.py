"""Writes small PDFs: lines of text at given places, with notes, italics, links and an outline.

All is set in Courier, whose characters are all 0.6 of the size wide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
EM = 0.6
_MARK = re.compile(r"(\^[^^]+\^|\*[^*]+\*)")


@dataclass(frozen=True)
class Put:
    """A line of text at `x`, and `y` points below the top. `^3^` is raised, `*so*` in italics."""

    text: str
    x: float = 72
    y: float = 72
    size: float = 10
    bold: bool = False
    turned: bool = False

    @property
    def operators(self) -> str:
        font = "F2" if self.bold else "F1"
        place = (
            f"0 1 -1 0 {self.x} {HEIGHT - self.y} Tm"
            if self.turned
            else f"1 0 0 1 {self.x} {HEIGHT - self.y} Tm"
        )
        shown = []
        for part in _MARK.split(self.text):
            if part.startswith("^") and len(part) > 2:
                small = round(0.6 * self.size, 1)
                rise = round(0.35 * self.size, 1)
                shown.append(f"/{font} {small} Tf {rise} Ts {_string(part[1:-1])} Tj 0 Ts")
            elif part.startswith("*") and len(part) > 2:
                shown.append(f"/F3 {self.size} Tf {_string(part[1:-1])} Tj")
            elif part:
                shown.append(f"/{font} {self.size} Tf {_string(part)} Tj")
        return f"BT {place} {' '.join(shown)} ET"


@dataclass(frozen=True)
class Link:
    """An annotation over `count` characters from `x` of the line at `y`, that leads to `target`."""

    target: str
    x: float
    y: float
    count: int
    size: float = 10

    @property
    def annotation(self) -> str:
        bottom = HEIGHT - self.y - 0.3 * self.size
        right = self.x + self.count * EM * self.size
        return (
            f"<</Type/Annot/Subtype/Link/Rect[{self.x} {bottom} {right} {bottom + 1.2 * self.size}]"
            f"/A<</S/URI/URI{_string(self.target)}>>>>"
        )


@dataclass(frozen=True)
class Rule:
    """A thin line drawn from one point to another: across or down."""

    x: float
    y: float
    width: float
    height: float

    @property
    def operators(self) -> str:
        return f"{self.x} {HEIGHT - self.y - self.height} {self.width} {self.height} re f"


Part = Put | Link | Rule


@dataclass
class Page:
    """What stands on a page."""

    parts: list[Part] = field(default_factory=list)
    rotate: int = 0


def lines(
    text: str, *, x: float = 72, y: float = 100, size: float = 10, step: float = 12
) -> list[Part]:
    """Give lines one below the other; an empty one is a gap, two blanks at a head 6 points of indent."""
    found: list[Part] = []
    for line in text.strip("\n").split("\n"):
        if line.strip():
            indent = len(line) - len(line.lstrip())
            found.append(Put(line.strip(), x + 3 * indent, y, size))
        y += step
    return found


def table(
    rows: Sequence[Sequence[str]], xs: Sequence[float], *, y: float = 100, step: float = 14
) -> list[Part]:
    """Give a table with lines round its cells; a cell's lines are divided by `/`."""
    found: list[Part] = [Rule(xs[0], y, xs[-1] - xs[0], 0.5)]
    top = y
    for row in rows:
        for x, cell in zip(xs, row, strict=False):
            found += [Put(part, x + 4, y + 11 + 12 * n) for n, part in enumerate(cell.split("/"))]
        y += step + 12 * max(cell.count("/") for cell in row)
        found.append(Rule(xs[0], y, xs[-1] - xs[0], 0.5))
    return found + [Rule(x, top, 0.5, y - top) for x in xs]


def pdf(pages: Sequence[Page | Sequence[Part]], outline: Sequence[str] = ()) -> bytes:
    """Give a PDF of these pages; `outline` names headings on its first page."""
    objects = [
        "",
        "",
        *(_FONT.format(name) for name in ("Courier", "Courier-Bold", "Courier-Oblique")),
    ]
    kids: list[int] = []
    for each in pages:
        page = each if isinstance(each, Page) else Page(list(each))
        content = "\n".join(part.operators for part in page.parts if not isinstance(part, Link))
        notes = "".join(part.annotation for part in page.parts if isinstance(part, Link))
        objects.append(f"<</Length {len(content.encode('cp1252'))}>>stream\n{content}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {page.rotate}"
            "/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>"
            f"/Contents {len(objects)} 0 R/Annots[{notes}]>>"
        )
        kids.append(len(objects))
    entries = _outline(objects, outline, kids[0]) if outline else ""
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{entries}>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>"
    return _file(objects)


_FONT = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"


def _outline(objects: list[str], titles: Sequence[str], page: int) -> str:
    root = len(objects) + 1
    first, last = root + 1, root + len(titles)
    objects.append(f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {len(titles)}>>")
    for number, title in enumerate(titles, first):
        following = f"/Next {number + 1} 0 R" if number < last else ""
        objects.append(
            f"<</Title{_string(title)}/Parent {root} 0 R{following}/Dest[{page} 0 R/Fit]>>"
        )
    return f"/Outlines {root} 0 R"


def _file(objects: Sequence[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def _string(text: str) -> str:
    escaped = re.sub(r"([\\()])", r"\\\1", text)
    return f"({escaped})"
