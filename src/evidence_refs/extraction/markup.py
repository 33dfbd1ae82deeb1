r"""Raw lines -> a slice: the signs of Markdown and HTML out, what they mark kept as marks.

Known: `[words](target)`, `<https://…>`, `<u>`, `<b>`, `<i>`, `<em>`, `<strong>`, `*…*`, `**…**`,
backslash escapes. A sign that opens and never closes is text. `(#)` is no address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from evidence_refs.source import Mark, MarkKind, Slice

_TOKEN = re.compile(
    r"""
    \\(?P<escape>[\\`*_{}\[\]()\#+\-.!~|>"'&])
  | (?P<close>\])\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)\)
  | (?P<open>\[)
  | <(?P<auto>(?:https?://|www\.)[^<>]{3,2000})>
  | (?P<url>(?:https?://|www\.)(?:(?!\*{1,3}[)\].,;:]*(?:\s|$))[^\s<>\[\]])+)
  | <(?P<tag>/?(?:u|b|i|em|strong))>
  | (?P<star>\*{1,3}|(?<!\w)_{1,2}(?=\w|[“‘"'(])|(?<=[\w.?!)”’"'])_{1,2}(?!\w))
    """,
    re.VERBOSE | re.IGNORECASE,
)
# An address of which a blank parts the rest: `…/2015_terminology_ guidelines_en.pdf`.
_PARTED = re.compile(
    r"(?<!\w)(?:((?:https?://|www\.)[^\s<>\[\]()]{0,300}_) ([\w%-]+(?:[_/=][\w%./=-]*)?\.(?:pdf|html?|aspx?|docx?|php))(?=[\s.,;)]|$)"
    r"|((?:https?://|www\.)[^\s<>\[\]()/]{1,80}/[^\s<>\[\]()]{0,300}-) ([a-z0-9%]+(?:/|-[\w%]+-)[\w%./#=-]+)"
    r"|((?:https?://|www\.)[^\s<>\[\]()/]{1,80}/[^\s<>\[\]()]{0,300}/[a-z]{10,}) ([a-z]{4,}/[\w%-]{4,}[\w%./#=-]*)"
    r"|(https?://[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,5}\.) ([a-z0-9-]+(?:\.[a-z0-9-]+)+/[^\s<>\[\]()]*))"
)
_MOST_PARTS = 2
_EARLY_STAR = re.compile(r"(?<=\w)\*([,.;:]\s+)(?=[^*\s])")
_HYPHENS = {0x2010: "-", 0x2011: "-"}  # the hyphen, and the one that does not break
_OPEN_ADDRESS = re.compile(r"<(?:https?://|www\.)[^<>\s]*\s*$", re.IGNORECASE)
_TAGS: dict[str, MarkKind] = {
    "u": "underline", "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis",
}  # fmt: skip


class _Builder:
    """Collects the plain text and the marks of one slice."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.open: list[tuple[str, int, int]] = []  # sign, offset in text, index in parts

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def start(self, sign: str) -> None:
        # An opening sign takes no room; if nothing closes it, `restore` puts it back.
        self.open.append((sign, self.length, len(self.parts)))
        self.parts.append("")

    def end(self, sign: str, kind: MarkKind, target: str | None = None) -> bool:
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == sign:
                if self.length > self.open[index][1]:
                    self.marks.append(Mark(kind, self.open[index][1], self.length, target))
                del self.open[index]
                return True
        return False


def read_markup(lines: Sequence[tuple[int, str]]) -> Slice:
    """Turn numbered raw lines, joined by blanks, into one slice.

    Args:
        lines: pairs of line number and text, in order; not empty.
    """
    out, origins = _Builder(), list[tuple[int, int]]()
    for number, (line, raw) in enumerate(_whole_addresses(lines)):
        if number and out.length and not _goes_on(out.parts, raw):
            out.put(" ")
        origins.append((out.length, line))
        inside = any(sign == "*" for sign, *_ in out.open)
        raw = _EARLY_STAR.sub(partial(_after_sign, inside), raw.translate(_HYPHENS))
        _read_line(" ".join(raw.split()), out)
    if lines[-1][0] > origins[-1][1]:
        origins.append((max(origins[-1][0], out.length - 1), lines[-1][0]))
    text, marks = _restore(out)
    return Slice(text, marks, tuple(origins))


def _whole_addresses(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Join lines that divide an address in angle brackets."""
    out: list[tuple[int, str]] = []
    for line, raw in lines:
        if out and _OPEN_ADDRESS.search(out[-1][1][-2000:]):
            out[-1] = (out[-1][0], out[-1][1].rstrip() + raw.strip())
        else:
            out.append((line, raw))
    return out


def _after_sign(inside: bool, star: re.Match[str]) -> str:
    """Put a star that opens before a sign (`Pavlidis*, Title*`) behind it; one that closes stays."""
    opens = (star.string[: star.start()].count("*") + inside) % 2 == 0
    return f"{star[1]}*" if opens else star[0]


def _goes_on(parts: list[str], raw: str) -> bool:
    """Say whether a line goes on with the address in which the one before it ends."""
    first, _, more = raw.strip().partition(" ")
    alone = not more or not first[:1].isupper() or bool(re.search(r"[/=_&%?-]|\.\w", first))
    return alone and first[:1] not in "([“‘" and _ends_inside_address(parts)


def _ends_inside_address(parts: list[str]) -> bool:
    tail = "".join(parts[-6:])[-300:].rsplit(" ", 1)[-1]
    return tail.endswith(("-", "/", "_", "=", "&", "?", "%")) and bool(
        re.search(r"https?://|www\.|^\(/", tail)
    )


def _read_line(raw: str, out: _Builder) -> None:
    for _ in range(_MOST_PARTS):
        raw = _PARTED.sub(lambda parted: "".join(part or "" for part in parted.groups()), raw)
    at = 0
    for match in _TOKEN.finditer(raw):
        if match.start() > at:
            out.put(raw[at : match.start()])
        at = match.end()
        _read_token(match, raw, out)
    if at < len(raw):
        out.put(raw[at:])


def _read_token(match: re.Match[str], raw: str, out: _Builder) -> None:
    kind = match.lastgroup
    if kind == "escape":
        out.put(match["escape"])
    elif kind == "target":
        target = "" if match["target"] == "#" else match["target"]
        target = target.replace("%28", "(").replace("%29", ")")
        if not out.end("[", "link", target or None):
            out.put(match[0])
    elif kind == "open":
        out.start("[")
    elif kind == "auto":
        address = re.sub(r"\s+", "", match["auto"])
        out.marks.append(Mark("link", out.length, out.length + len(address), address))
        out.put(address)
    elif kind == "tag":
        name = match["tag"].lower()
        if name.startswith("/"):
            out.end(name[1:], _TAGS[name[1:]])
        else:
            out.start(name)
    elif kind == "star":
        _read_star(match, raw, out)
    else:
        out.put(match[0])


def _read_star(match: re.Match[str], raw: str, out: _Builder) -> None:
    sign = match["star"]
    before = raw[match.start() - 1 : match.start()]
    after = raw[match.end() : match.end() + 1]
    mark: MarkKind = "emphasis" if len(sign) == 1 else "strong"
    if before and not before.isspace() and out.end(sign, mark):
        return
    if after and not after.isspace() and not before.isalnum():
        out.start(sign)
    else:
        out.put(sign)


def _restore(out: _Builder) -> tuple[str, tuple[Mark, ...]]:
    """Put signs back that nothing closed (tags are dropped), and give text and marks."""
    signs = [(at, part, sign) for sign, at, part in out.open if sign[0] in "[*_"]
    marks = out.marks
    for at, part, sign in reversed(signs):
        out.parts[part] = sign
        marks = [
            Mark(
                m.kind,
                m.start + (len(sign) if m.start >= at else 0),
                m.end + (len(sign) if m.end > at else 0),
                m.target,
            )
            for m in marks
        ]
    return "".join(out.parts), tuple(sorted(marks, key=lambda m: (m.start, m.end)))
