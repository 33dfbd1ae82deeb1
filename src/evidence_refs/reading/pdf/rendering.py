"""A paragraph's lines to the text that a document holds: addresses whole, words joined, marks set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from evidence_refs.reading.pdf.joining import HYPHENS, Vocabulary, glue
from evidence_refs.reading.pdf.labels import BULLETS
from evidence_refs.reading.pdf.paragraphs import Paragraph
from evidence_refs.reading.pdf.runs import Run, clean
from evidence_refs.reading.pdf.targets import with_targets

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT = re.compile(r"(?:^|[\s\d/(.])(?:k|c|m|µ)?m$|(?:^|\D)10$|×\s*10$|\bft$|\bR$|χ$")
_BULLET = re.compile(rf"^(?:[{BULLETS}*-]\s*|o\s+(?=[A-Z]))(?=\S)")
_ADDRESS = re.compile(r"(?<!\]\()https?://\S+|(?<!/)(?<!\]\()www\.\S+", re.IGNORECASE)
_TRIMMED = " ,.;:"


def render(
    paragraph: Paragraph, known: Vocabulary, labels: frozenset[str]
) -> list[tuple[str, int]]:
    """Give the lines of a paragraph as text, each with the number of its page.

    `labels` are those of the document's notes that are no numbers.
    """
    if paragraph.cells:
        return [(_row(paragraph, known, labels), paragraph.pages[0])]
    lines = [
        [Run(clean(p.text), p.italic, p.raised, p.target) for p in line.pieces]
        for line in paragraph.lines
    ]
    if all(line.italic for line in paragraph.lines) or paragraph.level:
        lines = [[replace(run, italic=False) for run in runs] for runs in lines]
    lines = with_targets(lines)
    full = [_is_full(paragraph, index) for index in range(len(lines))]
    _join(lines, full, known)
    lines = [_upright_addresses(runs) for runs in lines]
    texts = zip(_texts(lines, labels), paragraph.pages, strict=True)
    kept = [(text, page) for text, page in texts if text]
    if kept:
        kept[0] = (_head(kept[0][0], paragraph), kept[0][1])
    return kept


def _row(paragraph: Paragraph, known: Vocabulary, labels: frozenset[str]) -> str:
    """Give a row of a table on one line."""
    cells = [
        " ".join(text for text, _ in render(cell, known, labels)) if cell else ""
        for cell in paragraph.cells
    ]
    return f"| {' | '.join(cells)} |"


def _is_full(paragraph: Paragraph, index: int) -> bool:
    if index + 1 >= len(paragraph.lines):
        return False
    line, following = paragraph.lines[index], paragraph.lines[index + 1]
    return line.x1 + following.first + 0.3 * line.size > paragraph.right


def _join(lines: list[list[Run]], full: Sequence[bool], known: Vocabulary) -> None:
    """Move the first word of a line to the end of the line before, where both are one."""
    first, second = 0, 1
    while second < len(lines):
        above, below = lines[first], lines[second]
        right = "".join(run.text for run in below)
        word = right.split(" ", 1)[0]
        left = "".join(run.text for run in above)
        joined = glue(left, right, full[second - 1], known)
        if joined is not None:
            if joined != left:
                last = max(index for index, run in enumerate(above) if run.text)
                hyphen = "-" if len(joined) == len(left) else ""
                above[last] = replace(above[last], text=above[last].text[:-1] + hyphen)
            _move(above, below, len(word))
        if joined is None or any(run.text for run in below):
            first = second
        second += 1


def _move(above: list[Run], below: list[Run], count: int) -> None:
    while count > 0 and below:
        run = below[0]
        taken = min(count, len(run.text))
        above.append(replace(run, text=run.text[:taken]))
        count -= taken
        if taken == len(run.text):
            below.pop(0)
        else:
            below[0] = replace(run, text=run.text[taken:].lstrip())
            return


def _upright_addresses(runs: Sequence[Run]) -> list[Run]:
    """Give the runs of a line with no address in italics: they say nothing of it."""
    text = "".join(run.text for run in runs)
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    if not spans or not any(run.italic for run in runs):
        return list(runs)
    found: list[Run] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        cuts = {start, end} | {at for span in spans for at in span if start < at < end}
        for left, right in pairwise(sorted(cuts)):
            inside = any(first <= left and right <= last for first, last in spans)
            italic = run.italic and not inside
            found.append(replace(run, text=text[left:right], italic=italic))
        start = end
    return found


def _texts(lines: Sequence[Sequence[Run]], labels: frozenset[str]) -> list[str]:
    """Give the lines as text. A span in italics goes on over line ends."""
    parts: list[str] = []
    italic = False
    for runs in lines:
        start = len(parts)
        for run in runs:
            text = run.text
            if run.raised == 1:
                text = _raised(text, "".join(parts[start:]), labels)
            text = text if run.target else text.replace("](", "]\\(")
            if run.italic != italic and text.strip(_TRIMMED):
                _turn(parts, starts=run.italic)
                italic = run.italic
            parts.append(text)
        if parts and parts[-1][-1:] in tuple(HYPHENS[2:]):
            parts[-1] = parts[-1][:-1] + "-"
        parts.append("\n")
    if italic:
        _turn(parts, starts=False)
    return [re.sub(r" {2,}", " ", text).strip() for text in "".join(parts).split("\n")][
        : len(lines)
    ]


def _turn(parts: list[str], *, starts: bool) -> None:
    """Put the sign at which italics start, or end: before the blanks and stops that follow."""
    if starts:
        parts.append("*")
        return
    at = len(parts)
    tail = ""
    while at and not parts[at - 1].strip(_TRIMMED + "\n"):
        tail = parts[at - 1] + tail
        at -= 1
    last = parts[at - 1] if at else ""
    words = last.rstrip(_TRIMMED)
    if last == "*":
        parts[at - 1 :] = [tail]
        return
    parts[max(0, at - 1) :] = [words, "*", last[len(words) :] + tail]


def _raised(text: str, before: str, labels: frozenset[str]) -> str:
    label = text.strip()
    blank = " " if text.endswith(" ") else ""
    digits = label.strip("[]()")
    if re.fullmatch(r"[\d,;\-–\s]+", digits) and any(char.isdigit() for char in digits):
        if _UNIT.search(before.rstrip("*")):
            return text
        return re.sub(r"\s+", "", digits).translate(_SUPERSCRIPT) + blank
    if label in labels:
        return f"[^{label}]" + (":" if not before else "") + blank
    return text


def _head(text: str, paragraph: Paragraph) -> str:
    """Give a paragraph's first line with its sign in front: of a heading, a bullet or a note."""
    if paragraph.level:
        return "#" * paragraph.level + " " + text.strip("*")
    label = paragraph.label
    if label and label.kind == "bullet":
        return "- " + _BULLET.sub("", text)
    if text[:1] in "¹²³⁴⁵⁶⁷⁸⁹":
        return re.sub(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*", r"\1 ", text)
    return text
